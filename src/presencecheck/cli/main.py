"""The entry point, and the only way out: every error becomes one line and an exit code."""

import errno
import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn, TextIO

from presencecheck.cli.output import VERSION, notice, print_error, print_text, print_version
from presencecheck.cli.refusals import refusal_of
from presencecheck.core.errors import ExitCode, PresenceCheckError, Terminated
from presencecheck.core.names import COMMANDS
from presencecheck.messages import main as main_messages
from presencecheck.system.core_dumps import forbid_core_dumps

if TYPE_CHECKING:
    from typer import Typer

_GROUP_OPTIONS = {"-h", "--help", VERSION, "--install-completion", "--show-completion"}


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave the process with the right exit code."""
    sys.excepthook = _last_resort
    if hasattr(signal, "SIGQUIT"):
        # Ctrl-\ is Ctrl-C everywhere; by itself it would leave all that is in memory in a file on the disk.
        signal.signal(signal.SIGQUIT, signal.default_int_handler)
    forbid_core_dumps()
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed before the start, as with `>&-`
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(
                errors="replace"
            )  # a character that the terminal lacks becomes a question mark, not a crash
    code = execute(list(sys.argv[1:] if arguments is None else arguments))
    for stream in (sys.stdout, sys.stderr):
        lost = _flush(stream)
        code = code or lost
    gc.freeze()  # or the interpreter would search all of it once more on exit
    sys.exit(code)


def _flush(stream: TextIO) -> int:
    """Hand on what is still to be written; the exit code, as an answer that is lost is none."""
    try:
        stream.flush()
    except OSError as error:
        # The reader is gone, or the disk is full; the interpreter must not complain about that on exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return _report_fault(error) if stream is sys.stdout else ExitCode.FINE
    return ExitCode.FINE


def execute(arguments: list[str]) -> int:
    """Run one command line; every error becomes one line and an exit code."""
    try:
        return _run(arguments)
    except PresenceCheckError as error:
        print_error(error)
        return error.exit_code
    except KeyboardInterrupt:
        notice(main_messages.INTERRUPTED)
        return ExitCode.INTERRUPTED
    except OSError as error:
        if not isinstance(error.filename, str | bytes) or isinstance(error, BrokenPipeError):
            return _report_fault(error)
        from presencecheck.system.files import failure

        print_error(failure("use", Path(os.fsdecode(error.filename)), error))
        return ExitCode.FAILED
    except BaseException as error:
        return _report_fault(error)


def _run(arguments: list[str]) -> int:
    if arguments == [VERSION]:
        print_version()
        return ExitCode.FINE
    from presencecheck.system.settings import is_completing

    if is_completing():
        return ExitCode.FINE if _completes_first_word() else _parse(arguments)
    if arguments and arguments[0] not in COMMANDS and not arguments[0].startswith("-"):
        from presencecheck.cli.walk_line import with_command

        arguments = with_command(arguments)
    if _is_walk(arguments):
        _ask_desktop()
        from presencecheck.cli.walk_line import read_walk_line

        request = read_walk_line(arguments[arguments[:1] == ["run"] :])
        if request is not None:
            from presencecheck.cli.start_walk import start_walk

            return _exit_code(_run_repairing(partial(start_walk, request)))
    return _run_command(arguments)


def _completes_first_word() -> bool:
    from presencecheck.cli.complete_word import completed_word

    answer = completed_word()
    if answer is None:
        return False
    print_text(f"{answer}\n")
    return True


def _ask_desktop() -> None:
    """Ask whether a screen reader is on; the answer comes while all that a walk needs is imported."""
    from presencecheck.system.settings import desktop_address

    if address := desktop_address():
        from presencecheck.system.screen_reader import ask

        ask(address)


def _is_walk(arguments: Sequence[str]) -> bool:
    """Whether a line starts a walk: bare, by `run`, or with an option of it."""
    return not arguments or arguments[0] == "run" or _is_for_run(arguments)


def _is_for_run(arguments: Sequence[str]) -> bool:
    """Whether a line begins with an option of `run`, which starts a walk as the bare word does."""
    return arguments[0].startswith("-") and arguments[0] not in _GROUP_OPTIONS


def _app_to_complete() -> "Typer":
    from presencecheck.cli.app import app_to_complete
    from presencecheck.system.completed_line import completed_words

    return app_to_complete(completed_words())


def _run_command(arguments: list[str]) -> int:
    from presencecheck.cli.command_line import read_command_line

    if not arguments or _is_for_run(arguments):
        arguments = ["run", *arguments]
    whole = None
    if arguments[0] != "run" or {"-h", "--help"} & {*arguments}:
        from presencecheck.cli.pages import show_by_pages

        whole = show_by_pages(arguments)
    try:
        call = read_command_line(arguments)
        return _parse(arguments) if call is None else _exit_code(_run_repairing(call))
    finally:
        if whole is not None:
            whole.show()


def _parse(arguments: list[str]) -> int:
    """Have the parser read a line, or complete it for a shell."""
    from typer import Exit
    from typer.exceptions import TyperException

    from presencecheck.cli.app import app_for
    from presencecheck.system.settings import is_completing

    app = _app_to_complete() if is_completing() else app_for(arguments[0])
    try:
        return _exit_code(_run_repairing(partial(app, arguments, prog_name="presencecheck", standalone_mode=False)))
    except Exit as leaving:
        return leaving.exit_code
    except TyperException as error:
        from presencecheck.cli.usage import ask_for_missing, usage_error

        if missing := ask_for_missing(error):
            return _run_command([*arguments, missing])
        raise usage_error(error) from None


def _exit_code(result: object) -> int:
    # Typer turns an interruption into a bare number, silently; an interrupted walk has said so itself.
    if type(result) is int and result == ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    return result if isinstance(result, int) else ExitCode.FINE


def _run_repairing(command: Callable[[], object]) -> object:
    """Run a command; if our history is damaged or changed by others, repair it and run the command again."""
    from presencecheck.history.format.file_header import HistoryUnfitError, repairing

    def repair(trouble: HistoryUnfitError) -> None:
        from presencecheck.cli.repair_notice import repair_and_notice

        repair_and_notice(trouble)

    return repairing(command, repair)


def _last_resort(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Report a fault during exit like any other: Python would print the values."""
    if isinstance(error, KeyboardInterrupt):
        notice(main_messages.INTERRUPTED)
    else:
        _report_fault(error)


def _report_fault(error: BaseException) -> int:
    cause: BaseException | None = error
    while cause is not None:
        # Restoring a terminal that is gone fails in turn; the signal is what happened.
        if isinstance(cause, Terminated):
            return int(cause.code or 0)
        # The reader is gone, as with `head`; Typer turns this into an exit.
        if isinstance(cause, BrokenPipeError):
            return ExitCode.FINE
        if isinstance(cause, OSError) and cause.errno == errno.EIO and cause.filename is None:
            return ExitCode.HUNG_UP  # the terminal is gone; there is nobody to tell
        cause = cause.__context__
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else ExitCode.FINE
    if refused := refusal_of(error):
        print_error(refused)
        return ExitCode.FAILED
    # Never the message or the values: they could hold what the person typed.
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "?"
    notice(
        f"presencecheck: {main_messages.BUG.format(kind=type(error).__name__, where=where)} {main_messages.BUG_HINT}"
    )
    return ExitCode.BUG
