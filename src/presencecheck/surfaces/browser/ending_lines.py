"""What stands on the last pages of a walk in the browser. Pure."""

from typing import NamedTuple

from presencecheck.core.frozen import replace
from presencecheck.core.run import Run
from presencecheck.surfaces.presentation import Line
from presencecheck.surfaces.surface import Ending, Leave


class EndingLines(NamedTuple):
    """What is said at the end.

    Attributes:
        said: the verdict, or how to continue; its first line is the heading, also where it is no verdict.
        cards: what is to be in view while the client is there.
    """

    said: tuple[Line, ...] = ()
    cards: tuple[Line, ...] = ()


def ending_lines(run: Run, reply: Leave | None, ending: Ending, *, logged: bool) -> EndingLines:
    """The lines of an ending.

    Args:
        run: the walk.
        reply: how it was left; None where it came to its end.
        ending: what is known beside the run.
        logged: whether answers are kept.
    """
    from presencecheck.surfaces.ending import card, closing, leaving

    lines = leaving(run, ending.until, logged=logged) if reply else closing(run, ending)
    first, *others = [line for line in lines if line.role != "gap"]
    cards = () if reply else tuple(line for sheet in run.plan.cards for line in card(sheet))
    return EndingLines((replace(first, role="verdict"), *others), cards)
