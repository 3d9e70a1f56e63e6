"""What can go wrong, and the exit code each outcome has. Nothing here prints."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every command; documented in the README and held by tests."""

    FINE = 0
    """Ready, ready with exceptions, or the command did what was asked."""
    NOT_READY = 1
    """The run ended and an essential item is open; for `check`: errors were found."""
    USAGE = 2
    """The command line itself is wrong."""
    LEFT = 3
    """The run was left early; every answer is saved."""
    FAILED = 4
    """A file, folder, lock or disk stood in the way; the message says which."""
    BUG = 70
    """A defect of the program."""
    HUNG_UP = 129
    """The terminal was closed; every answer is saved."""
    INTERRUPTED = 130
    """Ctrl-C; every answer is saved."""


class PresenceCheckError(Exception):
    """Something a person can put right.

    Attributes:
        message: one sentence that says what is wrong and where.
        hint: what to do about it; may be empty.
        exit_code: what the command exits with.
    """

    exit_code = ExitCode.FAILED

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(PresenceCheckError):
    """The command line asks for something that cannot be."""

    exit_code = ExitCode.USAGE


class Terminated(SystemExit):
    """A signal asks the program to end now, or its terminal is gone.

    An exit rather than an `Exception`, so that nothing on the way swallows it: event loops let only exits pass.

    Attributes:
        code: what the process exits with, 128 more than the signal's number.
    """

    def __init__(self, signum: int) -> None:
        super().__init__(128 + signum)
