"""The person's pager, for answers longer than the window."""

import os
import re
import shlex
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from presencecheck.messages import output as output_messages
from presencecheck.system.display import environment_with, pager_wish

_LESS = "less"
_NONE = ("", "cat")
_COLOUR = re.compile("\x1b\\[[0-9;]*m")
_QUIET = {"LESSSECURE": "1", "LESSHISTFILE": "-", "LESSCHARSET": "utf-8"}
"""With these, less opens no editor and no shell, writes no file, nor its history, and takes the text for what it is."""
_SPECIAL = re.compile(r"[\\?:.%]")
"""What the prompts of less give a meaning to."""


def pager_command() -> list[str]:
    """The pager of PAGER, or `less` where that is installed; empty for none."""
    said = pager_wish()
    if said is None:
        return [_LESS] if os.name == "posix" and shutil.which(_LESS) else []
    with suppress(ValueError):  # a quote without its end
        return [] if said.strip() in _NONE else shlex.split(said)
    return []


def tells_keys(command: list[str]) -> bool:
    """Whether the pager's last line says which keys move and leave, which of other pagers is not known."""
    return Path(command[0]).stem == _LESS


def show_in_pager(text: str, command: list[str]) -> bool:
    """Show the text, without colours, and wait until the person has read it; whether the pager could be started.

    What is read with less stays in the window, as all that is printed; no key of it writes a file or runs a program.

    Args:
        text: what to read.
        command: the pager.
    """
    if tells_keys(command):
        command = [*command, *_less_options()]
    try:
        pager = subprocess.Popen(  # noqa: S603 - the person's own
            [*command], stdin=subprocess.PIPE, env=environment_with(_QUIET)
        )
    except OSError:
        return False
    with suppress(OSError, KeyboardInterrupt):  # the person has read enough
        pager.communicate(_COLOUR.sub("", text).encode("utf-8", "replace"))
    while pager.poll() is None:
        with suppress(KeyboardInterrupt):  # Ctrl-C is the pager's: it stops a search, not the reading
            pager.wait()
    return True


def _less_options() -> list[str]:
    """Print what fits; keep what was read in the window; leave behind the end; say the keys in each form of prompt."""
    more, end = (_SPECIAL.sub(r"\\\g<0>", text) for text in (output_messages.PAGER_MORE, output_messages.PAGER_END))
    return ["-F", "-X", "-e", *(f"-P{form}?e{end}:{more}." for form in "smM")]
