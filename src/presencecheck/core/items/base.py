"""What every kind of item has. Pure: no input or output, no clock, no pydantic.

Field docstrings become the descriptions of the JSON Schema.
"""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import field
from typing import Annotated, ClassVar, Literal

from presencecheck.core.constraints import Limit
from presencecheck.core.context import Context, Modality, Moment, Setting
from presencecheck.core.frozen import Model
from presencecheck.core.problems import Violation
from presencecheck.core.prompts import Prompt

Value = int | str
"""What a scale, a choice or a text is answered with."""

Importance = Literal["essential", "standard", "optional"]
Repeat = Literal["every-run", "daily", "weekly"]
Evidence = Literal["trial", "survey", "guidance", "custom", "ours"]

MOST_SENTENCE = 300
"""Characters of a question, or of another sentence."""
MOST_WHY = 600
"""Characters of a reason."""
MOST_FORMER = 9
"""Earlier ids of one item."""

Line = Annotated[str, Limit(min_length=1, max_length=120)]
Sentence = Annotated[str, Limit(min_length=1, max_length=MOST_SENTENCE)]
Seconds = Annotated[int, Limit(ge=1, le=900)]


class When(Model):
    """The sessions an item is for; what is left out holds for all."""

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


class Remedy(Model):
    """What helps when it is not yet so."""

    do: Annotated[tuple[Sentence, ...], Limit(min_length=1, max_length=6)]
    """Things to do about it, the likeliest first."""
    then: Literal["recheck", "accept", "stop"] = "recheck"
    """Ask again (recheck), go on as it is (accept), or ask again and advise not to begin until it is so (stop)."""


class FollowUp(Model):
    """What an answer leads to: a sentence said, or an item added further down."""

    is_: str = ""
    """For a choice: the option that leads here."""
    at_most: int | None = None
    """For a scale: this number or lower leads here."""
    at_least: int | None = None
    """For a scale: this number or higher leads here."""
    say: Annotated[str, Limit(max_length=MOST_SENTENCE)] = ""
    """A sentence to show."""
    add: str = ""
    """The id of an item further down that is asked only because of this."""

    def is_met(self, value: Value | None) -> bool:
        """Whether an answer of `value` leads here."""
        if isinstance(value, int):
            low = self.at_least is None or value >= self.at_least
            high = self.at_most is None or value <= self.at_most
            return not self.is_ and low and high
        return value is not None and value == self.is_


class ItemBase(Model):
    """What every item has."""

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
    why: Annotated[str, Limit(max_length=MOST_WHY)] = ""
    """Why it matters, shown on ?."""
    say: Annotated[str, Limit(max_length=MOST_SENTENCE)] = ""
    """Words that may be said to the client; shown on a card."""
    sources: tuple[str, ...] = ()
    """Keys of the checklist's sources that it rests on."""
    evidence: Evidence | None = None
    """The best that it rests on: a trial, a survey, guidance, custom, or ours, the judgement of its authors."""
    moment: Moment | None = None
    """When it is for, where that differs from its checklist: setup, arrive, open, between or close."""
    same_as: Annotated[str, Limit(max_length=130)] = ""
    """LIST/ITEM of another checklist with the same meaning and importance; in one run only the first of them is
    asked, and the answer counts for both."""
    was: Annotated[tuple[str, ...], Limit(max_length=MOST_FORMER)] = ()
    """Ids that it had in earlier versions; what was answered under them counts as its own."""

    usual_seconds: ClassVar[int] = 6
    """What is reckoned for an item of this kind that names no `seconds`."""
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
        """Whether the value of an answer may be kept in the history."""
        return False

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

    @abstractmethod
    def prompt(self) -> Prompt:
        """How the item speaks to the person."""

    def takes(self, value: Value) -> bool:
        """Whether `value` is an answer to this item."""
        return False

    def violations(self) -> Iterator[Violation]:
        """What the types cannot say: rules between the fields of this kind."""
        yield from ()


class Valued(ItemBase):
    """An item answered by a value that may be kept, and may lead to something."""

    keep: bool = True
    """Whether the answer is kept in the history; false keeps only that it was given."""
    follow_up: tuple[FollowUp, ...] = ()
    """What certain answers lead to."""

    @property
    def stores_value(self) -> bool:
        """Unless the file says not to."""
        return self.keep

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """What certain answers lead to."""
        return self.follow_up
