"""Histories made by hypothesis, written by the real store: any runs, at any hour of any clock."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from presencecheck.core.events import (
    Answered,
    ClientArrived,
    Confirmed,
    Reopened,
    Revised,
    Stopped,
    StoredEvent,
    StoredFinding,
)
from presencecheck.core.plan import Plan, Step
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.ids import new_id
from presencecheck.history.format.schema import By
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
    probe,
    replies,
    scale,
    section,
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
ROOM = checklist("room", confirm("door", importance="essential", repeat="daily"), probe("line", repeat="weekly"))
DAILY = listed(confirm("door", importance="essential"), confirm("lamp", repeat="daily"), choice("view"))
PLANS: tuple[Plan, ...] = (
    DAILY,
    DAILY.without({"c/lamp"}),
    plan(ARRIVING, routine="arrive"),
    carded(confirm("consent", importance="essential"), confirm("exit")),
    replace(
        plan(ROOM, section(checklist("opening", confirm("consent"), confirm("exit")), card=True)), card_question=""
    ),
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


def live(draw: Callable[..., Any], path: Path, most: int = 5) -> dict[str, Run]:
    """Fill a history with a few runs: walked to their end, left, given up, cut short, with all that a person may do.

    Returns:
        The runs that the history has anything of, by their ids, as they stood when they were left.
    """
    lived: dict[str, Run] = {}
    history = History.open(path, day_only=draw(st.integers(0, 3)) == 0)
    history.connection.execute("PRAGMA synchronous = OFF")  # nothing here is to outlive a power cut
    for _ in range(draw(st.integers(1, most))):
        began = draw(moments())
        end = Moment(began.utc + draw(st.sampled_from((60, 9_000))), began.offset)
        walk = _Walk(draw, history, began, end)
        walk.walk_through(draw(st.sampled_from((99, 99, 99, 1, 5))))
        lived |= walk.leave()
    history.close()
    return lived


class _Walk:
    """One run, walked as hypothesis has it."""

    def __init__(self, draw: Callable[..., Any], history: History, began: Moment, end: Moment) -> None:
        self._draw, self._history, self._end = draw, history, end
        self._recorder = Recorder(history, new_id(), began)
        self._run = Run(draw(st.sampled_from(PLANS)))

    def walk_through(self, answers: int) -> None:
        """Answer so many questions, with going back, with what is confirmed together, and with what is asked again."""
        if self._draw(st.booleans()):
            self._confirm()
        while (step := self._run.current) is not None and answers:
            act = self._draw(st.integers(0, 29))
            if act < 3 and (back := self._run.back()):
                self._run = self._run.apply(back)
            elif act == 3:
                self._confirm()
            elif act == 4:
                self._do(Reopened(self._some([step.ref for step in self._run.visible])))
            else:
                self._do(self._answer(step, Answered))
                answers -= 1

    def leave(self) -> dict[str, Run]:
        """End it in one of the ways there are, and perhaps change something afterwards; the run, if it is kept."""
        if self._run.current is not None and self._draw(st.integers(0, 3)) == 0:
            self._do(ClientArrived())
        if self._run.status is Status.COMPLETED and self._draw(st.integers(0, 2)) == 0:
            for _ in range(self._draw(st.integers(1, 2))):
                self._revise(self._draw(st.sampled_from(self._run.visible)))
        self._recorder.leave()
        found = list(self._history.summaries("WHERE id = ?", self._recorder.id))
        if found and self._run.status is Status.IN_PROGRESS and self._draw(st.booleans()):
            self._history.abandon(found[0], self._end)
            self._run = self._run.apply(Stopped())
        return {summary.id: self._run for summary in found}

    def _revise(self, step: Step) -> None:
        """Change an answer; as in a walk, one that the history would not tell from the one before is not recorded."""
        event = self._answer(step, Revised)
        one, other = (
            run.kept.response(step.ref).without_unkept(step.item) for run in (self._run, self._run.apply(event))
        )
        if not one.is_same_answer(other):
            self._do(event)

    def _answer(self, step: Step, kind: type[Answered]) -> Answered:
        # Mostly yes, as people answer; the rest is anything that can be said.
        said = replies(step)
        answer, value = self._draw(st.sampled_from([said[0]] * len(said) + said))
        by: By = self._draw(st.sampled_from(("person", "person", "probe")))
        finding: StoredFinding | None = (
            self._draw(st.sampled_from((None, "ok", "warn", "fail"))) if by == "probe" else None
        )
        return kind(step.ref, answer, value, by, self._draw(st.integers(0, 9)), finding)

    def _confirm(self) -> None:
        run = self._run
        can = [
            step.ref for step in run.visible if step.ref not in run.plan.added_only and not run.asked_again(step.ref)
        ]
        if can:
            self._do(Confirmed(self._some(can), self._draw(st.integers(0, 9))))

    def _some(self, refs: list[str]) -> tuple[str, ...]:
        return tuple(self._draw(st.lists(st.sampled_from(refs), min_size=1, max_size=6, unique=True)))

    def _do(self, event: StoredEvent) -> None:
        self._run = self._run.apply(event)
        self._recorder.record(self._run, event, self._end)


def day(number: int) -> date:
    """The date of a day counted from 1970-01-01."""
    return date.fromordinal(date(1970, 1, 1).toordinal() + number)
