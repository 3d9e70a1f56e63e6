"""Which surface a walk gets."""

import os
import sys
from collections.abc import Callable

from presencecheck import messages as say
from presencecheck.errors import UsageError
from presencecheck.surfaces import Surface


def choose(*, plain: bool, motion: bool, logged: bool, json: bool, stopwatch: Callable[[], float]) -> Surface:
    """A surface for the terminal at hand; with `json`, standard output is left to the JSON.

    Raises:
        UsageError: there is no terminal to ask in.
    """
    stream = sys.stderr if json else sys.stdout
    if not (sys.stdin.isatty() and stream.isatty()):
        raise UsageError(say.NOT_A_TERMINAL, say.NOT_A_TERMINAL_HINT)
    if plain or not _can_draw():
        from presencecheck.surfaces.plain import Plain

        return Plain(sys.stdin, stream, stopwatch, logged=logged)
    from presencecheck.surfaces.terminal import Terminal

    return Terminal(stream, stopwatch, motion=motion, logged=logged)


def _can_draw() -> bool:
    """Whether prompt_toolkit can open this terminal; some on Windows, such as mintty's, are no consoles."""
    if os.name != "nt":
        return True
    from prompt_toolkit.output import create_output
    from prompt_toolkit.output.win32 import NoConsoleScreenBufferError  # type: ignore[attr-defined,unused-ignore]

    try:
        create_output()
    except NoConsoleScreenBufferError:
        return False
    return True
