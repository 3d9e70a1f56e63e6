"""The person's pager, for answers longer than the window."""

import os
import re
import shlex
import shutil
import subprocess
from contextlib import suppress

from presencecheck.system.settings import pager_wish

_LESS = ("less", "-FX")
"""As it is called where the person says nothing: what was read stays in the window, as all that is printed."""
_NONE = ("", "cat")
_COLOUR = re.compile("\x1b\\[[0-9;]*m")


def pager_command() -> list[str]:
    """The pager of PAGER, or `less` where that is installed; empty for none."""
    said = pager_wish()
    if said is None:
        return [*_LESS] if os.name == "posix" and shutil.which(_LESS[0]) else []
    with suppress(ValueError):  # a quote without its end
        return [] if said.strip() in _NONE else shlex.split(said)
    return []


def show_in_pager(text: str, command: list[str]) -> bool:
    """Show the text, without colours, and wait until the person has read it; whether the pager could be started.

    Args:
        text: what to read.
        command: the pager.
    """
    try:
        pager = subprocess.Popen([*command], stdin=subprocess.PIPE)  # noqa: S603 - the person's own
    except OSError:
        return False
    with suppress(OSError, KeyboardInterrupt):  # the person has read enough
        pager.communicate(_COLOUR.sub("", text).encode("utf-8", "replace"))
    while pager.poll() is None:
        with suppress(KeyboardInterrupt):  # Ctrl-C is the pager's: it stops a search, not the reading
            pager.wait()
    return True
