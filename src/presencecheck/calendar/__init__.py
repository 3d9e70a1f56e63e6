"""When the next appointment starts, from a calendar: start times only, never a name, a title or a place."""
