"""The events of a walk, and the outcomes of an item. Pure."""

from enum import Enum
from typing import Literal

from presencecheck.core.frozen import Frozen
from presencecheck.core.items import Value


class Answer(Enum):
    """An answer to an item."""

    YES = "yes"
    NOT_YET = "not-yet"
    ACCEPT = "accept"
    SKIP = "skip"
    NOT_APPLICABLE = "not-applicable"


class Outcome(Enum):
    """The outcome of an item."""

    DONE = "done"
    FIXED = "fixed"
    ACCEPTED = "accepted"
    SKIPPED = "skipped"
    NOT_APPLICABLE = "not-applicable"
    UNANSWERED = "unanswered"
    STILL_SO = "still-so"

    # Members are singletons; an enum's own hash, of the name, is slow when outcomes are counted by the ten thousand.
    __hash__ = object.__hash__


Finding = Literal["ok", "warn", "fail", "unknown"]
StoredFinding = Literal["ok", "warn", "fail"]


class Answered(Frozen):
    """The person answered an item.

    Attributes:
        value: the number, option or words given; None for an answer without one, and for one whose value is not kept.
        by: who looked: the person, or a probe whose finding the person then took.
        seconds: how long the item was in view; not negative.
        finding: what a measurement said when the answer was given; None where nothing was measured.
    """

    ref: str
    answer: Answer
    value: Value | None = None
    by: Literal["person", "probe"] = "person"
    seconds: float = 0.0
    finding: StoredFinding | None = None


class Revised(Answered):
    """The person changed an answer after the verdict, on the last screen."""


class Confirmed(Frozen):
    """The person confirmed several items together as unchanged.

    An item without an answer becomes `still-so`; an answered one keeps its outcome, and counts as confirmed.

    Attributes:
        seconds: how long the prompt was in view, for all of them; not negative.
        singly: the items of the same prompt that the person wants asked one by one. It is known while the walk runs,
            and not stored.
    """

    refs: tuple[str, ...]
    seconds: float = 0.0
    singly: tuple[str, ...] = ()


class Reopened(Frozen):
    """The person wants these items asked singly: earlier answers to them no longer count."""

    refs: tuple[str, ...]


class ClientArrived(Frozen):
    """The client is here: the run ends, and what was not asked stays unanswered."""


class Moved(Frozen):
    """The person went to an item without answering: back, or on with the earlier answer kept."""

    ref: str


class Measured(Frozen):
    """A probe reported on an item.

    Attributes:
        sentence: the finding, or why there is none; may be empty.
        remedy: what would help.
    """

    ref: str
    finding: Finding
    sentence: str
    remedy: str = ""

    @property
    def bad(self) -> bool:
        """Whether it contradicts that the item is in place."""
        return self.finding in ("warn", "fail")


class Stopped(Frozen):
    """The run was given up and cannot be resumed."""


StoredEvent = Answered | Confirmed | Reopened | ClientArrived
"""The events that change answers or end a run for good, each durable before the next question; `Revised` is one."""
Event = StoredEvent | Moved | Measured | Stopped
