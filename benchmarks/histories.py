"""Makes histories like those that years of use leave: seeded, of 10 to 1,000,000 runs, in the program's own file.

    python benchmarks/histories.py FILE RUNS [SEED]

One person's working days end today: ten runs on each, or as many more as it takes to hold all of them within ten
years. The clock changes twice a year, once a year it goes on a journey, and checklists get new versions. Most items
are in place, some are put right first, a few are always left as they are; one run in fourteen is left early.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from presencecheck.core.checklist import Source
from presencecheck.core.context import Context
from presencecheck.core.events import Outcome
from presencecheck.core.items import Scale
from presencecheck.core.plan import Plan, Section, Step
from presencecheck.core.readiness import Readiness
from presencecheck.core.responses import OPEN
from presencecheck.core.serialize import to_dict
from presencecheck.core.standing import Status
from presencecheck.history.format.hash_chain import first_link, next_link, seal_of
from presencecheck.history.format.schema import OUTCOMES, READINESSES, STATUSES, RunState
from presencecheck.history.store.plan_store import store_plan
from presencecheck.history.store.store import History
from presencecheck.library.library import Library
from presencecheck.library.planning import plan as plan_of
from presencecheck.system.clock import Moment, now
from presencecheck.system.paths import shipped

DAY = 86_400
A_DAY = 10
"""Runs on a working day."""
DAYS = 2610
"""Working days in ten years; more runs than fit into these make the days fuller."""
LEFT = 0.07
"""The share of runs that are left early."""
HOME, AWAY = 60, -300
"""Minutes ahead of UTC in winter: Berlin, and New York on the journey."""
ORIGIN = "b2c3d4"
"""The installation that walked them all."""
_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"


class Habit(NamedTuple):
    """How often an item is not in place at first, and what is done about it."""

    not_yet: float
    accepted: float
    skipped: float
    passed: float


def write(path: Path, runs: int, *, seed: int = 1, until: int | None = None, a_day: float = 0.0) -> None:
    """Write a history of `runs` runs.

    Args:
        path: where; there must be no file yet.
        runs: their number.
        seed: the same seed makes the same history.
        until: the last local day, counted from 1970-01-01; today where it is not given.
        a_day: runs on a working day; `A_DAY` or as many as ten years want where it is not given.
    """
    random = Random(seed)
    last = now().day if until is None else until
    moments = calendar(random, runs, last, a_day or max(A_DAY, runs / DAYS))
    history = History.open(path)
    connection = history.connection
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN IMMEDIATE")
    writer = Writer(history, random, Repertoire())
    try:
        for number, (moment, ordinal) in enumerate(moments):
            writer.run(moment, ordinal, number / max(runs, 1), newest=number == runs - 1)
        writer.flush()
        connection.execute("COMMIT")
    finally:
        history.close()


def calendar(random: Random, runs: int, last: int, a_day: float) -> list[tuple[Moment, int]]:
    """The start of each run, the oldest first, and its number on its day, from 0."""
    days: list[tuple[int, int]] = []
    left, due, day = runs, 0.0, last
    while left > 0:
        if (day + 3) % 7 < 5 or day == last:  # 1970-01-01 was a Thursday
            due += a_day * random.uniform(0.6, 1.4)
            count = min(int(due), left)
            due -= count
            left -= count
            days.append((day, count))
        day -= 1
    found = []
    for day, count in reversed(days):
        clock = sorted(random.randrange(8 * 3600, 20 * 3600) for _ in range(count))
        for ordinal, second in enumerate(clock):
            offset = offset_on(day)
            found.append((Moment(day * DAY + second - offset * 60, offset), ordinal))
    return found


def offset_on(day: int) -> int:
    """Minutes ahead of UTC on this day: summer time, and two weeks of each year elsewhere."""
    year_day = day % 365  # near enough: what matters is that it changes
    summer = 60 if 88 <= year_day < 300 else 0
    return (AWAY if 200 <= year_day < 214 else HOME) + summer


class Repertoire:
    """The plans of shipped routines, with earlier versions of their checklists, asking twice how much is here."""

    def __init__(self) -> None:
        with TemporaryDirectory() as cache:
            library = Library({"shipped": shipped()}, Path(cache))
            self._routines = {name: plan_of(library, [name], Context()) for name in ("full", "quick")}
        self._known: dict[tuple[Any, ...], Plan] = {}

    def plan(self, random: Random, ordinal: int, age: float) -> Plan:
        """The plan of a run with this number on its day; `age` is its place from 0, the first run, to 1, the last."""
        name = "full" if random.random() < (0.6 if ordinal else 0.85) else "quick"
        hidden = ordinal > 0 and random.random() < 0.9
        generation = int(age * 4)
        key = (name, hidden, generation)
        if key not in self._known:
            plan = self._routines[name]
            sections = tuple(earlier(asking_again(part), 3 - generation) for part in plan.sections)
            plan = replace(plan, sections=sections)
            self._known[key] = (
                plan.without({step.ref for step in plan.steps if step.item.repeat != "every-run"}) if hidden else plan
            )
        return self._known[key]


def asking_again(part: Section) -> Section:
    """The checklist with its scale once more at its end, if it has one: numbers before and after an exercise."""
    scale = next((item for item in part.checklist.items if isinstance(item, Scale)), None)
    if scale is None:
        return part
    # No number adds a question: what is written here answers those of the plan, and no others.
    plain = replace(scale, follow_up=())
    items = (plain if item is scale else item for item in part.checklist.items)
    again = replace(plain, id=f"{scale.id}-again")
    return replace(part, checklist=replace(part.checklist, items=(*items, again)))


def earlier(part: Section, generations: int) -> Section:
    """The checklist as it may have been `generations` versions ago: each had one item less."""
    checklist = part.checklist
    for _ in range(generations):
        items = checklist.items
        if len(items) > 5:
            checklist = replace(checklist, items=(*items[:-2], items[-1]))
    if generations:
        checklist = replace(checklist, version=f"0.{9 - generations}.0")
    digest = sha256(json.dumps(to_dict(checklist)).encode()).hexdigest()
    return Section(checklist, Source("", digest, "shipped"), part.as_card)


class Writer:
    """Writes runs into the file, many at a time."""

    def __init__(self, history: History, random: Random, repertoire: Repertoire) -> None:
        self._connection = history.connection
        self._random = random
        self._repertoire = repertoire
        self._plans: dict[int, tuple[int, bytes]] = {}
        self._items: dict[str, int] = {}
        self._habits: dict[str, Habit] = {}
        self._runs: list[tuple[Any, ...]] = []
        self._answers: list[tuple[Any, ...]] = []
        self._key = 0

    def run(self, moment: Moment, ordinal: int, age: float, *, newest: bool) -> None:
        """Add a run that began at this moment."""
        random = self._random
        plan = self._repertoire.plan(random, ordinal, age)
        steps = [step for step in plan.steps if step.ref not in plan.added_only]
        status = Status.COMPLETED
        asked = steps
        if random.random() < LEFT:
            status = Status.IN_PROGRESS if newest else Status.STOPPED
            asked = steps[: random.randrange(1, len(steps))]
        self._key += 1
        outcomes: dict[str, Outcome] = {}
        name = "".join(random.choices(_LETTERS, k=10))
        stored, plan_hash = self._plan(plan)
        link = first_link(name, plan_hash, moment.utc, moment.offset)
        spent = seq = 0
        level = random.randrange(2, 8)
        for step in asked:
            outcome, rows = self._answer(step, last=step is asked[-1])
            outcomes[step.ref] = outcome
            seconds = max(1, round(step.item.duration * random.uniform(0.5, 1.5) * (1.0 - 0.55 * age)))
            value = None
            if isinstance(step.item, Scale) and outcome is Outcome.DONE and step.item.stores_value:
                level = min(10, level + random.randrange(0, 3))
                value = level
            options = getattr(step.item, "options", ())
            if options and outcome is Outcome.DONE and step.item.stores_value:
                value = random.choice(options)
            probed = getattr(step.item, "kind", "") == "probe" and random.random() < 0.8
            for row in rows:
                rest = (OUTCOMES.index(row), value if row is Outcome.DONE else None, int(probed), seconds)
                self._answers.append((self._key, seq, self._item(step.ref), *rest))
                link = next_link(link, (seq, step.ref, *rest))
                seq += 1
                spent += seconds
        readiness = None if status is Status.IN_PROGRESS else verdict(steps, outcomes)
        finished = None if readiness is None else moment.utc + spent
        state = (STATUSES.index(status), None if readiness is None else READINESSES.index(readiness), finished)
        answered = moment.utc + spent if finished is None else None
        cards = len(plan.cards) if status is Status.COMPLETED else 0
        seal = seal_of(link, self._key, RunState(*state, origin=ORIGIN, cards=cards, answered=answered))
        added = (moment.utc, moment.offset, ORIGIN, cards, answered, seal)
        self._runs.append((self._key, name, stored, *state, *added))
        if len(self._runs) >= 5000:
            self.flush()

    def flush(self) -> None:
        """Write the runs and answers collected so far."""
        columns = "seq, id, plan, status, readiness, finished, started, utc_offset, origin, cards, answered, seal"
        values = ", ".join("?" * len(columns.split()))
        self._connection.executemany(f"INSERT INTO run ({columns}) VALUES ({values})", self._runs)
        self._connection.execute("UPDATE ledger SET runs = ?", (self._key,))
        insert = "INSERT INTO answer (run, seq, item, outcome, value, how, seconds) VALUES "
        self._connection.executemany(insert + "(?, ?, ?, ?, ?, ?, ?)", self._answers)
        self._runs, self._answers = [], []

    def _answer(self, step: Step, *, last: bool) -> tuple[Outcome, list[Outcome]]:
        """The outcome of an item, and the outcome stored with each answer that led to it."""
        habit = self._habits.get(step.ref) or self._habits.setdefault(step.ref, habit_of(step))
        chance = self._random.random()
        if chance < habit.not_yet:
            then = step.item.remedy.then if step.item.remedy else "recheck"
            if then == "accept" or self._random.random() < habit.accepted:
                accepted = Outcome.ACCEPTED
                return accepted, [accepted] if then == "accept" else [Outcome.UNANSWERED, accepted]
            return Outcome.FIXED, [Outcome.UNANSWERED, Outcome.FIXED]
        if chance < habit.not_yet + habit.skipped:
            return Outcome.SKIPPED, [Outcome.SKIPPED]
        if chance < habit.not_yet + habit.skipped + habit.passed:
            return Outcome.NOT_APPLICABLE, [Outcome.NOT_APPLICABLE]
        if not last and self._random.random() < 0.003:  # went back to it, and said yes this time
            return Outcome.DONE, [Outcome.SKIPPED, Outcome.DONE]
        return Outcome.DONE, [Outcome.DONE]

    def _plan(self, plan: Plan) -> tuple[int, bytes]:
        known = id(plan)
        if known not in self._plans:
            key = store_plan(self._connection, plan)
            [plan_hash] = self._connection.execute("SELECT hash FROM plan WHERE key = ?", (key,)).fetchone()
            self._plans[known] = (key, plan_hash)
        return self._plans[known]

    def _item(self, ref: str) -> int:
        if ref not in self._items:
            self._connection.execute("INSERT INTO item (ref) VALUES (?)", (ref,))
            self._items[ref] = self._connection.execute("SELECT key FROM item WHERE ref = ?", (ref,)).fetchone()[0]
        return self._items[ref]


def habit_of(step: Step) -> Habit:
    """The person's habit with an item, always the same for its name."""
    random = Random(step.ref)
    if not step.item.knows_not_yet:
        return Habit(0.0, 0.0, random.choice((0.01, 0.05, 0.2)), 0.0)
    not_yet = random.choice((0.0, 0.0, 0.01, 0.03, 0.05, 0.12))
    return Habit(not_yet, random.choice((0.05, 0.2, 0.8)), 0.01, random.choice((0.0, 0.0, 0.02)))


def verdict(steps: list[Step], outcomes: dict[str, Outcome]) -> Readiness:
    """As the engine has it; `tests/test_histories.py` holds this against the engine itself."""
    ranks = {step.item.importance for step in steps if outcomes.get(step.ref, Outcome.UNANSWERED) in OPEN}
    if "essential" in ranks:
        return Readiness.NOT_READY
    return Readiness.WITH_EXCEPTIONS if "standard" in ranks else Readiness.READY


def read_arguments(words: list[str]) -> Iterator[Any]:
    """The file, the number of runs and the seed."""
    yield Path(words[0])
    yield int(words[1])
    yield int(words[2]) if len(words) > 2 else 1


if __name__ == "__main__":
    file, count, chosen = read_arguments(sys.argv[1:])
    write(file, count, seed=chosen)
