"""Own lists written without an editor: a list in the making, its text, and the two ways to be asked for it."""
