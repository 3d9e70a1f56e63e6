"""What an item can be. A new kind is one class here and its name in `Item` at the end of this file.

Pure: no input or output, no clock, no pydantic. Field docstrings become the descriptions of the JSON Schema.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Le, MaxLen, MinLen

from presencecheck.codec import MODEL
from presencecheck.context import Context, Modality, Setting
from presencecheck.problems import Fault
from presencecheck.prompts import Acknowledge, Beat, CardLine, Choose, Hold, Measure, Prompt, Rate, Write

Value = int | str
"""What a scale, a choice or a text is answered with."""

Importance = Literal["essential", "standard", "optional"]
Repeat = Literal["every-run", "daily", "weekly"]
ProbeName = Literal["power", "network", "machine", "clock", "apps", "microphone", "speaker", "devices"]

Line = Annotated[str, MinLen(1), MaxLen(120)]
Sentence = Annotated[str, MinLen(1), MaxLen(300)]
Seconds = Annotated[int, Ge(1), Le(900)]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The sessions an item is for; what is left out holds for all."""

    __pydantic_config__: ClassVar = MODEL

    modality: tuple[Modality, ...] = ()
    """Only for sessions by video, audio or in person."""
    setting: tuple[Setting, ...] = ()
    """Only with an individual, couple, group, family or child."""
    first_session: bool | None = None
    """Only in a first session (true), or only in later ones (false)."""

    def holds(self, context: Context) -> bool:
        """Whether the item is for a session of this context."""
        return (
            (not self.modality or context.modality in self.modality)
            and (not self.setting or context.setting in self.setting)
            and (self.first_session is None or self.first_session == context.first_session)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What helps when it is not yet so."""

    __pydantic_config__: ClassVar = MODEL

    do: Annotated[tuple[Sentence, ...], MinLen(1), MaxLen(6)]
    """Things to do about it, the likeliest first."""
    then: Literal["recheck", "accept", "stop"] = "recheck"
    """Ask again (recheck), go on as it is (accept), or ask again and advise not to begin until it is so (stop)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What an answer leads to: a sentence said, or an item added further down."""

    __pydantic_config__: ClassVar = MODEL

    is_: str = ""
    """For a choice: the option that leads here."""
    at_most: int | None = None
    """For a scale: this number or lower leads here."""
    at_least: int | None = None
    """For a scale: this number or higher leads here."""
    say: Annotated[str, MaxLen(300)] = ""
    """A sentence to show."""
    add: str = ""
    """The id of an item further down that is asked only because of this."""

    def met(self, value: Value | None) -> bool:
        """Whether an answer of `value` leads here."""
        if isinstance(value, int):
            low = self.at_least is None or value >= self.at_least
            high = self.at_most is None or value <= self.at_most
            return not self.is_ and low and high
        return value is not None and value == self.is_


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemBase:
    """What every item has."""

    __pydantic_config__: ClassVar = MODEL

    id: str
    """The item's own name, unique in its checklist and never reused: small letters, digits and hyphens."""
    ask: Sentence
    """The question, so worded that yes means all is well; for an exercise, what to do."""
    importance: Importance = "standard"
    """What it means for the verdict when it is left open: essential, standard or optional."""
    seconds: Seconds | None = None
    """About how long it takes, in seconds."""
    repeat: Repeat = "every-run"
    """Hidden while already done: every-run (never hidden), daily or weekly."""
    when: When = field(default_factory=When)
    """The sessions it is for."""
    why: Annotated[str, MaxLen(600)] = ""
    """Why it matters, shown on ?."""
    say: Annotated[str, MaxLen(300)] = ""
    """Words that may be said to the client; shown on a card."""
    sources: tuple[str, ...] = ()
    """Keys of the checklist's sources that it rests on."""

    usual_seconds: ClassVar[int] = 6
    """What is reckoned for an item of this kind that names no `seconds`."""
    keeps_value: ClassVar[bool] = False
    """Whether an answer's value may be stored at all."""
    knows_not_yet: ClassVar[bool] = False
    """Whether "not yet" and "go on as it is" are answers to it."""

    @property
    def duration(self) -> int:
        """About how long the item takes, in seconds."""
        return self.seconds or self.usual_seconds

    @property
    def checking(self) -> int:
        """The seconds of it that are checking; an exercise has none."""
        return self.duration

    @property
    def stores_value(self) -> bool:
        """Whether the value of an answer is kept in the history."""
        return self.keeps_value

    @property
    def remedy(self) -> Remedy | None:
        """What helps when it is not yet so, where the kind knows "not yet"."""
        return None

    @property
    def state_word(self) -> str:
        """The word for the item being so; empty where none was written."""
        return ""

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """What its answers lead to."""
        return ()

    def prompt(self) -> Prompt:
        """How the item speaks to the person."""
        raise NotImplementedError

    def takes(self, value: Value) -> bool:
        """Whether `value` is an answer to this item."""
        return False

    def faults(self) -> Iterator[Fault]:
        """What the types cannot say: rules between the fields of this kind."""
        yield from ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Askable(ItemBase):
    """An item answered by a state: it is so, not yet, left as it is."""

    __pydantic_config__: ClassVar = MODEL

    ready: Annotated[str, MaxLen(40)] = ""
    """The state word, shown once it is so: "Closed off"."""
    if_not_yet: Remedy | None = None
    """What helps when it is not yet so."""

    knows_not_yet: ClassVar[bool] = True

    @property
    def remedy(self) -> Remedy | None:
        """What helps when it is not yet so."""
        return self.if_not_yet

    @property
    def state_word(self) -> str:
        """The word for the item being so."""
        return self.ready

    def question(self) -> Acknowledge:
        """The item as a question to the person."""
        remedy = self.if_not_yet
        return Acknowledge(
            self.ask,
            self.ready,
            remedies=remedy.do if remedy else (),
            deliberate=self.importance == "essential",
            unwise_to_begin=remedy is not None and remedy.then == "stop",
        )

    def faults(self) -> Iterator[Fault]:
        """A state word and a remedy make an honest answer easy."""
        if not self.ready:
            yield Fault("no-ready", ("id",), {"id": self.id})
        if self.if_not_yet is None:
            yield Fault("no-remedy", ("id",), {"id": self.id})


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm(Askable):
    """A question answered by a state: it is so, or not yet."""

    __pydantic_config__: ClassVar = MODEL

    kind: Literal["confirm"] = "confirm"

    def prompt(self) -> Prompt:
        """A question to acknowledge."""
        return self.question()


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe(Askable):
    """A measurement; where it cannot be made, the question is asked as a confirm item."""

    __pydantic_config__: ClassVar = MODEL

    kind: Literal["probe"] = "probe"
    probe: ProbeName
    """Which built-in measurement."""

    def prompt(self) -> Prompt:
        """A measurement that falls back to the question."""
        return Measure(self.probe, self.question())


@dataclass(frozen=True, slots=True, kw_only=True)
class Breathe:
    """A breathing pace, in seconds."""

    __pydantic_config__: ClassVar = MODEL

    in_: Annotated[int, Ge(1), Le(20)]
    """Seconds of each breath in."""
    out: Annotated[int, Ge(1), Le(20)]
    """Seconds of each breath out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How an exercise runs."""

    __pydantic_config__: ClassVar = MODEL

    seconds: Annotated[int, Ge(5), Le(900)]
    """How long it lasts; the person can shorten or skip it at any time."""
    breathe: Breathe | None = None
    """A breathing pace to follow."""
    steps: Annotated[tuple[Line, ...], MaxLen(12)] = ()
    """Or cues, each for an equal part of the time."""
    alternative: Sentence
    """Another way to the same end, for whom this one does not suit; never about breath."""

    def beats(self) -> tuple[Beat, ...]:
        """The cues and their seconds, in order; they repeat until the time is over."""
        if self.breathe is not None:
            return Beat(BREATHE_IN, self.breathe.in_), Beat(BREATHE_OUT, self.breathe.out)
        return tuple(Beat(step, self.seconds / len(self.steps)) for step in self.steps)


BREATHE_IN, BREATHE_OUT = "breathe in", "breathe out"


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The ends of a scale and their names."""

    __pydantic_config__: ClassVar = MODEL

    min: Annotated[int, Ge(0), Le(1)] = 0
    """The lowest number: 0 or 1."""
    max: Annotated[int, Ge(2), Le(10)] = 10
    """The highest number: 2 to 10."""
    low: Line
    """What the lowest number means."""
    high: Line
    """What the highest number means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(ItemBase):
    """A whole number between two named ends; a mirror for the person alone."""

    __pydantic_config__: ClassVar = MODEL

    kind: Literal["scale"] = "scale"
    scale: Range
    """The ends and their names."""
    keep: bool = True
    """Whether the number is kept in the history; false keeps only that it was answered."""
    follow_up: tuple[FollowUp, ...] = ()
    """What a low or high number leads to."""

    keeps_value: ClassVar[bool] = True

    @property
    def stores_value(self) -> bool:
        """Unless the file says not to."""
        return self.keep

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """What a low or high number leads to."""
        return self.follow_up

    def prompt(self) -> Prompt:
        """A number to give."""
        return Rate(self.ask, self.scale.min, self.scale.max, self.scale.low, self.scale.high)

    def takes(self, value: Value) -> bool:
        """A whole number within the scale's ends."""
        return (
            isinstance(value, int)
            and not isinstance(value, bool)
            and self.scale.min <= value <= self.scale.max
        )

    def faults(self) -> Iterator[Fault]:
        """Follow-ups speak of numbers on the scale."""
        for place, follow in enumerate(self.follow_up):
            bounds = [bound for bound in (follow.at_most, follow.at_least) if bound is not None]
            if follow.is_ or not bounds:
                yield Fault("follow-up-bounds", ("follow-up", place), {"id": self.id})
            for bound in bounds:
                if not self.takes(bound):
                    yield Fault("off-scale", ("follow-up", place), {"id": self.id, "bound": bound})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(ItemBase):
    """One of a few words."""

    __pydantic_config__: ClassVar = MODEL

    kind: Literal["choice"] = "choice"
    options: Annotated[tuple[Annotated[str, MinLen(1), MaxLen(40)], ...], MinLen(2), MaxLen(9)]
    """The words to choose from, two to nine of them."""
    keep: bool = True
    """Whether the word is kept in the history; false keeps only that it was answered."""
    follow_up: tuple[FollowUp, ...] = ()
    """What a word leads to."""

    keeps_value: ClassVar[bool] = True

    @property
    def stores_value(self) -> bool:
        """Unless the file says not to."""
        return self.keep

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """What a word leads to."""
        return self.follow_up

    def prompt(self) -> Prompt:
        """A word to choose."""
        return Choose(self.ask, self.options)

    def takes(self, value: Value) -> bool:
        """One of the options."""
        return value in self.options

    def faults(self) -> Iterator[Fault]:
        """Options differ, and follow-ups name one of them."""
        for place, option in enumerate(self.options):
            if option in self.options[:place]:
                yield Fault("double-option", ("options", place), {"id": self.id, "option": option})
        for place, follow in enumerate(self.follow_up):
            if follow.is_ not in self.options or follow.at_most is not None or follow.at_least is not None:
                yield Fault(
                    "follow-up-option",
                    ("follow-up", place),
                    {"id": self.id, "option": follow.is_},
                    near=(follow.is_, self.options),
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(ItemBase):
    """A few words of the person's own: shown and used in the run, never stored."""

    __pydantic_config__: ClassVar = MODEL

    kind: Literal["text"] = "text"
    max: Annotated[int, Ge(1), Le(200)] = 60
    """The most characters taken."""

    usual_seconds: ClassVar[int] = 12

    def prompt(self) -> Prompt:
        """Words to write."""
        return Write(self.ask, self.max)

    def takes(self, value: Value) -> bool:
        """Any words up to the limit."""
        return isinstance(value, str) and 0 < len(value) <= self.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(ItemBase):
    """A whole checklist as one screen with one confirmation; made by a routine's `as: card`, never written in a file."""

    __pydantic_config__: ClassVar = MODEL

    kind: Literal["card"] = "card"
    lines: tuple[CardLine, ...] = ()
    total: int = 0

    knows_not_yet: ClassVar[bool] = True
    ID: ClassVar[str] = "card"
    """The id of a card within its checklist; no item of a file may have it."""

    @property
    def duration(self) -> int:
        """The seconds of the items on it."""
        return self.total

    def prompt(self) -> Prompt:
        """The lines in view, and one question."""
        return Acknowledge(self.ask, "", deliberate=self.importance == "essential", card=self.lines)


Item = Confirm | Exercise | Scale | Choice | Text | Probe
