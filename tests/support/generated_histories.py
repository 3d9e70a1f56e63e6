"""Histories made by hypothesis, written by the real store: any runs, at any hour of any clock."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from presencecheck.core.events import Answered
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.history.format.ids import new_id
from presencecheck.history.store.recorder import Recorder
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment
from tests.support.builders import (
    carded,
    checklist,
    choice,
    confirm,
    everything,
    exercise,
    listed,
    plan,
    replies,
    scale,
    text,
)

ARRIVING = checklist(
    "arriving",
    confirm("put-down", "accept"),
    scale("before"),
    exercise("breathe"),
    scale("between"),
    choice("carrying", keep=False),
    text("aim"),
    scale("after"),
)
DAILY = listed(confirm("door", importance="essential"), confirm("lamp", repeat="daily"), choice("view"))
PLANS: tuple[Plan, ...] = (
    DAILY,
    DAILY.without({"c/lamp"}),
    plan(ARRIVING, routine="arrive"),
    carded(confirm("consent", importance="essential"), confirm("exit")),
    everything(),
)
DAY = 86_400
OFFSETS = (-720, -300, -240, 0, 60, 120, 345, 840)
"""Minutes ahead of UTC: both ends of the world, and both sides of two changes of the clock."""
FIRST = 20_400
"""The first day there is anything on: 2025-11-08."""


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """A moment, often right before or after a local midnight."""
    offset = draw(st.sampled_from(OFFSETS))
    second = draw(st.one_of(st.sampled_from((0, 1, DAY - 1)), st.integers(0, DAY - 1)))
    return Moment((FIRST + draw(st.integers(0, 70))) * DAY + second - offset * 60, offset)


def live(draw: Callable[..., Any], path: Path, most: int = 5) -> None:
    """Fill a history with a few runs: walked to their end, left, given up, with going back and second thoughts."""
    history = History.open(path)
    history.connection.execute("PRAGMA synchronous = OFF")  # nothing here is to outlive a power cut
    for _ in range(draw(st.integers(1, most))):
        began = draw(moments())
        recorder = Recorder(history, new_id(), began)
        run = Run(draw(st.sampled_from(PLANS)))
        answers = draw(st.sampled_from((99, 99, 99, 1, 5)))
        end = Moment(began.utc + draw(st.sampled_from((60, 9_000))), began.offset)
        while run.current is not None and answers:
            if draw(st.integers(0, 9)) == 0 and (back := run.back()):
                run = run.apply(back)
                continue
            assert run.current is not None
            # Mostly yes, as people answer; the rest is anything that can be said.
            said = replies(run.current)
            answer, value = draw(st.sampled_from([said[0]] * len(said) + said))
            event = Answered(run.current.ref, answer, value, seconds=draw(st.integers(0, 9)))
            run = run.apply(event)
            recorder.record(run, event, end)
            answers -= 1
        recorder.leave()
        if run.current is not None and draw(st.booleans()):
            history.abandon(history.find(recorder.id), end)
    history.close()


def day(number: int) -> date:
    """The date of a day counted from 1970-01-01."""
    return date.fromordinal(date(1970, 1, 1).toordinal() + number)
