"""Something done for a while."""

from collections.abc import Iterator
from typing import Annotated, Literal

from presencecheck.core.constraints import Limit
from presencecheck.core.frozen import Model
from presencecheck.core.items.base import ItemBase, Line, Sentence
from presencecheck.core.problems import Violation
from presencecheck.core.prompts import Beat, Hold, Prompt
from presencecheck.messages import walk as walk_messages


class Breathe(Model):
    """A breathing pace, in seconds."""

    in_: Annotated[int, Limit(ge=1, le=20)]
    """Seconds of each breath in."""
    out: Annotated[int, Limit(ge=1, le=20)]
    """Seconds of each breath out."""


class Course(Model):
    """How an exercise runs."""

    seconds: Annotated[int, Limit(ge=5, le=900)]
    """How long it lasts; the person can shorten or skip it at any time."""
    breathe: Breathe | None = None
    """A breathing pace to follow."""
    steps: Annotated[tuple[Line, ...], Limit(max_length=12)] = ()
    """Or cues, each for an equal part of the time."""
    alternative: Sentence
    """Another way to the same end, for whom this one does not suit; never about breath."""

    def beats(self) -> tuple[Beat, ...]:
        """The cues and their seconds, in order; they repeat until the time is over."""
        if self.breathe is not None:
            return Beat(walk_messages.BREATHE_IN, self.breathe.in_), Beat(walk_messages.BREATHE_OUT, self.breathe.out)
        return tuple(Beat(step, self.seconds / len(self.steps)) for step in self.steps)


class Exercise(ItemBase):
    """Something done for a while; it can always be shortened, done another way or skipped."""

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

    def violations(self) -> Iterator[Violation]:
        """One way of running, and an alternative that is none of breath."""
        if (self.exercise.breathe is None) == (not self.exercise.steps):
            yield Violation("breathe-or-steps", ("exercise",), {"id": self.id})
        if "breath" in self.exercise.alternative.casefold():
            yield Violation("breath-alternative", ("exercise", "alternative"), {"id": self.id})
