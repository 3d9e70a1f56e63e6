"""What a practice may see, and what it does not."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.core.checklist import Checklist
from presencecheck.core.context import Context
from presencecheck.core.events import Answer, Answered, Outcome
from presencecheck.core.items import When
from presencecheck.core.plan import Plan
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import Run
from presencecheck.core.sharing import may_be_shared
from presencecheck.core.standing import Status
from presencecheck.figures.facilities import shared_figures
from presencecheck.history.queries.run_outcomes import OutcomePattern, RunOutcomes, RunTable
from presencecheck.history.queries.selection import Selection
from presencecheck.history.queries.statistics import gather
from presencecheck.history.store.store import History
from presencecheck.library.facilities import find_facilities
from presencecheck.library.library import Library
from presencecheck.library.planning import plan as plan_of
from presencecheck.reports.html.shared import shared_page
from presencecheck.system.clock import Moment, day_of
from presencecheck.system.paths import shipped, user_paths
from tests.support.builders import VIDEO, checklist, confirm, plan, recorder_of, replies, scale
from tests.support.commands import own
from tests.support.evidence import examples
from tests.support.generated_histories import day
from tests.support.report_pages import LAST, Words, setup_refs, shared
from tests.support.slow_figures import Told, runs_of

MONDAY = day_of("2026-11-16")


def rows_of(page: str) -> dict[str, list[str]]:
    """The numbers beside each question."""
    return {row[0]: row[1:] for row in Words(page).rows if len(row) == 4 and row[0] != "question"}


SINCE = day_of("2026-08-31")


@pytest.fixture(scope="module")
def counted(years: Path) -> list[Told]:
    """The runs that the page counts, replayed."""
    return runs_of(years, day(SINCE), day(LAST))


def test_what_a_practice_sees_is_counted_rightly(years: Path, counted: list[Told]) -> None:
    """The counts are those of the runs, rounded down; what was skipped or did not apply is nowhere."""
    rows = rows_of(shared(years, SINCE))
    outcomes: dict[str, Counter[str]] = {}
    asked: dict[str, tuple[str, str]] = {}
    refs = setup_refs(gather(years, Selection(SINCE, LAST)).table)
    for told in counted:
        for step in told.run.visible:
            if step.ref in refs:
                asked[step.ref] = step.item.ask, step.item.importance
                outcomes.setdefault(step.ref, Counter())[told.outcomes[step.ref]] += 1
    for ref, counts in outcomes.items():
        ask, importance = asked[ref]
        looked_at = sum(counts[outcome] for outcome in ("done", "fixed", "still-so", "accepted"))
        cells = [looked_at, counts["fixed"] + counts["accepted"], counts["accepted"]]
        written = [f"{count // 5 * 5}+" if count >= 5 else "<5" for count in cells]
        assert rows[ask] == ([*written[:2], "not told"] if importance == "essential" else written)
    assert len(rows) > 10


def test_what_a_practice_does_not_see(years: Path, counted: list[Told]) -> None:
    """No rating, no time, no verdict, no run, no single day but Mondays and the Sunday it ends on."""
    words = Words(shared(years, SINCE)).text
    for told in counted:
        assert told.id not in words
    assert not re.search(r"\d\d:\d\d|\d+ s\b|\d+ min\b", words)
    assert not re.search(r"here right now|breath|How they ended|ready,|before, ", words)
    assert "A practice that asks for this page should say in writing what for." in words
    for found in re.findall(r"\b(\d{1,2} [A-Z][a-z]{2} 2026)\b", words):
        number, name, year = found.split()
        months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        assert day(day_of(f"{year}-{months.index(name) + 1:02}-{int(number):02}")).weekday() == 0


# Any history: the page is made of how the facilities were found, and of nothing else.

ROOM = checklist(
    "room", confirm("door", importance="essential", share="facilities"), confirm("lamp", share="facilities")
)
LINE = checklist("line", confirm("cable", share="facilities", when=When(modality=("video",))), confirm("own-thing"))
OTHERS = (
    checklist("crisis-ready", confirm("plan-open", importance="essential", share="facilities")),
    checklist("first-session", confirm("consent", importance="essential", share="facilities")),
    checklist("training", confirm("observer", share="facilities")),
    replace(checklist("couples", confirm("asked-alone", share="facilities")), moment="open"),
    replace(checklist("arriving", confirm("put-down", share="facilities"), scale("here")), moment="arrive"),
    checklist("seats", confirm("two-chairs", share="facilities", when=When(setting=("couple",)))),
)
FACILITIES = (ROOM, LINE)
REFS = tuple(
    f"{part.id}/{item.id}" for part in (*FACILITIES, *OTHERS) for item in part.items if may_be_shared(part, item)
)


class Walked(NamedTuple):
    """One run: what it was for, and the outcome of each question of its lists."""

    day: int
    context: Context
    lists: tuple[Checklist, ...]
    outcomes: dict[str, Outcome]
    readiness: Readiness | None


@st.composite
def runs(draw: st.DrawFn) -> Walked:
    """A run of any lists, for any session, with any outcomes; mostly in place, so that numbers reach five."""
    lists = tuple(draw(st.permutations(draw(st.sampled_from([FACILITIES, FACILITIES, (ROOM,), (LINE,), ()])))))
    lists += tuple(draw(st.lists(st.sampled_from(OTHERS), unique_by=lambda each: each.id, max_size=2)))
    context = draw(
        st.builds(
            Context, st.sampled_from(["video", "audio"]), st.sampled_from(["individual", "couple"]), st.booleans()
        )
    )
    outcomes = st.sampled_from([Outcome.DONE, Outcome.FIXED, *Outcome])
    steps = plan(*(lists or OTHERS[:1]), context=context).steps
    found = {step.ref: draw(outcomes) for step in steps}
    verdict = draw(st.sampled_from([None, *Readiness]))
    return Walked(MONDAY + draw(st.integers(0, 13)), context, lists or OTHERS[:1], found, verdict)


def table_of(walked: Sequence[Walked]) -> RunTable:
    """The runs, each with its plan."""
    plans = {number: plan(*one.lists, context=one.context) for number, one in enumerate(walked)}
    told = [
        RunOutcomes(number, one.day, number, Status.COMPLETED, one.readiness, OutcomePattern(one.outcomes))
        for number, one in enumerate(walked)
    ]
    return RunTable(plans, told)


def bare(one: Walked) -> Walked:
    """The same run as one for an ordinary session in which nothing but the facilities was looked at."""
    kept = {Outcome.DONE, Outcome.FIXED, Outcome.STILL_SO, Outcome.ACCEPTED}
    outcomes = {ref: outcome for ref, outcome in one.outcomes.items() if ref in REFS and outcome in kept}
    return Walked(one.day, VIDEO, tuple(part for part in FACILITIES if part in one.lists), outcomes, None)


def page_of(walked: Sequence[Walked]) -> str:
    """The page of two weeks."""
    return shared_page(shared_figures(table_of(walked), REFS, MONDAY, MONDAY + 13))


@settings(max_examples=examples(30), deadline=None)
@given(st.lists(runs(), min_size=1, max_size=40))
def test_the_page_knows_nothing_but_how_the_facilities_were_found(walked: list[Walked]) -> None:
    """What sessions were for, what else was walked, what was skipped and what came of it change no byte of it."""
    stripped = [one for one in map(bare, walked) if one.outcomes]
    page = page_of(walked)
    assert page == page_of(stripped or [Walked(MONDAY, VIDEO, FACILITIES, {}, None)])
    assert REFS == ("room/door", "room/lamp", "line/cable")
    told = [cell for cells in rows_of(page).values() for cell in cells if cell not in ("<5", "not told")]
    assert all(int(cell.removesuffix("+")) >= 5 and int(cell.removesuffix("+")) % 5 == 0 for cell in told)


# A home with the shipped lists.

DOOR = "environment/room-closed"


def flagged(name: str) -> str:
    """A shipped list with every question flagged, as a person might who thinks nothing of it."""
    text = (shipped() / f"{name}.yaml").read_text(encoding="utf-8")
    text = re.sub(r"^    share: facilities\n", "", text, flags=re.MULTILINE)
    return re.sub(r"^    if-not-yet:\n", "    share: facilities\n    if-not-yet:\n", text, flags=re.MULTILINE)


def record_runs(home: Path, plans: Sequence[Plan]) -> None:
    """Walk these plans in one week, one behind the other; the door is not yet so in every other one."""
    history = History.open(home / "data" / "history.db")
    for number, one in enumerate(plans):
        at = Moment((MONDAY + number % 5) * 86_400 + 36_000, 0)
        recorder, run = recorder_of(history, at), Run(one)
        while run.current is not None:
            answer, value = replies(run.current)[0]
            if run.current.ref == DOOR and number % 2:
                answer, value = Answer.ACCEPT, None
            event = Answered(run.current.ref, answer, value, seconds=2)
            run = run.apply(event)
            recorder.record(run, event, at)
        recorder.leave()
    history.close()


def page_at(home: Path) -> str:
    """The page of that week, of whatever the lists of this home let be counted."""
    table = gather(home / "data" / "history.db", Selection(MONDAY, MONDAY + 6)).table
    names = [part.checklist.id for one in table.plans.values() for part in one.sections]
    refs = find_facilities(Library.of(user_paths()), names).ours
    return shared_page(shared_figures(table, refs, MONDAY, MONDAY + 6))


def test_a_crisis_a_first_session_and_a_couple_in_a_week_of_twelve_runs(home: Path) -> None:
    """The page is that of eleven ordinary runs, to the byte; not even flags on the list for a crisis change that."""
    own(home, "crisis-ready", flagged("crisis-ready"))
    library = Library.of(user_paths())
    names = ("full", "crisis-ready", "first", "couple")
    full, crisis, first, couple = (plan_of(library, [name], VIDEO) for name in names)
    record_runs(home, [full, full, first, full, couple, *[full] * 6, crisis])
    page = page_at(home)
    (home / "data" / "history.db").unlink()
    record_runs(home, [full] * 11)
    assert page == page_at(home)
    cells = {cell for row in Words(page).rows for cell in row[1:]}
    assert cells == {"looked at", "not yet at first", "left as it is", "runs", "", "10+", "5+", "<5", "not told"}
    assert not re.search(r"(?i)crisis|risk is|couple|two partners|first session|safety plan", Words(page).text)
