"""The cue, and the time left, of an exercise at a given time. Pure: the caller measures the time."""

import math
from typing import NamedTuple

from presencecheck.core.prompts import Beat, Hold
from presencecheck.messages import walk as walk_messages


class Point(NamedTuple):
    """A moment of an exercise.

    Attributes:
        beat: the current cue.
        share: the part of the beat that is over, 0 to 1.
        left: seconds to the end of the exercise; 0 when it is over.
    """

    beat: Beat
    share: float
    left: float


def point_at(hold: Hold, elapsed: float, total: float | None = None) -> Point:
    """The point of `hold` after `elapsed` seconds.

    Args:
        hold: the exercise.
        elapsed: seconds since it began, without pauses.
        total: its length in seconds, where the person shortened it.
    """
    total = hold.seconds if total is None else total
    cycle = sum(beat.seconds for beat in hold.beats)
    into = min(elapsed, total) % cycle
    for beat in hold.beats:
        if into < beat.seconds:
            return Point(beat, into / beat.seconds, max(total - elapsed, 0.0))
        into -= beat.seconds
    return Point(hold.beats[-1], 1.0, max(total - elapsed, 0.0))


def is_breath(beat: Beat) -> bool:
    """Whether the beat is a breath, in or out; other exercises have steps in the words of their checklist."""
    return beat.cue in (walk_messages.BREATHE_IN, walk_messages.BREATHE_OUT)


def shorten(hold: Hold, elapsed: float, total: float) -> float:
    """The length in seconds once the person shortens it: half of what is left, in whole cycles, at least one."""
    cycle = sum(beat.seconds for beat in hold.beats)
    if math.isclose(cycle, total) or cycle > total:
        return elapsed + (total - elapsed) / 2
    cycles = max(round((elapsed + (total - elapsed) / 2) / cycle), 1)
    return min(max(cycles * cycle, elapsed), total)
