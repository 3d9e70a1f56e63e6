"""The shipped routines: what each asks in every sort of session that it is for, and that its walk can end ready."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.context import Context, Modality, Setting
from presencecheck.core.events import Answer, Answered
from presencecheck.core.items import Choice, Scale, Text, Value
from presencecheck.core.plan import Plan, Section, Step
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.formats.load import load
from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages.durations import estimate
from tests.support.builders import section
from tests.support.commands import answers, presencecheck

LOADED = [load(path.read_bytes(), path.name).what for path in (Path(__file__).parents[2] / "checklists").glob("*.yaml")]
CHECKLISTS = {what.id: what for what in LOADED if isinstance(what, Checklist)}
ROUTINES = {what.id: what for what in LOADED if isinstance(what, Routine)}
INDEX = (Path(__file__).parents[2] / "checklists" / "README.md").read_text(encoding="utf-8")
BY_NAME = pytest.mark.parametrize("name", sorted(ROUTINES))
FOR = {
    "full": {},
    "quick": {},
    "next": {},
    "after": {},
    "between": {},
    "first": {"first_session": True},
    "phone": {"modality": "audio"},
    "in-person": {"modality": "in-person"},
    "group": {"setting": "group"},
    "couple": {"setting": "couple"},
    "family": {"setting": "family"},
    "supervised": {},
}


def contexts(routine: Routine) -> Iterator[Context]:
    """Every sort of session that the routine is for."""
    everything = (Context(*said) for said in product(get_args(Modality), get_args(Setting), (False, True)))
    return (context for context in everything if routine.for_.over(context) == context)


SESSIONS = {"after", "between"}
"""Routines for after a session, which have no verdict."""


def planned(name: str, context: Context) -> Plan:
    """What the routine asks in such a session."""
    included = [part for part in ROUTINES[name].include if part.checklist and part.when.holds(context)]
    parts = tuple(_section(part.checklist, part.as_ == "card") for part in included)
    return Plan(name, name, parts, context)


@cache
def _section(checklist: str, card: bool) -> Section:
    return section(CHECKLISTS[checklist], card=card)


def value_of(step: Step) -> Value | None:
    """What someone answers with whom nothing is amiss."""
    match step.item:
        case Scale(scale=scale):
            return scale.max
        case Choice(options=options):
            return options[0]
        case Text():
            return "calm"
    return None


def test_every_routine_is_known() -> None:
    """Each is for the sessions that its name promises."""
    said = {
        name: {key: value for key, value in vars(routine.for_).items() if value is not None}
        for name, routine in ROUTINES.items()
    }
    assert said == FOR


@BY_NAME
def test_it_is_neither_empty_nor_endless(name: str) -> None:
    """Some steps are left, at most forty, and what matters most is among them.

    For trainees, what a first session, a group or a couple needs comes on top of what being observed needs.
    """
    for context in contexts(ROUTINES[name]):
        steps = planned(name, context).steps
        assert 3 <= len(steps) <= (48 if name == "supervised" else 40)
        assert name in SESSIONS or "essential" in {step.item.importance for step in steps}


@BY_NAME
def test_answered_with_yes_it_ends_ready(name: str) -> None:
    """Nothing in it stands in the way of ready, for any session."""
    for context in contexts(ROUTINES[name]):
        run = Run(planned(name, context))
        while run.current:
            run = run.apply(Answered(run.current.ref, Answer.YES, value_of(run.current), seconds=1.0))
        assert run.status is Status.COMPLETED
        assert run.readiness is (None if name in SESSIONS else Readiness.READY)


@BY_NAME
def test_its_walk_ends_ready(home: Path, name: str) -> None:
    """The real program walks it, without an option, to its own last sentence."""
    visible = Run(planned(name, ROUTINES[name].for_.over(Context()))).visible
    said = answers(*((step.ref, value_of(step) or "yes") for step in visible))
    walked = presencecheck("run", name, "--answers", "-", stdin=said)
    assert (walked.code, walked.err) == (0, "")
    if name in SESSIONS:
        count = len(said.splitlines())
        assert verdict_messages.DONE.format(answered=count, count=count) in walked.out
        return
    known = verdict_messages.IN_PLACE.format(count=len(said.splitlines()))
    assert re.match(rf"\n{verdict_messages.AT.format(verdict='ready', time='[0-9:]+')} {known}\.\n", walked.out)
    before_cards = " ".join(walked.out.split()).partition(verdict_messages.NOT_SHARED)[0]
    assert ROUTINES[name].closing in before_cards


@BY_NAME
def test_it_holds_only_what_is_walked(name: str) -> None:
    """What is handed out is in no routine; what happens with the client in view is a card."""
    for part in ROUTINES[name].include:
        if part.checklist:
            assert not CHECKLISTS[part.checklist].is_handed_out
            assert (part.as_ == "card") == (CHECKLISTS[part.checklist].moment == "open")


def test_the_index_is_up_to_date() -> None:
    """The table that authors read names every list and routine, with its moment, its size and how long it takes."""
    rows = [[cell.strip(" `") for cell in line.split("|")[1:-1]] for line in INDEX.splitlines() if line[:3] == "| `"]
    routines = {row[0]: (int(row[2]), int(row[3]), row[4]) for row in rows if len(row) == 5}
    for name, routine in ROUTINES.items():
        plan = planned(name, routine.for_.over(Context()))
        run, lines = Run(plan), sum(len(sheet.lines) for sheet in plan.cards)
        assert routines.pop(name) == (len(run.visible), lines, estimate(run.seconds_left)), name
    lists = {row[0]: row[2:5] for row in rows if len(row) == 6}
    for name, what in CHECKLISTS.items():
        size = len(what.items) - len(what.added)
        assert lists.pop(name) == [what.moment, str(size), estimate(what.seconds)], name
    assert (routines, lists) == ({}, {})


def test_a_routine_is_no_list() -> None:
    """Routines and lists share one space of names."""
    assert not ROUTINES.keys() & CHECKLISTS.keys()
