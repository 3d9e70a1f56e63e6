"""What can happen in a walk, and what that makes of an item. Pure."""

from enum import Enum
from typing import Literal

from presencecheck.core.frozen import Frozen
from presencecheck.core.items import Value


class Answer(Enum):
    """What a person can say to an item."""

    YES = "yes"
    NOT_YET = "not-yet"
    ACCEPT = "accept"
    SKIP = "skip"
    NOT_APPLICABLE = "not-applicable"


class Outcome(Enum):
    """What became of an item."""

    DONE = "done"
    FIXED = "fixed"
    ACCEPTED = "accepted"
    SKIPPED = "skipped"
    NOT_APPLICABLE = "not-applicable"
    UNANSWERED = "unanswered"

    # There is one of each; an enum's own hash, of the name, is slow where outcomes are counted by the ten thousand.
    __hash__ = object.__hash__


Finding = Literal["ok", "warn", "fail", "unknown"]


class Answered(Frozen):
    """The person answered an item.

    Attributes:
        value: the number, option or words given; None for an answer without one, and for one whose value is not kept.
        by: who looked: the person, or a probe whose finding the person then took.
        seconds: how long the item was in view; not negative.
    """

    ref: str
    answer: Answer
    value: Value | None = None
    by: Literal["person", "probe"] = "person"
    seconds: float = 0.0


class Moved(Frozen):
    """The person went to an item without answering: back, or on again with the earlier answer kept."""

    ref: str


class Measured(Frozen):
    """A probe reported on an item.

    Attributes:
        sentence: what was found, or why nothing could be; empty where there is nothing to say.
        remedy: what would help.
    """

    ref: str
    finding: Finding
    sentence: str
    remedy: str = ""

    @property
    def bad(self) -> bool:
        """Whether it speaks against the item being so."""
        return self.finding in ("warn", "fail")


class Stopped(Frozen):
    """The run was given up: it will not be gone on with."""


Event = Answered | Moved | Measured | Stopped
