"""What stands around the words of any command."""

CELL = "{heading}: {cell}"
"""A cell of a table in a window too narrow for columns."""
