"""Items answered by a state: confirm, and probe, which measures first."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from presencecheck.core.constraints import Limit
from presencecheck.core.items.base import ItemBase, Remedy
from presencecheck.core.problems import Violation
from presencecheck.core.prompts import Acknowledge, Measure, Prompt

ProbeName = Literal[
    "power", "network", "power-and-network", "machine", "clock", "apps", "microphone", "speaker", "devices"
]


class Askable(ItemBase):
    """An item answered by a state: it is so, not yet, left as it is."""

    ready: Annotated[str, Limit(max_length=40)] = ""
    if_not_yet: Remedy | None = None
    share: Literal["facilities"] | None = None

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

    def violations(self) -> Iterator[Violation]:
        """A state word and a remedy make an honest answer easy."""
        if not self.ready:
            yield Violation("no-ready", ("id",), {"id": self.id})
        if self.if_not_yet is None:
            yield Violation("no-remedy", ("id",), {"id": self.id})


class Confirm(Askable):
    """A question answered by a state: it is so, or not yet."""

    kind: Literal["confirm"] = "confirm"

    def prompt(self) -> Prompt:
        """A question to acknowledge."""
        return self.question()


class Probe(Askable):
    """A measurement; where it cannot be made, the question is asked as a confirm item."""

    kind: Literal["probe"] = "probe"
    probe: ProbeName

    def prompt(self) -> Prompt:
        """A measurement that falls back to the question."""
        return Measure(self.probe, self.question())
