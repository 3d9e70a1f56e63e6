"""Reading and writing runs in the history."""
