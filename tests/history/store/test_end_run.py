"""The end of a run as it is written: what of it stands in the row, and what no longer does."""

from dataclasses import replace

import pytest

from presencecheck.core.events import Answer, Answered, ClientArrived, Stopped
from presencecheck.core.expiry import RESUMABLE_SECONDS, Instant
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store.end_run import verdict_of
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment
from tests.support.builders import BEGAN, checklist, confirm, listed, plan, record, recorder_of, section

LATER = Moment(BEGAN.utc + 300, BEGAN.offset)
SHOWN = replace(
    plan(checklist("c", confirm("door")), section(checklist("opening", confirm("exit")), card=True)), card_question=""
)
DAY = 86_400


def row(history: History, columns: str) -> tuple[object, ...]:
    """Columns of the only run."""
    [found] = history.connection.execute(f"SELECT {columns} FROM run").fetchall()
    return tuple(found)


@pytest.mark.parametrize(("what", "cards"), [(SHOWN, 1), (listed(confirm("door")), 0)], ids=["shown", "none"])
def test_the_cards_that_follow(history: History, what: Plan, cards: int) -> None:
    """A run that is walked to its end shows its cards; one that is given up shows none."""
    run = record(recorder_of(history), Run(what), "yes", at=LATER)
    assert row(history, "status, cards") == (1, cards)
    history.connection.execute("DELETE FROM run")
    recorder = recorder_of(history)
    run = record(recorder, Run(what), "not-yet", at=LATER)
    recorder.finish(run.follow(Stopped()), LATER)
    assert row(history, "status, cards") == (2, 0)


@pytest.mark.parametrize("where", ["here", "elsewhere"])
def test_a_run_that_is_given_up_has_no_verdict(history: History, where: str) -> None:
    """Not even where all that matters is in place: it came to no end, and says what a run says that nobody ended."""
    recorder = recorder_of(history)
    run = record(recorder, Run(listed(confirm("door"), confirm("tea", importance="optional"))), "yes", at=LATER)
    if where == "here":
        recorder.finish(run.apply(Stopped()), LATER)
    else:
        recorder.leave()
        history.abandon(history.find(recorder.id), LATER)
    assert row(history, "status, readiness") == (2, None)
    assert inspect(history.path).faults == ()


def test_what_a_window_knew_goes(history: History) -> None:
    """Whose it was and when it was last answered are of no use any more."""
    recorder = recorder_of(history)
    run = Run(listed(confirm("door"), confirm("lamp")))
    for ref, shown in (("c/door", True), ("c/lamp", False)):
        event = Answered(ref, Answer.YES)
        run = run.apply(event)
        recorder.record(run, event, LATER, at=Instant(LATER.utc + 0.5, 12.9))
        known = row(history, "lease IS NOT NULL, answered, uptime")
        assert known == ((1, LATER.utc, 12) if shown else (0, None, None))


def test_cut_short_for_the_client(history: History) -> None:
    """It is completed with what is open, shows its cards, and says why."""
    recorder, run = recorder_of(history), Run(SHOWN)
    event = ClientArrived()
    run = run.apply(event)
    recorder.record(run, event, LATER)
    assert row(history, "status, cut_short, cards, readiness, finished") == (1, 1, 1, verdict_of(run), LATER.utc)
    assert history.run(history.find("last")).cut_short
    assert inspect(history.path).faults == ()


@pytest.mark.parametrize(
    ("gone", "ended"), [(60, 60), (RESUMABLE_SECONDS, RESUMABLE_SECONDS), (9 * 3600, RESUMABLE_SECONDS)]
)
@pytest.mark.parametrize("where", ["here", "elsewhere"])
def test_a_run_that_is_given_up_ended_when_it_could_no_longer_go_on(
    history: History, where: str, gone: int, ended: int
) -> None:
    """Not when somebody wrote that down, as in a window that was left open over night."""
    recorder = recorder_of(history)
    run = record(recorder, Run(listed(confirm("door"), confirm("lamp"))), "yes", at=LATER)
    now = Moment(LATER.utc + gone, LATER.offset)
    if where == "here":
        recorder.finish(run.apply(Stopped()), now)
    else:
        recorder.leave()
        history.abandon(history.find(recorder.id), now)
    assert row(history, "status, finished") == (2, LATER.utc + ended)
    assert inspect(history.path).faults == ()


def test_only_its_day(history: History) -> None:
    """The times of a run become its local day in the transaction that ends it, and its answers stay as they were."""
    history.day_only = True
    written: list[str] = []
    recorder = recorder_of(history)
    run = record(recorder, Run(listed(confirm("door"), confirm("lamp"))), "yes", at=LATER)
    assert row(history, "started, day_only") == (BEGAN.utc, 0)
    history.connection.set_trace_callback(written.append)
    record(recorder, run, "yes", at=LATER)
    history.connection.set_trace_callback(None)
    assert written.count("COMMIT") == 1
    midnight = BEGAN.day * DAY - BEGAN.offset * 60
    assert row(history, "started, finished, day_only, utc_offset") == (midnight, midnight, 1, BEGAN.offset)
    summary = history.find("last")
    assert (summary.seconds, summary.day_only, summary.started.day) == (2, True, BEGAN.day)
    assert history.run(summary).answered == 2
    assert inspect(history.path).faults == ()


def test_a_run_that_was_changed_under_it_keeps_its_time(history: History) -> None:
    """Its end is written, and it is not sealed as if it were whole."""
    history.day_only = True
    recorder = recorder_of(history)
    run = record(recorder, Run(listed(confirm("door"), confirm("lamp"))), "yes", at=LATER)
    history.connection.execute("UPDATE answer SET seconds = 99")
    record(recorder, run, "yes", at=LATER)
    assert row(history, "status, day_only") == (1, 0)
    assert inspect(history.path).faults != ()
