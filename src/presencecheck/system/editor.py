"""Open a file in the person's own editor: the only program that is started because a setting names it."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import editor as editor_messages
from presencecheck.system.files import reason_of
from presencecheck.system.settings import desktop_address


def open_in(command: str, path: Path) -> None:
    """Open the file at `path` and wait until the editor is closed.

    The command is split into words as a shell would do, but no shell runs it; the path becomes the last word.

    Args:
        command: the value of VISUAL or EDITOR, such as `code --wait`.
        path: the file.

    Raises:
        PresenceCheckError: the editor cannot be started or reports an error.
    """
    hint = editor_messages.OPEN_YOURSELF.format(path=path)
    try:
        words = _words(command)
    except ValueError as error:
        raise PresenceCheckError(editor_messages.UNREADABLE.format(command=command), hint) from error
    # Ctrl-C now belongs to the editor. A handler, because the editor would inherit SIG_IGN.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        done = subprocess.run([*words, str(path)], check=False)  # noqa: S603 - the person's own program
    except OSError as error:
        raise PresenceCheckError(
            editor_messages.CANNOT_START.format(name=words[0], reason=reason_of(error)), hint
        ) from error
    finally:
        signal.signal(signal.SIGINT, before)
    if done.returncode:
        raise PresenceCheckError(editor_messages.FAILED.format(name=words[0], code=done.returncode), hint)


def system_command() -> str:
    """The command by which the system opens a text in its own editor; empty where none is known.

    Notepad is waited for; the others come back at once.
    """
    if sys.platform == "win32":
        return "notepad"
    if sys.platform == "darwin":
        return "open -t"
    return "xdg-open" if desktop_address() and shutil.which("xdg-open") else ""


def is_waited_for(command: str) -> bool:
    """Whether the command ends when the person has closed the editor."""
    return command not in ("open -t", "xdg-open")


def can_open() -> bool:
    """Whether there is a terminal for an editor to use."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _words(command: str) -> list[str]:
    if os.name != "nt":
        return shlex.split(command)
    # Backslashes are part of paths on Windows.
    return [word.strip('"') for word in shlex.split(command, posix=False)]
