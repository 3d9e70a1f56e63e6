"""The surface of a walk, as requested and as the settings have it; each is imported only where it is used."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.surfaces.surface import Surface
from presencecheck.system.clock import stopwatch
from presencecheck.system.display import is_vte
from presencecheck.system.files import read_bytes
from presencecheck.system.settings import Settings
from presencecheck.walk.request import RunRequest

_MOST_ANSWER_BYTES = 4 * 1024 * 1024


def open_surface(request: RunRequest, usual: Settings, cache: Path, *, is_heard: bool = False) -> Surface:
    """The surface of a walk, not entered yet.

    Args:
        request: what is asked for, filled in from the settings.
        usual: the settings.
        cache: the folder of files that can be deleted at any time.
        is_heard: whether a screen reader is on.

    Raises:
        PresenceCheckError: the answers cannot be read, or there is nobody to ask.
    """
    if request.answers:
        from presencecheck.surfaces.answer_file.surface import AnswerFileSurface

        lines, name = _answer_lines(request.answers)
        return AnswerFileSurface(lines, name, None if request.json else sys.stdout, logged=request.log)
    return choose_surface(
        plain=is_heard if request.plain is None else request.plain,
        is_heard=is_heard,
        motion=request.motion,
        private=request.private,
        logged=request.log,
        json=request.json,
        key_guard=usual.key_guard,
        cue=usual.cue,
        stopwatch=stopwatch,
        browser=cache if request.browser else None,
        opens=request.opens,
    )


def _answer_lines(source: str) -> tuple[Iterator[str], str]:
    from presencecheck.messages import answer_file as answer_file_messages

    if source == "-":
        return iter(sys.stdin), answer_file_messages.STANDARD_INPUT
    content = read_bytes(Path(source), _MOST_ANSWER_BYTES)
    try:
        return iter(content.decode("utf-8-sig").splitlines()), source
    except UnicodeDecodeError as error:
        message = answer_file_messages.NOT_UTF_8.format(path=source)
        raise PresenceCheckError(message, answer_file_messages.NOT_UTF_8_HINT) from error


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
