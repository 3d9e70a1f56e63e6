"""The exit codes, and the errors that every part of the program shares. Pure.

All exceptions below the base that they extend, with the exit code of those that end a command; the others are caught
before the end. `Terminated` ends with 128 more than the signal's number, and any other exception with 70::

    EOFError                          -
      BrokenOffError                  -
    Exception                         -
      ConnectionFailedError           -
      EndOfAskingError                -
      NoNotificationsError            -
      PresenceCheckError              4
        ChecklistNotFoundError        4
        DownloadError                 4
          UnansweredError             4
        HistoryError                  4
          DamagedCopyError            4
          DiskFullError               4
          HistoryLostError            4
          HistoryMovedError           4
          HistoryNewerError           4
          HistoryUnfitError           4
            HistoryChangedError       4
            HistoryDamagedError       4
          RunDeletedError             4
          SupersededError             4
        InvalidAnswersError           4
        InvalidChecklistError         4
        InvalidPackError              1
        NotAListError                 1
        RunNotFoundError              4
        UsageError                    2
      SentTooMuchError                -
      UnmeasurableError               -
        UnavailableError              -
    SystemExit                        -
      Terminated                      -
    ValueError                        -
      IllegalEventError               -
      InvalidReportError              -
      ParseError                      -
      UnreadableError                 -
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every command, as the README documents them."""

    FINE = 0
    """Ready, ready with exceptions, or the command did what was asked."""
    NOT_READY = 1
    """The run ended and an essential item is open; for `check`: errors were found."""
    USAGE = 2
    """The command line itself is wrong."""
    LEFT = 3
    """The run was left early; every answer is saved."""
    FAILED = 4
    """A file, folder, lock or disk prevented it; the message says which."""
    BUG = 70
    """A defect of the program."""
    HUNG_UP = 129
    """The terminal was closed; every answer is saved."""
    INTERRUPTED = 130
    """Ctrl-C; every answer is saved."""


class PresenceCheckError(Exception):
    """An error that a person can put right.

    Attributes:
        message: a sentence that says what is wrong and where.
        hint: what to do about it; may be empty.
        exit_code: the exit code of the command.
    """

    exit_code = ExitCode.FAILED

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(PresenceCheckError):
    """The command line is wrong."""

    exit_code = ExitCode.USAGE


class Terminated(SystemExit):
    """A signal ends the program, or its terminal is gone.

    A `SystemExit` and no `Exception`, so that nothing on the way catches it: event loops let only exits pass.

    Attributes:
        code: the exit code of the process, 128 more than the signal's number.
    """

    def __init__(self, signum: int) -> None:
        super().__init__(128 + signum)
