"""Which surface a walk gets."""

import os
import sys
from collections.abc import Callable

from presencecheck import messages as say
from presencecheck.errors import UsageError
from presencecheck.surfaces import Surface


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
        from presencecheck.surfaces.live import can_draw

        plain = not can_draw()
    surface: Surface
    if plain:
        from presencecheck.surfaces.plain import Plain

        surface = Plain(sys.stdin, stream, stopwatch, logged=logged)
    else:
        from presencecheck.surfaces.terminal import Terminal

        surface = Terminal(stream, stopwatch, motion=motion, logged=logged)
    if private:
        from presencecheck.surfaces.apart import Apart

        return Apart(surface, sys.stdin, stream)
    return surface
