"""The history and the clock: days are those that the person's own clock showed, and no jump of it does harm."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from presencecheck.core.events import Answer, Answered
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment
from tests.support.builders import confirm, label, listed, record, recorder_of

TWO = listed(confirm("door"), confirm("lamp"))
DAY = 86_400
TODAY = 20_000


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    """An open history without a run."""
    opened = History.open(tmp_path / "history.db")
    yield opened
    opened.close()


def begun(history: History, what: Plan, *said: str, at: Moment) -> str:
    """The name of a new run with these answers."""
    recorder = recorder_of(history, at)
    record(recorder, Run(what), *said, at=at)
    return recorder.id


def test_order_is_that_of_the_runs(history: History) -> None:
    """The newest run stands first, even when the clock was set back in between."""
    names = [begun(history, TWO, "yes", at=Moment(utc, 0)) for utc in (2000, 9000, 1000)]
    assert [summary.id for summary in history.runs()] == names[::-1]
    assert [summary.id for summary in history.runs(2)] == names[:0:-1]
    assert history.find("last").id == names[-1]


def local(day: int, hour: float, offset: int = 0) -> Moment:
    """The moment at which a clock with this offset shows this day and hour."""
    return Moment(day * DAY + int(hour * 3600) - offset * 60, offset)


def test_days_in_place(history: History) -> None:
    """What was done within seven days is known with its day, by the days that the person's own clock showed."""
    done: dict[str, int] = {}
    for day in (TODAY - 7, TODAY - 6, TODAY - 1, TODAY, TODAY + 1):
        for hour in (0, 23.999):
            for offset in (-720, -30, 0, 345, 840):
                name = f"item-{len(done)}"
                begun(history, listed(confirm(name), confirm("other")), "yes", at=local(day, hour, offset))
                done[f"c/{name}"] = day
    assert history.start_cache(TODAY).days == {ref: day for ref, day in done.items() if day > TODAY - 7}
    assert history.start_cache(TODAY + 40).days == {}


@pytest.mark.parametrize("order", [(0, 3, 5), (5, 3, 0), (3, 0, 5)])
def test_last_single_answer(history: History, order: tuple[int, ...]) -> None:
    """Of several answers the one of the newest run counts, in whatever order the clock let them come."""
    for ago in order:
        begun(history, TWO, "yes", at=local(TODAY - ago, 9))
    assert history.start_cache(TODAY).days == {"c/door": TODAY - order[-1]}
    begun(history, TWO, "skip", at=local(TODAY, 10))
    assert history.start_cache(TODAY).days == {}


@pytest.mark.parametrize(
    ("said", "done"),
    [
        (["yes"], True),
        (["not-yet", "yes"], True),
        (["not-yet"], False),
        (["accept"], False),
        (["skip"], False),
        (["not-applicable"], False),
        (["yes", "back", "skip"], False),
        (["skip", "back", "yes"], True),
    ],
    ids=label,
)
def test_in_place_means_done(history: History, said: list[str], done: bool) -> None:
    """Only what was found in place is hidden, by the last answer that was given to it in its run."""
    begun(history, TWO, *said, at=local(TODAY, 9))
    assert history.start_cache(TODAY).days == ({"c/door": TODAY} if done else {})


def test_time_never_runs_backwards(history: History) -> None:
    """No answer is kept with less than no time, whatever the clock did."""
    recorder, run = recorder_of(history, Moment(2000, 0)), Run(TWO)
    for answer, seconds in ((Answer.NOT_YET, -9.0), (Answer.YES, 2.0)):
        event = Answered("c/door", answer, seconds=seconds)
        run = run.apply(event)
        recorder.record(run, event, Moment(1000, 0))
    assert history.find("last").seconds == 2
    assert history.run(history.find("last")).response("c/door").seconds == 2


def test_quick_answers_take_time(history: History) -> None:
    """Ten answers of less than half a second each took four seconds afterwards, as they did on screen, not none."""
    what = listed(*(confirm(f"item-{number}") for number in range(10)))
    recorder, run = recorder_of(history, Moment(2000, 0)), Run(what)
    for step in what.steps:
        event = Answered(step.ref, Answer.YES, seconds=0.4)
        run = run.apply(event)
        recorder.record(run, event, Moment(2000, 0))
    assert (round(run.seconds), history.find("last").seconds) == (4, 4)
    assert history.run(history.find("last")).seconds == pytest.approx(run.seconds)
