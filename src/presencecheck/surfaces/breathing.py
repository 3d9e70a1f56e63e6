"""Where an exercise stands at a given time. Pure: time comes in from outside."""

import math
from typing import NamedTuple

from presencecheck.core.prompts import Beat, Hold


class Point(NamedTuple):
    """A moment of an exercise.

    Attributes:
        beat: the cue in force.
        share: how much of the beat is over, 0 to 1.
        left: seconds to the end of the exercise; 0 when it is over.
    """

    beat: Beat
    share: float
    left: float


def at(hold: Hold, elapsed: float, total: float | None = None) -> Point:
    """The point of `hold` after `elapsed` seconds.

    Args:
        hold: the exercise.
        elapsed: seconds since it began, pauses not counted.
        total: how long it lasts, where the person shortened it.
    """
    total = hold.seconds if total is None else total
    cycle = sum(beat.seconds for beat in hold.beats)
    into = min(elapsed, total) % cycle
    for beat in hold.beats:
        if into < beat.seconds:
            return Point(beat, into / beat.seconds, max(total - elapsed, 0.0))
        into -= beat.seconds
    return Point(hold.beats[-1], 1.0, max(total - elapsed, 0.0))


def shortened(hold: Hold, elapsed: float, total: float) -> float:
    """The new length when the person asks for less: half of what is left, to the end of a cycle, at least one."""
    cycle = sum(beat.seconds for beat in hold.beats)
    if math.isclose(cycle, total) or cycle > total:
        return elapsed + (total - elapsed) / 2
    cycles = max(round((elapsed + (total - elapsed) / 2) / cycle), 1)
    return min(max(cycles * cycle, elapsed), total)
