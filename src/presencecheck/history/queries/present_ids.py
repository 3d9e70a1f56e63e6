"""Runs under the ids that their items have now; the history itself stays as it was written. Pure."""

from collections.abc import Mapping

from presencecheck.core.checklist import Checklist
from presencecheck.core.frozen import replace
from presencecheck.core.items import Item
from presencecheck.core.items.base import Valued
from presencecheck.core.plan import Plan
from presencecheck.history.queries.run_outcomes import OutcomePattern, RunOutcomes, RunTable


def with_present_ids(table: RunTable, renamed: Mapping[str, str]) -> RunTable:
    """The same runs, with each item under the ref that it has now.

    Args:
        table: the runs as they were.
        renamed: the refs of now by those of earlier versions. One is left out in a plan that has an item under the ref
            of now: it was another item then.
    """
    present = {key: _present(plan, renamed) for key, plan in table.plans.items()}
    if not any(present.values()):
        return table
    plans = {key: _plan(plan, present[key]) if present[key] else plan for key, plan in table.plans.items()}
    patterns: dict[tuple[int, int], OutcomePattern] = {}

    def moved(run: RunOutcomes) -> RunOutcomes:
        # Runs that were answered alike share a pattern, and go on sharing it.
        key = run.plan, id(run.pattern)
        if key not in patterns:
            patterns[key] = _pattern(run.pattern, present[run.plan])
        return run._replace(pattern=patterns[key])

    return RunTable(plans, [moved(run) if present[run.plan] else run for run in table.runs])


def _present(plan: Plan, renamed: Mapping[str, str]) -> dict[str, str]:
    refs = {f"{part.checklist.id}/{item.id}" for part in plan.sections for item in part.checklist.items}
    return {old: renamed[old] for old in refs & renamed.keys() if renamed[old] not in refs}


def _pattern(pattern: OutcomePattern, present: Mapping[str, str]) -> OutcomePattern:
    return OutcomePattern(
        {present.get(ref, ref): outcome for ref, outcome in pattern.outcomes.items()},
        frozenset(present.get(ref, ref) for ref in pattern.not_yet),
        {present.get(ref, ref): number for ref, number in pattern.numbers.items()},
    )


def _plan(plan: Plan, present: Mapping[str, str]) -> Plan:
    sections = tuple(replace(part, checklist=_checklist(part.checklist, present)) for part in plan.sections)
    return replace(plan, sections=sections, already=frozenset(present.get(ref, ref) for ref in plan.already))


def _checklist(checklist: Checklist, present: Mapping[str, str]) -> Checklist:
    ids = {
        old.partition("/")[2]: new.partition("/")[2]
        for old, new in present.items()
        if old.partition("/")[0] == checklist.id
    }
    return replace(checklist, items=tuple(_item(item, ids) for item in checklist.items)) if ids else checklist


def _item(item: Item, ids: Mapping[str, str]) -> Item:
    if isinstance(item, Valued) and any(follow.add in ids for follow in item.follow_up):
        follow_up = tuple(replace(follow, add=ids.get(follow.add, follow.add)) for follow in item.follow_up)
        item = replace(item, follow_up=follow_up)
    return replace(item, id=ids[item.id]) if item.id in ids else item
