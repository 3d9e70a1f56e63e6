"""The outcomes of each item over many runs, and the items that call for a change. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from presencecheck.core.events import Outcome
from presencecheck.core.frozen import Frozen
from presencecheck.core.plan import Step
from presencecheck.history.queries.run_outcomes import RunTable, tally

RETIRE_RUNS = 40
"""Runs in which an item must have been asked singly and in place before "never answered not yet" is reported."""
REPAIR_RUNS, REPAIR_SHARE = 3, 0.1
"""Runs that left an item as it was, and their share of those that asked for it singly, from which on this is
reported."""

ANSWERED = (
    Outcome.DONE,
    Outcome.FIXED,
    Outcome.STILL_SO,
    Outcome.ACCEPTED,
    Outcome.SKIPPED,
    Outcome.NOT_APPLICABLE,
)
"""The outcomes of an item that was answered, in the order in which they are shown."""


class ItemFigures(Frozen):
    """The outcomes of one item.

    Attributes:
        step: the item, as the newest run had it.
        title: the title of its checklist.
        outcomes: the number of runs with each outcome.
        not_yet: the number of runs in which it was at least once "not yet" or left as it was.
    """

    step: Step
    title: str
    outcomes: Mapping[Outcome, int]
    not_yet: int

    @property
    def runs(self) -> int:
        """The number of runs in which it was answered."""
        return sum(self.outcomes[outcome] for outcome in ANSWERED)

    @property
    def single_runs(self) -> int:
        """The number of runs in which it was answered by itself, not confirmed together with others."""
        return self.runs - self.outcomes[Outcome.STILL_SO]

    def share(self, outcome: Outcome) -> float:
        """The share of the runs that answered it which had this outcome, from 0 to 1."""
        return self.outcomes[outcome] / self.runs if self.runs else 0.0

    @property
    def never_not_yet(self) -> bool:
        """Whether it was in place often and never "not yet", so that asking it may not be needed."""
        done = self.outcomes[Outcome.DONE]
        return self.step.item.knows_not_yet and self.not_yet == 0 and done >= RETIRE_RUNS

    @property
    def keeps_being_accepted(self) -> bool:
        """Whether it was left as it is often enough that something may need repair."""
        accepted = self.outcomes[Outcome.ACCEPTED]
        return accepted >= REPAIR_RUNS and accepted >= self.single_runs * REPAIR_SHARE


def item_figures(table: RunTable) -> list[ItemFigures]:
    """The figures of every item that was in view, in the order of the newest runs."""
    not_yet = Counter(ref for run in table.runs for ref in run.pattern.not_yet)
    counts = tally(table.runs)
    return [
        ItemFigures(step, title, counts[ref], not_yet[ref])
        for ref, (step, title) in known_steps(table).items()
        if ref in counts
    ]


def items_to_retire(items: Iterable[ItemFigures]) -> list[ItemFigures]:
    """The items that were never "not yet", the one most often in place first."""
    found = (item for item in items if item.never_not_yet)
    return sorted(found, key=lambda item: -item.outcomes[Outcome.DONE])


def items_to_repair(items: Iterable[ItemFigures]) -> list[ItemFigures]:
    """The items that keep being accepted, the most frequent first."""
    found = (item for item in items if item.keeps_being_accepted)
    return sorted(found, key=lambda item: -item.outcomes[Outcome.ACCEPTED] / item.single_runs)


def items_to_look_at(items: Sequence[ItemFigures]) -> list[ItemFigures]:
    """The items that were "not yet" at least once: first those that keep being accepted, then the most frequent."""
    repair = items_to_repair(items)
    others = (item for item in items if item.not_yet and item not in repair)
    return [*repair, *sorted(others, key=lambda item: -item.not_yet / item.single_runs)]


def most_skipped(items: Iterable[ItemFigures]) -> ItemFigures | None:
    """The item with the largest share of runs that skipped it, if that is worth a word."""
    often = [item for item in items if item.outcomes[Outcome.SKIPPED] >= REPAIR_RUNS]
    found = max(often, key=lambda item: item.share(Outcome.SKIPPED), default=None)
    return found if found and found.share(Outcome.SKIPPED) >= REPAIR_SHARE else None


def question_outcomes(items: Iterable[ItemFigures]) -> dict[Outcome, int]:
    """The number of answers with each outcome, of all items that can be "not yet"; none where nothing was asked."""
    asked = [item for item in items if item.step.item.knows_not_yet]
    counts = {outcome: sum(item.outcomes[outcome] for item in asked) for outcome in ANSWERED}
    return counts if any(counts.values()) else {}


def known_steps(table: RunTable) -> dict[str, tuple[Step, str]]:
    """Every item of these runs' plans by its ref, with its checklist's title, as the newest run had it."""
    newest = {run.plan: run.key for run in sorted(table.runs, key=lambda run: run.key)}
    found: dict[str, tuple[Step, str]] = {}
    for key in sorted(newest, key=newest.__getitem__, reverse=True):
        whole = table.plans[key].without(())
        for step in whole.steps:
            found.setdefault(step.ref, (step, whole.sections[step.section].checklist.title))
    order = list(dict.fromkeys(step.checklist for step, _ in found.values()))
    return dict(sorted(found.items(), key=lambda entry: order.index(entry[1][0].checklist)))
