"""Runs in the history: what is written down comes back, is found again and is resumed."""

from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.core.events import Answered
from presencecheck.core.items import FollowUp
from presencecheck.core.plan import Plan
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.operations.forget import forget
from presencecheck.history.operations.forget_scope import ForgetScope
from presencecheck.history.store.recorder import Recorder
from presencecheck.history.store.store import History, RunNotFoundError
from presencecheck.system.clock import Moment
from tests.support.builders import (
    BEGAN,
    VIDEO,
    choice,
    confirm,
    everything,
    label,
    listed,
    names,
    plan,
    record,
    recorder_of,
    replies,
    section,
    walked,
)
from tests.support.evidence import examples

pytestmark = pytest.mark.usefixtures("unexpired")

TWO = listed(confirm("door", importance="essential"), confirm("lamp"))
LATER = Moment(BEGAN.utc + 300, BEGAN.offset)
BY: st.SearchStrategy[Literal["person", "probe"]] = st.sampled_from(["person", "probe"])


def rows(history: History, query: str) -> list[tuple[object, ...]]:
    """What stands in the file."""
    return history.connection.execute(query).fetchall()


def begun(history: History, what: Plan = TWO, *said: str | int, at: Moment = BEGAN) -> tuple[Run, Recorder]:
    """A new run with these answers."""
    recorder = recorder_of(history, at)
    return record(recorder, Run(what), *said, at=at), recorder


def known(run: Run) -> dict[str, object]:
    """All that the history is to know of a run."""
    found: dict[str, object] = {}
    for step in run.visible:
        if step.ref not in run.plan.traceless:
            response = run.response(step.ref)
            value = response.value if step.item.stores_value else None
            found[step.ref] = (response.outcome, value, response.not_yet, response.by, response.seconds)
    return found


@settings(max_examples=examples(12), deadline=None)
@given(data=st.data())
def test_any_walk_comes_back(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever was answered, and however often the window was closed, the run stands where it was left."""
    path = tmp_path_factory.mktemp("walk") / "history.db"
    history = History.open(path)
    run = Run(everything())
    recorder = recorder_of(history)
    for _ in range(data.draw(st.integers(1, 25))):
        act = data.draw(st.sampled_from(["answer"] * 6 + ["back", "on", "reopen"]))
        if act == "reopen" and run.responses:
            recorder.leave()
            history.close()
            history = History.open(path)
            again, recorder = history.resume(history.find("last"))
            assert known(again) == known(run)
            if again.current is None:  # only an item that must leave no trace was still to be answered
                recorder.finish(again, LATER)
            run = again
        elif act == "answer":
            assert run.current is not None
            answer, value = data.draw(st.sampled_from(replies(run.current)))
            event = Answered(run.current.ref, answer, value, data.draw(BY), data.draw(st.integers(0, 99)))
            run = run.apply(event)
            recorder.record(run, event, LATER)
        elif act in ("back", "on") and (move := run.back() if act == "back" else run.onward()):
            run = run.apply(move)
        if run.current is None:
            break
    history.close()
    read = History.open(path, write=False)
    for summary in read.runs():
        assert summary.id == recorder.id
        assert known(read.run(summary)) == known(run)
        assert summary.status is run.status
        assert (summary.finished == LATER) == (run.current is None)
        assert read.plan(summary).steps == run.plan.steps
    read.close()


def test_nothing_before_the_first_answer(history: History) -> None:
    """Looking at the first question and leaving leaves nothing behind."""
    recorder = recorder_of(history)
    recorder.finish(Run(TWO), LATER)
    recorder.leave()
    for table in ("run", "plan", "checklist", "item", "answer"):
        assert rows(history, f"SELECT * FROM {table}") == []
    with pytest.raises(RunNotFoundError):
        history.find("last")


@pytest.mark.parametrize(
    ("said", "readiness"),
    [
        (("yes", "yes"), Readiness.READY),
        (("yes", "skip"), Readiness.WITH_EXCEPTIONS),
        (("not-yet", "accept", "yes"), Readiness.NOT_READY),
    ],
    ids=label,
)
def test_completed(history: History, said: tuple[str, ...], readiness: Readiness) -> None:
    """The last answer ends the run, with its verdict and the moment, and nobody is offered to go on with it."""
    recorder = recorder_of(history)
    record(recorder, Run(TWO), *said, at=LATER)
    summary = history.find(recorder.id)
    assert (summary.status, summary.readiness, summary.lease) == (Status.COMPLETED, readiness, None)
    assert (summary.started, summary.finished, summary.seconds) == (BEGAN, LATER, len(said))
    assert list(history.unfinished()) == []
    with pytest.raises(HistoryError, match="has ended"):
        history.resume(summary)


def test_given_up(history: History) -> None:
    """A run that was left has no verdict yet; given up, it is not offered again, and never gets one."""
    begun(history, TWO, "not-yet")
    [summary] = history.unfinished()
    assert (summary.status, summary.readiness, summary.finished) == (Status.IN_PROGRESS, None, None)
    history.abandon(summary, LATER)
    summary = history.find(summary.id)
    assert (summary.status, summary.readiness, summary.finished) == (Status.STOPPED, None, LATER)
    assert (list(history.unfinished()), history.run(summary).status) == ([], Status.STOPPED)
    with pytest.raises(HistoryError, match="has ended"):
        history.resume(summary)


HURRIED = listed(choice("load", FollowUp(is_="hurry", add="minute"), keep=False), confirm("door"), confirm("minute"))


def test_given_up_with_nothing_left(history: History) -> None:
    """A run left at an item that an unkept answer added can be given up like any other."""
    begun(history, HURRIED, "hurry", "yes")
    [seen] = history.unfinished()
    history.abandon(seen, LATER)
    assert list(history.unfinished()) == []
    summary = history.find(seen.id)
    assert (summary.finished, known(history.run(summary))) == (LATER, known(walked(HURRIED, "little", "yes")))


LOAD = choice("load", FollowUp(is_="hurry", add="minute"), keep=False)
BODY = choice("body", FollowUp(is_="hurry", add="minute"))
ADDED_TWICE = listed(LOAD, BODY, confirm("minute"), confirm("door"))
OPENER = choice("load", FollowUp(is_="hurry", add="body"), keep=False)
ADDED_BY_ADDED = listed(OPENER, BODY, confirm("minute"), confirm("door"))


@pytest.mark.parametrize(
    ("what", "said", "left"),
    [
        (ADDED_TWICE, ["hurry", "little", "yes"], ["load", "body", "door"]),
        (ADDED_BY_ADDED, ["hurry", "hurry", "yes"], ["load", "door"]),
    ],
    ids=["by a kept answer as well", "by an answer to an added item"],
)
def test_added_by_unkept_answers(history: History, what: Plan, said: list[str], left: list[str]) -> None:
    """A run can be resumed after an unkept answer brought an item into view, and that item is gone."""
    begun(history, what, *said)
    run, _ = history.resume(history.find("last"))
    assert names(run) == left
    assert ("c/minute",) not in rows(history, "SELECT ref FROM item")


def test_resume(history: History) -> None:
    """Going on asks the next open question and adds to what was answered before."""
    _, first = begun(history, TWO, "not-yet")
    first.leave()
    run, recorder = history.resume(history.find(first.id))
    assert (run.current, recorder.id, recorder.started) == (TWO.steps[0], first.id, BEGAN)
    record(recorder, run, "yes", "skip", at=LATER)
    assert rows(history, "SELECT seq, outcome FROM answer ORDER BY seq") == [(0, 0), (1, 2), (2, 4)]
    assert history.find(first.id).readiness is Readiness.WITH_EXCEPTIONS


def test_find(history: History) -> None:
    """A run is found by its name, by the beginning of it where that is enough, or as the last one."""
    for name in ("abc2345678", "abd2345678", "k222222222"):
        record(Recorder(history, name, BEGAN), Run(TWO), "yes")
    for word, name in {
        "k": "k222222222",
        "abc": "abc2345678",
        "abd2345678": "abd2345678",
        "last": "k222222222",
    }.items():
        assert history.find(word).id == name
    for word in ("ab", "", "zz", "abc23456789", "%", "k%", "k_", "K", "LAST", "abc'--"):
        with pytest.raises(RunNotFoundError):
            history.find(word)


def test_stored_once(history: History) -> None:
    """A hundred runs of one routine keep its checklists once; a changed checklist is kept beside the old one."""
    for _ in range(3):
        begun(history, everything(), 9)
    assert rows(history, "SELECT (SELECT count(*) FROM plan), (SELECT count(*) FROM checklist)") == [(1, 3)]
    begun(history, everything().without({"room/door"}), 9)
    assert rows(history, "SELECT (SELECT count(*) FROM plan), (SELECT count(*) FROM checklist)") == [(2, 3)]
    begun(history, listed(confirm("door")), "yes")
    begun(history, listed(confirm("gate")), "yes")
    assert rows(history, "SELECT (SELECT count(*) FROM plan), (SELECT count(*) FROM checklist)") == [(4, 5)]


def test_routine_copied_under_another_name(history: History) -> None:
    """A routine that says the same as another but for its name is kept under its own name."""
    part = section(TWO.sections[0].checklist)
    for name in ("quick", "my-quick", "quick"):
        begun(history, plan(part, routine=name), "yes")
    assert [summary.routine for summary in history.runs()] == ["quick", "my-quick", "quick"]
    assert [history.plan(summary).routine for summary in history.runs()] == ["quick", "my-quick", "quick"]


def test_as_it_was(history: History) -> None:
    """A run is shown with the checklists as they were then, though their files say something else today."""
    _, old = begun(history, everything(), 9)
    begun(history, listed(confirm("door")), "yes")
    found, sections = history.plan(history.find(old.id)), everything().sections
    assert [part.checklist for part in found.sections] == [part.checklist for part in sections]
    assert [part.source.sha256 for part in found.sections] == [part.source.sha256 for part in sections]
    assert {part.source.layer for part in found.sections} == {"shipped"}
    assert (found.title, found.context, found.card_question) == ("Routine", VIDEO, everything().card_question)


def test_a_plan_that_was_forgotten_meanwhile(history: History, tmp_path: Path) -> None:
    """What another window forgets makes room for other plans; a window that stays open takes none for the old one."""
    _, old = begun(history, listed(confirm("door")), "yes")
    assert history.run(history.find(old.id)).answered == 1
    forget(history.path, ForgetScope(run=old.id), tmp_path / "compiled")
    _, new = begun(history, listed(confirm("gate")), "yes")
    assert [step.item.id for step in history.run(history.find(new.id)).visible] == ["gate"]
