"""Events as rows, and rows as events: the same run comes of them."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.core.events import (
    Answer,
    Answered,
    ClientArrived,
    Confirmed,
    Event,
    Outcome,
    Reopened,
    Revised,
    StoredEvent,
)
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries.runs import find_run
from presencecheck.history.store.answer_rows import answer_rows, stored_events
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment
from tests.support.builders import BEGAN, confirm, listed, recorder_of, scale, several
from tests.support.evidence import examples
from tests.support.generated_histories import live

LATER = Moment(BEGAN.utc + 300, BEGAN.offset)
LIST = listed(confirm("door", importance="essential"), confirm("lamp"), confirm("sign"), scale("here"))


def known(run: Run) -> dict[str, object]:
    """All that the history is to know of the items of a run."""
    found: dict[str, object] = {}
    for step in run.kept.visible:
        response = run.kept.response(step.ref)
        value = response.value if step.item.stores_value else None
        found[step.ref] = (response.outcome, value, response.not_yet, response.by, response.finding)
    return found


@settings(max_examples=examples(15), deadline=None)
@given(data=st.data())
def test_any_walk_replays_to_the_same_run(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """With all that was confirmed, asked again, changed after the verdict and cut short, and the verdict it led to."""
    path = tmp_path_factory.mktemp("life") / "history.db"
    for name, run in live(data.draw, path).items():
        summary, again = find_run(path, name)
        kept = run.kept
        assert known(again) == known(run)
        assert (again.confirmed, again.cut_short, again.revised) == (kept.confirmed, kept.cut_short, kept.revised)
        assert abs(again.seconds - kept.seconds) < 1
        if run.status is Status.IN_PROGRESS:
            assert summary.status is Status.STOPPED  # by now
        else:
            verdict = None if run.status is Status.STOPPED else kept.readiness
            assert (summary.status, summary.readiness) == (run.status, verdict)
        assert again.kept.readiness == kept.readiness
    assert inspect(path).faults == ()


def recorded(history: History, *events: Event) -> Run:
    """A run of these events, as it is after them."""
    recorder, run = recorder_of(history), Run(LIST)
    for event in events:
        run = run.apply(event)
        if isinstance(event, StoredEvent):
            recorder.record(run, event, LATER)
    recorder.leave()
    return run


def events_of(history: History) -> list[StoredEvent]:
    """The events that the rows of the only run lead to."""
    return list(stored_events(history.connection, 1, LIST))


YES = Answer.YES


def test_each_event_comes_back(history: History) -> None:
    """What was confirmed together is a row each, with its part of the time; the client comes after the last answer."""
    recorded(
        history,
        Confirmed(("c/door", "c/lamp"), 4),
        Reopened(("c/lamp",)),
        Answered("c/lamp", YES, None, "probe", 3, "warn"),
        ClientArrived(),
        Revised("c/sign", Answer.NOT_YET, seconds=1),
        Revised("c/sign", YES, seconds=2, finding="fail"),
    )
    assert events_of(history) == [
        Confirmed(("c/door",), 2),
        Confirmed(("c/lamp",), 2),
        Reopened(("c/lamp",)),
        Answered("c/lamp", YES, None, "probe", 3, "warn"),
        ClientArrived(),
        Revised("c/sign", Answer.NOT_YET, seconds=1),
        Revised("c/sign", YES, seconds=2, finding="fail"),
    ]


def test_what_is_asked_again_is_asked_in_its_order(history: History) -> None:
    """Whatever the order in which the items were named, the first of them is asked next."""
    run = recorded(
        history,
        *(Answered(step.ref, YES, 3 if step.ref == "c/here" else None) for step in LIST.steps[:3]),
        Reopened(("c/sign", "c/door")),
    )
    assert run.current is not None
    again = Run.replay(LIST, events_of(history))
    assert again.current == run.current == LIST.by_ref["c/door"]


def test_numbers_that_are_not_kept(history: History) -> None:
    """The outcome and the time are there, and no number, whatever was done with the scale."""
    recorder, run = recorder_of(history), Run(LIST)
    recorder.keeps_numbers = False
    events = [*(Answered(step.ref, YES) for step in LIST.steps[:3]), Answered("c/here", YES, 7, seconds=3)]
    for event in (*events, Revised("c/here", YES, 2, seconds=1)):
        run = run.apply(event)
        recorder.record(run, event, LATER)
    rows = history.connection.execute("SELECT outcome, value, seconds FROM answer WHERE seq > 2").fetchall()
    assert rows == [(1, None, 3), (1, None, 1)]


def test_options_are_one_text(history: History) -> None:
    """They come back as they were marked; none at all is no text."""
    what = listed(several("with", keep=True), confirm("door"))
    for number, value in enumerate([("rest", "grief"), ()], 1):
        recorder, run = recorder_of(history), Run(what)
        event = Answered("c/with", YES, value)
        recorder.record(run.apply(event), event, LATER)
        assert list(stored_events(history.connection, number, what)) == [event]
    assert history.connection.execute("SELECT value FROM answer").fetchall() == [("rest\x1fgrief",), ("",)]


def test_quick_answers_take_time(history: History) -> None:
    """What rounding takes from one row the next one gets, also within what was confirmed together."""
    run = Run(LIST).apply(event := Confirmed(("c/door", "c/lamp", "c/sign"), 2.0))
    rows, viewed = answer_rows(run.kept, event, 0.4)
    assert [row[-1] for row in rows] == [1, 1, 0]
    assert viewed == pytest.approx(2.4)
    assert answer_rows(run.kept, ClientArrived(), viewed) == ([], viewed)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ("outcome = 99", ValueError),
        ("outcome = 6", ValueError),
        ("how = 32", ValueError),
        ("how = -1", ValueError),
        ("value = 1.5", ValueError),
    ],
)
def test_a_row_that_is_never_written(history: History, change: str, error: type[Exception]) -> None:
    """It is no event."""
    recorded(history, Answered("c/door", YES))
    history.connection.execute(f"UPDATE answer SET {change}")
    with pytest.raises(error):
        events_of(history)


def test_an_item_that_the_plan_does_not_have(history: History) -> None:
    """It is no event of this run either."""
    recorded(history, Answered("c/door", YES))
    with pytest.raises(LookupError):
        list(stored_events(history.connection, 1, listed(confirm("lamp"))))


def test_every_outcome_has_its_answer(tmp_path: Path) -> None:
    """All but `still-so`, which is confirmed."""
    said = {
        Outcome.DONE: [YES],
        Outcome.FIXED: [Answer.NOT_YET, YES],
        Outcome.UNANSWERED: [Answer.NOT_YET],
        Outcome.ACCEPTED: [Answer.ACCEPT],
        Outcome.SKIPPED: [Answer.SKIP],
        Outcome.NOT_APPLICABLE: [Answer.NOT_APPLICABLE],
    }
    assert set(Outcome) - said.keys() == {Outcome.STILL_SO}
    for outcome, answers in said.items():
        with closing(History.open(tmp_path / f"{outcome.value}.db")) as history:
            recorded(history, *(Answered("c/door", answer) for answer in answers))
            assert Run.replay(LIST, events_of(history)).response("c/door").outcome is outcome
