"""What is said of the history and its file, whichever command meets it."""

from presencecheck.messages.error_text import ErrorText

# The file, and where it lies.
WITHOUT_HISTORY = "To walk without the history: presencecheck run --no-log."
DAMAGED = ErrorText("The history {path} is damaged.", "See what can be saved: presencecheck verify --mend.")
FOLDER_IS_A_FILE = "The history {path} cannot be kept: {there} is not a folder."
FOLDER_READ_ONLY = "The history {path} cannot be written: {place} is read-only."
DISK_TOO_FULL = ErrorText(
    "The disk of {path} is too full: {needed} KiB are needed, {free} KiB are free.",
    "Free some space. To walk without the history: presencecheck run --no-log.",
)

# A file in the history's place that is not ours, or not of this version.
OF_ANOTHER_PROGRAM = "{path} belongs to another program."
NOT_A_HISTORY = "{path} is not a history of presencecheck."
KINDS = {
    "folder": "a folder",
    "link": "a link",
    "pipe": "a pipe",
    "socket": "a socket",
    "device": "a device",
}
"""What lies where a file of the history should be."""
NO_FILE = ErrorText(
    "The history cannot be used: {path} is {kind}, and no file.",
    "It was left as it is; move it away. To walk without the history: presencecheck run --no-log.",
)
LEFT_AS_IT_IS = "It was left as it is; move it away."
NEWER = "{path} was written by a newer presencecheck (history version {version}; this one knows {known})."
NEWER_HINT = (
    "Update presencecheck; the file was left as it is. To walk without the history: presencecheck run --no-log."
)

# Opening and writing.
CANNOT_BE_USED = "The history {path} cannot be used ({error})."
PRAGMA_NOT_HONOURED = "This computer's SQLite does not honour {name} for {path}."
_READ_ONLY = (
    "The history {path} cannot be written: it, its folder or its disk is read-only.",
    "To walk without the history: presencecheck run --no-log.",
)
_BUSY = ("The history {path} is in use by another program.", "Try again in a moment.")
TROUBLES = {
    "SQLITE_FULL": ("The disk of {path} is full.", "Free some space; what was answered before is kept."),
    "SQLITE_READONLY_DBMOVED": (
        "Another window put another file in the place of {path}.",
        "Start again: presencecheck",
    ),
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_CANTOPEN": (
        "The history {path} cannot be opened.",
        "See whether its disk is there and who may write to its folder, then try again.",
    ),
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_IOERR": ("The disk of {path} reports a fault.", "Look at the disk; what was answered before is kept."),
}
"""What is said and what helps, by the beginning of the name of SQLite's error."""

# Runs.
ROUTINES_WITH_RUNS = "There are runs of: {routines}."
NO_RUN_OF_ROUTINE = 'No run of "{name}" is in the history.'
NO_SUCH_RUN = 'There is no run "{name}".'
SEVERAL_RUNS = 'Several runs begin with "{name}".'
LIST_RUNS = "List them: presencecheck history."
RUN_GONE = "The run {id} is no longer in the history {path}."
START_AGAIN = "Start again: presencecheck"
RUN_ENDED = "The run {id} has ended meanwhile."
START_FRESH = "Start again: presencecheck run --fresh."
RUN_OPEN = "The run {id} is open in another window."
RUN_OPEN_HINT = "Continue there, or: presencecheck run --fresh."
RUN_OPEN_UNCHANGED_HINT = "End it there first; nothing was changed."
