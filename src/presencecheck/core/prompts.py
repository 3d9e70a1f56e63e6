"""The closed set of prompts: the ways in which an item can ask a person. Pure.

Surfaces know prompts and nothing else of an item, so a new kind of item needs no new surface code.
"""

from collections.abc import Collection

from presencecheck.core.frozen import Frozen


class CardLine(Frozen):
    """One line of a card: what is to be in place, and words that may be said for it."""

    ready: str
    say: str = ""
    why: str = ""
    item: str = ""
    """The id of its item within the checklist."""
    unwise_to_begin: bool = False
    """The item advises not to begin until it is so."""
    heading: str = ""
    """The section that its item stands under; empty where there is none."""


class Acknowledge(Frozen):
    """A question answered by a state: it is so, not yet, left as it is."""

    question: str
    ready: str
    remedies: tuple[str, ...] = ()
    deliberate: bool = False
    """Only the letter y says yes, as Enter is easily pressed without reading."""
    card: tuple[CardLine, ...] = ()
    """Lines to show with the question."""
    unwise_to_begin: bool = False
    """The item advises not to begin until it is so."""


class Choose(Frozen):
    """One of a few words."""

    question: str
    options: tuple[str, ...]
    crossed: str = ""
    """The option that the letter x takes, too; empty for none."""


class Mark(Frozen):
    """Any number of a few words, also none."""

    question: str
    options: tuple[str, ...]
    most: int
    """How many can be marked together."""

    def in_order(self, marked: Collection[str]) -> tuple[str, ...]:
        """The marked options in the order in which they are offered."""
        return tuple(option for option in self.options if option in marked)


class Rate(Frozen):
    """The prompt of a scale: a whole number between two ends that have names."""

    question: str
    minimum: int
    maximum: int
    low: str
    high: str


class Write(Frozen):
    """A few words of the person's own, used in this run and never stored."""

    question: str
    limit: int
    """The most characters taken."""


class Beat(Frozen):
    """One stretch of an exercise: a cue and how long it lasts, in seconds."""

    cue: str
    seconds: float


class Hold(Frozen):
    """Something done for a while: a breath, a stretch, a look out of the window."""

    question: str
    seconds: int
    beats: tuple[Beat, ...]
    """The cues, in order, repeated until the time is over."""
    alternatives: tuple[str, ...]
    """Other ways to the same end; at least one is not about breath."""


class Measure(Frozen):
    """A measurement before the person is asked."""

    probe: str
    fallback: Acknowledge


Prompt = Acknowledge | Choose | Mark | Rate | Write | Hold | Measure
