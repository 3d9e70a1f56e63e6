"""What became of each item over many runs, and which items that speaks against. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping

from presencecheck.core.events import Outcome
from presencecheck.core.frozen import Frozen
from presencecheck.core.plan import Step
from presencecheck.figures.run_outcomes import Walks, tally

RETIRE_RUNS = 20
"""In at least so many runs an item must have been in place before its never being "not yet" means anything."""
REPAIR_RUNS, REPAIR_SHARE = 3, 0.1
"""What was left as it is so often, and in such a share of the runs that answered it, keeps being accepted."""

ANSWERED = tuple(outcome for outcome in Outcome if outcome is not Outcome.UNANSWERED)


class ItemFigures(Frozen):
    """What became of one item.

    Attributes:
        step: the item, as the newest run had it.
        title: the title of its checklist.
        outcomes: in how many runs it had each outcome.
        not_yet: in how many runs it was once "not yet" or left as it was.
    """

    step: Step
    title: str
    outcomes: Mapping[Outcome, int]
    not_yet: int

    @property
    def runs(self) -> int:
        """In how many runs it was answered."""
        return sum(self.outcomes[outcome] for outcome in ANSWERED)

    def share(self, outcome: Outcome) -> float:
        """The share of the runs that answered it which had this outcome, from 0 to 1."""
        return self.outcomes[outcome] / self.runs if self.runs else 0.0

    @property
    def never_not_yet(self) -> bool:
        """Whether it was in place so often, and never once "not yet", that asking it may be needless."""
        done = self.outcomes[Outcome.DONE]
        return self.step.item.knows_not_yet and self.not_yet == 0 and done >= RETIRE_RUNS

    @property
    def keeps_being_accepted(self) -> bool:
        """Whether it was left as it is so often that something wants repair."""
        accepted = self.outcomes[Outcome.ACCEPTED]
        return accepted >= REPAIR_RUNS and self.share(Outcome.ACCEPTED) >= REPAIR_SHARE


def item_figures(walks: Walks) -> list[ItemFigures]:
    """The figures of every item that was in view, in the order of the newest runs."""
    ways = Counter(walks.went)
    not_yet: Counter[str] = Counter()
    for place, runs in ways.items():
        for ref in walks.ways[place].not_yet:
            not_yet[ref] += runs
    counts = tally(walks, ways.items())
    return [
        ItemFigures(step, title, counts[ref], not_yet[ref])
        for ref, (step, title) in known_steps(walks).items()
        if ref in counts
    ]


def retired(items: Iterable[ItemFigures]) -> list[ItemFigures]:
    """What was never once "not yet", the surest first."""
    found = (item for item in items if item.never_not_yet)
    return sorted(found, key=lambda item: -item.outcomes[Outcome.DONE])


def accepted(items: Iterable[ItemFigures]) -> list[ItemFigures]:
    """What keeps being accepted, the most frequent first."""
    found = (item for item in items if item.keeps_being_accepted)
    return sorted(found, key=lambda item: -item.share(Outcome.ACCEPTED))


def known_steps(walks: Walks) -> dict[str, tuple[Step, str]]:
    """Every item of these runs' plans by its ref, with its checklist's title, as the newest run had it."""
    newest: dict[int, int] = {}
    for way, run in dict(zip(walks.went, walks.runs, strict=True)).items():
        plan = walks.ways[way].end.plan
        newest[plan] = max(run, newest.get(plan, run))
    found: dict[str, tuple[Step, str]] = {}
    for key in sorted(newest, key=newest.__getitem__, reverse=True):
        whole = walks.plans[key].without(())
        for step in whole.steps:
            found.setdefault(step.ref, (step, whole.sections[step.section].checklist.title))
    order = list(dict.fromkeys(step.checklist for step, _ in found.values()))
    return dict(sorted(found.items(), key=lambda entry: order.index(entry[1][0].checklist)))
