"""What stands around the words of any command."""

CELL = "{heading}: {cell}"
"""A cell of a table in a window too narrow for columns."""
NAMED_CELL = "{heading} {cell}"
ROW = "{first}: {others}."
"""A row of a table as a sentence, where plain lines are wanted."""
MORE = "Press Enter for more, or type q and Enter."
ENOUGH = ("q", "quit")
LINES = "{count} lines:"
"""Before a long answer in plain lines."""

PAGER_MORE = "space: next page  b: back  q: leave"
PAGER_END = "All of it.  space, q: leave  b: back"
"""The last line in the pager; both fit a window of 40 columns."""
OTHER_PAGER = "This is shown in your pager, {name}; most are left with q."
