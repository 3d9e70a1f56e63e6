"""Which surface a walk gets."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from presencecheck.core.errors import UsageError
from presencecheck.surfaces.surface import Surface
from presencecheck.system.display import is_vte


def choose_surface(
    *,
    plain: bool,
    motion: bool,
    private: bool,
    logged: bool,
    json: bool,
    key_guard: bool,
    cue: str,
    is_heard: bool = False,
    stopwatch: Callable[[], float],
    browser: Path | None = None,
    opens: bool = True,
) -> Surface:
    """Choose a surface for this terminal; with `json`, standard output is left to the JSON.

    With `browser`, the folder of files that can be deleted at any time, it needs no terminal.
    Where a screen reader is on (`is_heard`), nothing moves; a terminal that would lose lines of it gets whole frames.

    Raises:
        UsageError: there is no terminal to ask in, or it cannot do what `private` needs.
    """
    if browser:
        from presencecheck.surfaces.browser.surface import BrowserSurface

        return BrowserSurface(stopwatch, browser, motion=motion, logged=logged, cue=cue, opening=opens)
    stream = sys.stderr if json else sys.stdout
    if not (sys.stdin.isatty() and stream.isatty()):
        from presencecheck.messages import surfaces as surfaces_messages

        raise UsageError(surfaces_messages.NOT_A_TERMINAL, surfaces_messages.NOT_A_TERMINAL_HINT)
    if is_heard and is_vte():
        from presencecheck.surfaces.frames import FrameStream

        stream = FrameStream(stream)
    if os.name == "nt" and not plain:
        from presencecheck.surfaces.terminal.applications import can_draw

        plain = not can_draw()
    surface: Surface
    if plain:
        from presencecheck.surfaces.plain.surface import PlainSurface

        surface = PlainSurface(sys.stdin, stream, stopwatch, logged=logged, cue=cue)
    else:
        from presencecheck.surfaces.terminal.surface import TerminalSurface

        surface = TerminalSurface(
            stream,
            stopwatch,
            motion=motion and not is_heard,
            logged=logged,
            key_guard=key_guard,
            cue=cue,
        )
    if private:
        from presencecheck.surfaces.terminal.alternate_screen import AlternateScreen

        return AlternateScreen(surface, sys.stdin, stream)
    return surface
