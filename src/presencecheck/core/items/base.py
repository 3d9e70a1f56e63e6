"""What every kind of item has. Pure: no input or output, no clock, no pydantic.

What each field is for stands in `messages.schema`, from where the JSON Schema has it.
"""

from abc import abstractmethod
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from presencecheck.core.constraints import Limit
from presencecheck.core.context import Context, Modality, Moment, Setting
from presencecheck.core.frozen import Model, field
from presencecheck.core.problems import Violation
from presencecheck.core.prompts import Prompt

Value = int | str | tuple[str, ...]
"""What a scale, a choice or a text is answered with; the options marked, where several can be."""
Stored = int | str
"""A value as the history holds it."""
SEPARATOR = "\x1f"
"""What stands between options in a text of the history; no text of a file can hold it."""

Importance = Literal["essential", "standard", "optional"]
Repeat = Literal["every-run", "daily", "weekly"]
Evidence = Literal["trial", "survey", "guidance", "custom", "ours"]

MOST_SENTENCE = 300
"""Characters of a question, or of another sentence."""
MOST_WHY = 600
"""Characters of a reason."""
MOST_REMEDIES = 6
"""Things that help, of one item."""
MOST_SECTION = 60
"""Characters of a heading between items."""
MOST_LINK = 300
"""Characters of an address."""
LINK_PATTERN = r"https://(?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{0,62}(?::[0-9]{1,5})?(?:[/?#][!#-;=?-\[\]_a-z~]*)?"
"""An address that shows where it leads: https, a host by its name, no user before it, ASCII without quotes."""
MOST_FORMER = 9
"""Earlier ids of one item."""

Line = Annotated[str, Limit(min_length=1, max_length=120)]
Sentence = Annotated[str, Limit(min_length=1, max_length=MOST_SENTENCE)]
Seconds = Annotated[int, Limit(ge=1, le=900)]


class When(Model):
    """The sessions an item is for; what is left out holds for all."""

    modality: tuple[Modality, ...] = ()
    setting: tuple[Setting, ...] = ()
    first_session: bool | None = None

    def holds(self, context: Context) -> bool:
        """Whether the item is for a session of this context."""
        return (
            (not self.modality or context.modality in self.modality)
            and (not self.setting or context.setting in self.setting)
            and (self.first_session is None or self.first_session == context.first_session)
        )


class Remedy(Model):
    """What helps when it is not yet so."""

    do: Annotated[tuple[Sentence, ...], Limit(min_length=1, max_length=MOST_REMEDIES)]
    then: Literal["recheck", "accept", "stop"] = "recheck"


Consequence = Literal["accept", "stop"]
"""What an answer means for the verdict."""


class FollowUp(Model):
    """What an answer leads to: a sentence said, an item added further down, or a word on the verdict.

    With `then`, the answer is not in place but open, as an item with `if-not-yet` is that was left so; `stop` says
    besides that it is better not to begin, whatever the item's importance.
    """

    is_: str = ""
    has: str = ""
    at_most: int | None = None
    at_least: int | None = None
    say: Annotated[str, Limit(max_length=MOST_SENTENCE)] = ""
    add: str = ""
    then: Consequence | None = None

    def is_met(self, value: Value | None) -> bool:
        """Whether an answer of `value` leads here."""
        if isinstance(value, int):
            low = self.at_least is None or value >= self.at_least
            high = self.at_most is None or value <= self.at_most
            return not (self.is_ or self.has) and low and high
        if isinstance(value, tuple):
            return self.has in value
        return value is not None and value == self.is_

    def led_by(self, *, is_: str = "", has: str = "") -> "FollowUp":
        """What it leads to, after one of an item's words alone."""
        return FollowUp(is_=is_, has=has, say=self.say, add=self.add, then=self.then)


class ItemBase(Model):
    """What every item has."""

    id: str
    ask: Sentence
    importance: Importance = "standard"
    seconds: Seconds | None = None
    repeat: Repeat = "every-run"
    when: When = field(default_factory=When)
    why: Annotated[str, Limit(max_length=MOST_WHY)] = ""
    say: Annotated[str, Limit(max_length=MOST_SENTENCE)] = ""
    sources: tuple[str, ...] = ()
    evidence: Evidence | None = None
    moment: Moment | None = None
    section: Annotated[str, Limit(max_length=MOST_SECTION)] = ""
    same_as: Annotated[str, Limit(max_length=130)] = ""
    locked: bool = False
    link: Annotated[str, Limit(max_length=MOST_LINK)] = ""
    was: Annotated[tuple[str, ...], Limit(max_length=MOST_FORMER)] = ()

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

    def restored(self, stored: Stored | None) -> Value | None:
        """The value that the history holds as this number or text; None where it holds none.

        Raises:
            TypeError: it is nothing that the history would hold for this kind.
        """
        return stored

    def violations(self) -> Iterator[Violation]:
        """What the types cannot say: rules between the fields of this kind."""
        yield from ()


def is_plain_address(link: str) -> bool:
    """Whether a person can see where an address leads."""
    from re import fullmatch  # a run never asks

    return fullmatch(LINK_PATTERN, link) is not None


def stored_value(value: Value | None) -> Stored | None:
    """A value as the history holds it; `ItemBase.restored` is the way back."""
    return SEPARATOR.join(value) if isinstance(value, tuple) else value


class Valued(ItemBase):
    """An item answered by a value that may be kept, and may lead to something."""

    keep: bool = True
    follow_up: tuple[FollowUp, ...] = ()

    @property
    def stores_value(self) -> bool:
        """Unless the file says not to."""
        return self.keep

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """What certain answers lead to."""
        return self.follow_up
