"""The command that a starter runs: this very installation, by its full path."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from presencecheck.core.errors import UsageError
from presencecheck.messages import shortcut as shortcut_messages
from presencecheck.system.files import failure

_TERMINALS = ("xdg-terminal-exec", "x-terminal-emulator")
"""Programs that open the terminal which the person or the system has chosen, with the words before a command."""
_ARGUMENTS = {"x-terminal-emulator": ("-e",)}


def walk_command(*, windowless: bool = False) -> tuple[str, ...]:
    """The command that starts a walk, without its arguments.

    Args:
        windowless: use the interpreter that opens no console, where the system has one.

    Raises:
        UsageError: a path has a line break or the like, which no starter can hold.
    """
    called = Path(sys.argv[0])
    if not windowless and called.stem == "presencecheck" and os.access(called, os.X_OK):
        command: tuple[str, ...] = (str(called.absolute()),)
    else:
        python = Path(sys.executable)
        silent = python.with_name(python.name.replace("python", "pythonw", 1))
        command = (str(silent if windowless and silent.exists() else python), "-m", "presencecheck")
    if not all(part.replace("\t", "").isprintable() for part in command):
        raise UsageError(*shortcut_messages.LINE_BREAK)
    return command


def terminal_command() -> tuple[str, ...]:
    """The words that run a command in a terminal of the desktop; empty where none is known."""
    for name in _TERMINALS:
        found = shutil.which(name)
        if found:
            return (found, *_ARGUMENTS.get(name, ()))
    return ()


def open_walk_apart() -> None:
    """Begin a walk in the browser that goes on when this process ends.

    Raises:
        UsageError: as `walk_command`.
        PresenceCheckError: it cannot be started.
    """
    command = [*walk_command(windowless=os.name == "nt"), "open"]
    silent = subprocess.DEVNULL
    try:
        subprocess.Popen(  # noqa: S603 (this very installation)
            command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        )
    except OSError as error:
        raise failure("use", Path(command[0]), error) from error
