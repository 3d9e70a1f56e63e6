"""Which surface a walk gets."""

import os
import sys
from collections.abc import Callable

from presencecheck.core.errors import UsageError
from presencecheck.messages import walk as say
from presencecheck.surfaces.surface import Surface


def choose(
    *, plain: bool, motion: bool, private: bool, logged: bool, json: bool, stopwatch: Callable[[], float]
) -> Surface:
    """A surface for the terminal at hand; with `json`, standard output is left to the JSON.

    Raises:
        UsageError: there is no terminal to ask in, or `private` is more than it can do.
    """
    stream = sys.stderr if json else sys.stdout
    if not (sys.stdin.isatty() and stream.isatty()):
        raise UsageError(say.NOT_A_TERMINAL, say.NOT_A_TERMINAL_HINT)
    if os.name == "nt" and not plain:
        from presencecheck.surfaces.terminal.live import can_draw

        plain = not can_draw()
    surface: Surface
    if plain:
        from presencecheck.surfaces.plain.surface import Plain

        surface = Plain(sys.stdin, stream, stopwatch, logged=logged)
    else:
        from presencecheck.surfaces.terminal.surface import Terminal

        surface = Terminal(stream, stopwatch, motion=motion, logged=logged)
    if private:
        from presencecheck.surfaces.terminal.alternate_screen import Apart

        return Apart(surface, sys.stdin, stream)
    return surface
