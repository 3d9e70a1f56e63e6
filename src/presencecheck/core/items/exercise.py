"""Something done for a while."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from presencecheck.core.constraints import Bound
from presencecheck.core.frozen import Frozen, frozen_by_name
from presencecheck.core.items.base import ItemBase, Line, Sentence
from presencecheck.core.problems import Fault
from presencecheck.core.prompts import Beat, Hold, Prompt
from presencecheck.core.serialize import MODEL
from presencecheck.messages import walk as walk_messages


@frozen_by_name
class Breathe(Frozen):
    """A breathing pace, in seconds."""

    __pydantic_config__: ClassVar = MODEL

    in_: Annotated[int, Bound(ge=1, le=20)]
    """Seconds of each breath in."""
    out: Annotated[int, Bound(ge=1, le=20)]
    """Seconds of each breath out."""


@frozen_by_name
class Course(Frozen):
    """How an exercise runs."""

    __pydantic_config__: ClassVar = MODEL

    seconds: Annotated[int, Bound(ge=5, le=900)]
    """How long it lasts; the person can shorten or skip it at any time."""
    breathe: Breathe | None = None
    """A breathing pace to follow."""
    steps: Annotated[tuple[Line, ...], Bound(max_length=12)] = ()
    """Or cues, each for an equal part of the time."""
    alternative: Sentence
    """Another way to the same end, for whom this one does not suit; never about breath."""

    def beats(self) -> tuple[Beat, ...]:
        """The cues and their seconds, in order; they repeat until the time is over."""
        if self.breathe is not None:
            return Beat(walk_messages.BREATHE_IN, self.breathe.in_), Beat(walk_messages.BREATHE_OUT, self.breathe.out)
        return tuple(Beat(step, self.seconds / len(self.steps)) for step in self.steps)


@frozen_by_name
class Exercise(ItemBase):
    """Something done for a while; it can always be shortened, done another way or skipped."""

    __pydantic_config__: ClassVar = MODEL

    kind: Literal["exercise"] = "exercise"
    exercise: Course
    """How it runs."""

    @property
    def duration(self) -> int:
        """The exercise's own seconds."""
        return self.exercise.seconds

    @property
    def checking(self) -> int:
        """None: practising is not checking."""
        return 0

    def prompt(self) -> Prompt:
        """Something to hold for a while."""
        return Hold(self.ask, self.exercise.seconds, self.exercise.beats(), self.exercise.alternative)

    def faults(self) -> Iterator[Fault]:
        """One way of running, and an alternative that is none of breath."""
        if (self.exercise.breathe is None) == (not self.exercise.steps):
            yield Fault("breathe-or-steps", ("exercise",), {"id": self.id})
        if "breath" in self.exercise.alternative.casefold():
            yield Fault("breath-alternative", ("exercise", "alternative"), {"id": self.id})
