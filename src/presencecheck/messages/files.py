"""What is said when a file or folder cannot be read or written."""

from presencecheck.messages.error_text import ErrorText

NOT_A_FILE = "{path} is not a regular file."
NAME_A_FILE = "Name a file."

CANNOT = {
    "read": "Cannot read {path}: {reason}.",
    "write": "Cannot write {path}: {reason}.",
    "copy": "Cannot copy {path}: {reason}.",
    "use": "Cannot use {path}: {reason}.",
    "make the folder": "Cannot make the folder {path}: {reason}.",
    "put aside": "Cannot put aside {path}: {reason}.",
    "put right": "Cannot put right {path}: {reason}.",
    "forget in": "Cannot forget in {path}: {reason}.",
    "use the history": "Cannot use the history {path}: {reason}.",
    "write the history": "Cannot write the history {path}: {reason}.",
}
"""By what was tried."""
UNKNOWN_REASON = "unknown reason"

HINTS = {
    "ENOENT": "Look at the spelling of the path.",
    "EACCES": "Look at who owns it and may write there.",
    "EPERM": "Look at who owns it and may write there.",
    "EISDIR": "Move the folder away, or name a file.",
    "EEXIST": "Something else is in its place; move that away.",
    "EIO": "Look at the disk; it reports a fault.",
    "ENOSPC": "Free some space on that disk.",
    "EROFS": "Name a place on a disk that can be written to.",
    "EMFILE": "Close some programs, then try again.",
    "ENFILE": "Close some programs, then try again.",
}
"""What to do, by the name of the system's error number."""

NO_HOME = ErrorText(
    "This account has no home folder in which anything could be kept.",
    "Say where: set PRESENCECHECK_HOME to a folder.",
)
CHECKLISTS_MISSING = ErrorText("The shipped checklists are missing beside {folder}.", "Install presencecheck again.")
