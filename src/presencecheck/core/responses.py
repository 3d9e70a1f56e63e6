"""The state of one item of a run, and how an event changes it. Pure."""

from typing import Literal

from presencecheck.core.events import Answer, Answered, Outcome, StoredFinding
from presencecheck.core.frozen import Frozen, replace
from presencecheck.core.items import Card, Consequence, Item, Scale, Value

OPEN = frozenset({Outcome.ACCEPTED, Outcome.SKIPPED, Outcome.UNANSWERED})
"""The outcomes that leave an item open; a skipped item is not done."""
IN_PLACE = frozenset({Outcome.DONE, Outcome.FIXED, Outcome.STILL_SO})
"""The outcomes that say that an item is so."""


class Response(Frozen):
    """The state of one item.

    Attributes:
        not_yet: the person once said "not yet"; a later yes is then `fixed`, not `done`.
        finding: what a measurement said when the last answer was given; None where nothing was measured.
    """

    outcome: Outcome = Outcome.UNANSWERED
    value: Value | None = None
    not_yet: bool = False
    by: Literal["person", "probe"] = "person"
    seconds: float = 0.0
    finding: StoredFinding | None = None

    @property
    def is_contradicted(self) -> bool:
        """Whether the person says that it is so, against what was measured."""
        return self.outcome in IN_PLACE and self.finding in ("warn", "fail")

    def consequence(self, item: Item | Card) -> Consequence | None:
        """What the value means for the verdict: the gravest word that it leads to; None where it says nothing."""
        meant = {follow.then for follow in item.follow_ups if follow.is_met(self.value)}
        return "stop" if "stop" in meant else "accept" if "accept" in meant else None

    def is_open(self, item: Item | Card) -> bool:
        """Whether the item is not in place: left so, skipped, not answered, or answered with what speaks against it."""
        return self.outcome in OPEN or self.consequence(item) is not None

    def is_in_place(self, item: Item | Card) -> bool:
        """Whether the item is so, by an answer that says nothing against it."""
        return self.outcome in IN_PLACE and self.consequence(item) is None

    def after(self, event: Answered, item: Item | Card) -> "Response":
        """The state after this answer to the item."""
        not_yet = self.not_yet or event.answer in (Answer.NOT_YET, Answer.ACCEPT)
        outcome = _outcome(event.answer, not_yet, item)
        return Response(outcome, event.value, not_yet, event.by, self.seconds + max(event.seconds, 0.0), event.finding)

    def lacks_number(self, item: Item | Card) -> bool:
        """Whether a number was given that is not kept, though the item's file lets it be: what it led to is unknown."""
        return isinstance(item, Scale) and item.stores_value and self.outcome is Outcome.DONE and self.value is None

    def confirmed(self, seconds: float) -> "Response":
        """The state after the item was confirmed as unchanged together with others.

        Args:
            seconds: the item's part of the time that the prompt was in view.
        """
        outcome = Outcome.STILL_SO if self.outcome is Outcome.UNANSWERED else self.outcome
        return replace(self, outcome=outcome, seconds=self.seconds + max(seconds, 0.0))

    def without_unkept(self, item: Item | Card) -> "Response":
        """The state as the history may have it: without a value that is not kept."""
        return self if item.stores_value or self.value is None else replace(self, value=None)

    def is_same_answer(self, other: "Response") -> bool:
        """Whether all but the time is equal."""
        return replace(self, seconds=0.0) == replace(other, seconds=0.0)

    def reopened(self, said: "Response") -> "Response":
        """The state if the item is asked again: of the answer `said`, only the time counts."""
        return Response(not_yet=self.not_yet, seconds=said.seconds)


NONE = Response()
"""The response before the first answer."""


def _outcome(answer: Answer, not_yet: bool, item: Item | Card) -> Outcome:
    if answer is Answer.YES:
        return Outcome.FIXED if not_yet else Outcome.DONE
    if answer is Answer.NOT_YET:
        return Outcome.ACCEPTED if item.remedy and item.remedy.then == "accept" else Outcome.UNANSWERED
    return _FIXED_OUTCOMES[answer]


_FIXED_OUTCOMES = {
    Answer.ACCEPT: Outcome.ACCEPTED,
    Answer.SKIP: Outcome.SKIPPED,
    Answer.NOT_APPLICABLE: Outcome.NOT_APPLICABLE,
}
"""The answers whose outcome depends on nothing else."""
