"""A whole number between two named ends."""

from collections.abc import Iterator
from typing import Annotated, Literal

from presencecheck.core.constraints import Limit
from presencecheck.core.frozen import Model
from presencecheck.core.items.base import Line, Value, Valued
from presencecheck.core.problems import Violation
from presencecheck.core.prompts import Prompt, Rate


class Range(Model):
    """The ends of a scale and their names."""

    min: Annotated[int, Limit(ge=0, le=1)] = 0
    max: Annotated[int, Limit(ge=2, le=10)] = 10
    low: Line
    high: Line


class Scale(Valued):
    """A whole number between two named ends; a mirror for the person alone."""

    kind: Literal["scale"] = "scale"
    scale: Range

    def prompt(self) -> Prompt:
        """A number to give."""
        return Rate(self.ask, self.scale.min, self.scale.max, self.scale.low, self.scale.high)

    def takes(self, value: Value) -> bool:
        """A whole number within the scale's ends."""
        return isinstance(value, int) and not isinstance(value, bool) and self.scale.min <= value <= self.scale.max

    def violations(self) -> Iterator[Violation]:
        """Follow-ups speak of numbers on the scale."""
        for place, follow in enumerate(self.follow_up):
            bounds = [bound for bound in (follow.at_most, follow.at_least) if bound is not None]
            if follow.is_ or follow.has or not bounds:
                yield Violation("follow-up-bounds", ("follow-up", place), {"id": self.id})
            for bound in bounds:
                if not self.takes(bound):
                    yield Violation("off-scale", ("follow-up", place), {"id": self.id, "bound": bound})
