"""What is said of a starter, the icon that begins a walk without a terminal."""

from presencecheck.messages.error_text import ErrorText

OPTIONS = {
    "where": ("Where the icon stands: menu, as without this; desktop; or login, where it begins each time you log in."),
    "terminal": "Let it walk in a terminal instead of the browser.",
    "remove": "Take it away again, wherever it stands; with --where, from there alone.",
    "print": "Print what would be written, and write nothing.",
}
"""Help of the options, by parameter."""
NAME = "presencecheck"
COMMENT = "Check in before a session"
WRITTEN = "The starter stands at {path}. It walks in your browser: no terminal is needed."
WRITTEN_TERMINAL = "The starter stands at {path}."
UNCHANGED = "The starter stands at {path} already."
REMOVED = "The starter is gone from {path}."
NOTHING_THERE = "There is no starter of ours."
HOW_TO_REMOVE = "Take it away again: presencecheck shortcut --remove"
WOULD_WRITE = "# {path}"
NOT_OURS = ErrorText(
    "{path} is not a starter of ours, so it stays as it is.", "Rename it, or choose another place: --where."
)
NO_TERMINAL = ErrorText(
    "No program is known here that opens a terminal.", "Leave out --terminal: the starter then walks in your browser."
)
NO_LINK = ErrorText("Windows did not make the link {path}.", "See what it would do: presencecheck shortcut --print.")
LINE_BREAK = ErrorText(
    "The path of this program has a line break or the like, which no starter can hold.",
    "Move the program to another folder.",
)
