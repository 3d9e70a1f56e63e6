"""The open items of a completed run, ten at a time, each reached by a digit. Pure."""

from presencecheck.core.plan import Step
from presencecheck.core.run import Run
from presencecheck.surfaces.ending import AT_ONCE, listed
from presencecheck.surfaces.surface import Revisit


class OpenPages:
    """The open items after a verdict; `turn` shows the next ten, and after the last ones the first ones again.

    Attributes:
        start: the place of the first item that has a number now.
    """

    def __init__(self, run: Run) -> None:
        self._steps = listed(run)
        self._last = run.last_step
        self.start = 0

    @property
    def shown(self) -> tuple[Step, ...]:
        """The items that have a number now."""
        return self._steps[self.start : self.start + AT_ONCE]

    @property
    def count(self) -> int:
        """The number of all of them."""
        return len(self._steps)

    @property
    def others(self) -> int:
        """The number of those that have none now."""
        return len(self._steps) - len(self.shown)

    def turn(self) -> None:
        """Give the next ten items their numbers."""
        following = self.start + AT_ONCE
        self.start = following if following < len(self._steps) else 0

    def pick(self, digit: str) -> Revisit | None:
        """The reply that a digit is, 0 being the tenth; None where it has no item."""
        place = (int(digit) - 1) % AT_ONCE
        return Revisit(self.shown[place].ref) if place < len(self.shown) else None

    def last(self) -> Revisit | None:
        """The reply for the last question; None where nothing was asked."""
        return Revisit(self._last.ref) if self._last else None
