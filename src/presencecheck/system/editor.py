"""Opening a file in the person's own editor. The only place that starts another program at their word."""

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError


def open_in(command: str, path: Path) -> None:
    """Open the file at `path` and wait until the editor is closed.

    No shell reads the command: it is split into words as a shell would, and the path is the last of them.

    Args:
        command: what VISUAL or EDITOR says, such as `code --wait`.
        path: the file.

    Raises:
        PresenceCheckError: the editor cannot be started, or says that it failed.
    """
    hint = f"Set VISUAL or EDITOR, or open {path} yourself."
    try:
        words = _words(command)
    except ValueError as error:
        raise PresenceCheckError(f"The editor's command cannot be read: {command}.", hint) from error
    # Ctrl-C belongs to the editor now. A handler, not SIG_IGN: the editor would inherit that.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        done = subprocess.run([*words, str(path)], check=False)  # noqa: S603 - the person's own program
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise PresenceCheckError(f"The editor {words[0]} cannot be started: {reason}.", hint) from error
    finally:
        signal.signal(signal.SIGINT, before)
    if done.returncode:
        raise PresenceCheckError(f"The editor {words[0]} ended with an error ({done.returncode}).", hint)


def can_open() -> bool:
    """Whether there is a terminal that an editor could use."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _words(command: str) -> list[str]:
    if os.name != "nt":
        return shlex.split(command)
    # Backslashes are part of paths there.
    return [word.strip('"') for word in shlex.split(command, posix=False)]
