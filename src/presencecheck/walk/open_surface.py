"""The surface of a walk, as requested and as the settings have it; each is imported only where it is used."""

import sys
from collections.abc import Iterator
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.surfaces.surface import Surface
from presencecheck.system.clock import stopwatch
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
    from presencecheck.surfaces.choice import choose_surface

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
