"""Something done for a while."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Annotated, Literal

from presencecheck.core.constraints import Limit, TextOr
from presencecheck.core.frozen import Model, replace
from presencecheck.core.items.base import ItemBase, Line, Sentence
from presencecheck.core.problems import Violation
from presencecheck.core.prompts import Beat, Hold, Prompt
from presencecheck.messages import walk as walk_messages

MOST_ALTERNATIVES = 5
"""Other ways of one exercise; more cannot be read while it runs."""
MOST_STEPS = 20
"""Cues of one exercise."""


class Breathe(Model):
    """A breathing pace, in seconds."""

    in_: Annotated[int, Limit(ge=1, le=20)]
    out: Annotated[int, Limit(ge=1, le=20)]


Need = Literal["breath", "sight", "standing", "imagery", "hearing"]


class Alternative(Model):
    """Another way to the same end as an exercise."""

    say: Sentence
    needs: Annotated[tuple[Need, ...], Limit(max_length=5)] | None = None

    @property
    def is_about_breath(self) -> bool:
        """Whether it needs breath; where that is not said, whether it speaks of it."""
        return "breath" in (self.say.casefold() if self.needs is None else self.needs)


class TimedStep(Model):
    """A step that takes a time of its own."""

    say: Line
    seconds: Annotated[int, Limit(ge=1, le=900)]

    def within(self, share: float) -> "TimedStep":
        """The step where the whole exercise takes this share of its time."""
        return self.lasting(int(self.seconds * share))

    def lasting(self, seconds: int) -> "TimedStep":
        """The step in this time; a second at least."""
        return replace(self, seconds=max(1, seconds))


class Course(Model):
    """How an exercise runs."""

    seconds: Annotated[int, Limit(ge=5, le=900)]
    breathe: Breathe | None = None
    steps: Annotated[
        tuple[Annotated[Line | TimedStep, TextOr((dict, TimedStep))], ...],
        Limit(max_length=MOST_STEPS),
    ] = ()
    alternative: Annotated[
        Sentence | Annotated[tuple[Alternative, ...], Limit(min_length=1, max_length=MOST_ALTERNATIVES)],
        TextOr((list, tuple)),
    ]
    again: Annotated[int, Limit(ge=5, le=900)] | None = None

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """The other ways; of one that is given as text alone, it is unknown what it needs."""
        return (Alternative(say=self.alternative),) if isinstance(self.alternative, str) else self.alternative

    def beats(self) -> tuple[Beat, ...]:
        """The cues and their seconds, in order; they repeat until the time is over."""
        if self.breathe is not None:
            return Beat(walk_messages.BREATHE_IN, self.breathe.in_), Beat(walk_messages.BREATHE_OUT, self.breathe.out)
        return tuple(Beat(words_of(step), seconds) for step, seconds in zip(self.steps, self._shares(), strict=True))

    @property
    def own_seconds(self) -> int:
        """The seconds of the steps that have a time of their own, and one for each other."""
        return sum(step.seconds if isinstance(step, TimedStep) else 1 for step in self.steps)

    def within(self, seconds: int) -> "Course":
        """The same in less time; steps with a time of their own take their share of it.

        Those of a round that is repeated stay as they are: there are fewer rounds.
        """
        timed = [step for step in self.steps if isinstance(step, TimedStep)]
        if timed and len(timed) == len(self.steps):
            return replace(self, seconds=seconds, steps=_round_within(timed, seconds))
        share = seconds / self.seconds
        steps = tuple(step.within(share) if isinstance(step, TimedStep) else step for step in self.steps)
        return replace(self, seconds=seconds, steps=steps)

    def _shares(self) -> tuple[float, ...]:
        """The seconds of each step: its own, or an equal share of what they leave, in whole seconds, which are said."""
        count = len(self.steps)
        if self.seconds < self.own_seconds:
            return (self.seconds / count,) * count
        untimed = sum(1 for step in self.steps if not isinstance(step, TimedStep))
        room = self.seconds - (self.own_seconds - untimed)
        shares = (float(room * (place + 1) // untimed - room * place // untimed) for place in range(untimed))
        return tuple(float(step.seconds) if isinstance(step, TimedStep) else next(shares) for step in self.steps)


def _round_within(steps: Sequence[TimedStep], seconds: int) -> tuple[TimedStep, ...]:
    """The steps of one round; where it is longer than the time, shortened so that it ends with the time."""
    ends = [*accumulate((step.seconds for step in steps), initial=0)]
    if ends[-1] <= seconds:
        return tuple(steps)
    ends = [seconds * end // ends[-1] for end in ends]
    return tuple(step.lasting(end - begin) for step, (begin, end) in zip(steps, pairwise(ends), strict=True))


def words_of(step: str | TimedStep) -> str:
    """What a step says."""
    return step.say if isinstance(step, TimedStep) else step


class Exercise(ItemBase):
    """Something done for a while; it can always be shortened, done another way or skipped."""

    kind: Literal["exercise"] = "exercise"
    exercise: Course

    @property
    def duration(self) -> int:
        """The exercise's own seconds."""
        return self.exercise.seconds

    @property
    def checking(self) -> int:
        """None: practising is not checking."""
        return 0

    def is_in_full(self, seconds: int) -> bool:
        """Whether it ran to its end, by the whole seconds for which it was in view: reading it takes one at least."""
        return seconds >= self.exercise.seconds

    def shortened(self) -> "Exercise":
        """The exercise as it is where it was done in full earlier that day."""
        again = self.exercise.again
        return self if again is None else replace(self, exercise=self.exercise.within(again))

    def prompt(self) -> Prompt:
        """Something to hold for a while."""
        ways = tuple(way.say for way in self.exercise.alternatives)
        return Hold(self.ask, self.exercise.seconds, self.exercise.beats(), ways)

    def violations(self) -> Iterator[Violation]:
        """One way of running, not longer when repeated, and an alternative that is not about breath."""
        if (self.exercise.breathe is None) == (not self.exercise.steps):
            yield Violation("breathe-or-steps", ("exercise",), {"id": self.id})
        if self.exercise.seconds < self.exercise.own_seconds and any(
            isinstance(step, TimedStep) for step in self.exercise.steps
        ):
            words = {"id": self.id, "steps": self.exercise.own_seconds, "seconds": self.exercise.seconds}
            yield Violation("steps-longer", ("exercise", "steps"), words)
        if self.exercise.again and self.exercise.again > self.exercise.seconds:
            yield Violation("again-longer", ("exercise", "again"), {"id": self.id, "seconds": self.exercise.seconds})
        if all(way.is_about_breath for way in self.exercise.alternatives):
            yield Violation("breath-alternative", ("exercise", "alternative"), {"id": self.id})
