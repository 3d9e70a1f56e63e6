"""Any use of the history at all, beside a model of a dictionary: what is stored and what was said never differ."""

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from presencecheck.core.events import Answered
from presencecheck.core.items import Value
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.format.start_cache import load_start_cache
from presencecheck.history.operations.forget import forget, pending
from presencecheck.history.operations.forget_scope import ForgetScope
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store.recorder import Recorder, RunDeletedError
from presencecheck.history.store.store import History
from presencecheck.history.store.summary import Summary
from presencecheck.system.clock import Moment
from tests.support.builders import BEGAN, checklist, choice, confirm, listed, plan, replies, scale, text
from tests.support.evidence import Evidence, amount
from tests.support.histories import DAY
from tests.support.state_machines import Machine, states

pytestmark = pytest.mark.usefixtures("unexpired")

PLANS = [
    listed(
        confirm("door", importance="essential"),
        confirm("lamp", "accept", repeat="daily"),
        scale("here"),
        choice("mood", keep=False),
        text("aim"),
    ),
    plan(checklist("c", confirm("door"), confirm("chair")), routine="other"),
]
KEPT = {"c/here"}
SETTLING = {"skip": "skipped", "not-applicable": "not-applicable", "accept": "accepted"}


@dataclass
class Told:
    """What the model knows of one run."""

    id: str
    started: Moment
    routine: str
    answers: dict[str, tuple[str, Value | None]] = field(default_factory=dict)
    not_yet: set[str] = field(default_factory=set)
    days: dict[str, int] = field(default_factory=dict)
    seconds: int = 0
    status: str = "in-progress"

    def note(self, event: Answered) -> None:
        """One answer more."""
        answer = event.answer.value
        if answer in ("not-yet", "accept"):
            self.not_yet.add(event.ref)
        outcome = SETTLING.get(answer) or ("fixed" if event.ref in self.not_yet else "done")
        if answer == "not-yet":
            outcome = "accepted" if event.ref == "c/lamp" else "unanswered"
        self.answers[event.ref] = outcome, event.value if event.ref in KEPT else None
        self.seconds += int(event.seconds)
        self.days[event.ref] = Moment(self.started.utc + self.seconds, self.started.offset).day


@dataclass
class Window:
    """A walk that is open."""

    told: Told
    run: Run
    recorder: Recorder


class HistoryMachine(Machine):
    """A person, over some weeks, with several windows."""

    @initialize()
    def start(self) -> None:
        """There is no history yet."""
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name, "data", "history.db")
        self.cache = Path(self.folder.name, "cache")
        self.history = History.open(self.path)
        self.told: dict[str, Told] = {}
        self.windows: list[Window] = []

    def teardown(self) -> None:
        """All of it is as it was written."""
        if hasattr(self, "history"):
            self.history.close()
            assert inspect(self.path).faults == ()
            self.folder.cleanup()

    # What can be done.

    @rule(
        data=st.data(),
        days=st.integers(0, 12),
        offset=st.sampled_from([-720, 0, 120, 840]),
        what=st.sampled_from(PLANS),
        times=st.integers(0, 5),
    )
    def begin(self, data: st.DataObject, days: int, offset: int, what: Plan, times: int) -> None:
        """A walk begins; nothing is written before its first answer."""
        moment = Moment(BEGAN.utc + days * DAY, offset)
        recorder = self.history.begin(moment)
        window = Window(Told(recorder.id, moment, what.routine), Run(what), recorder)
        self.windows.append(window)
        for _ in range(times):
            self._answer(window, data, 1)

    @precondition(lambda self: self.windows)
    @rule(data=st.data(), seconds=st.integers(0, 60))
    def answer(self, data: st.DataObject, seconds: int) -> None:
        """A question is answered; of a run that was forgotten meanwhile, none can be."""
        self._answer(data.draw(st.sampled_from(self.windows), label="window"), data, seconds)

    def _answer(self, window: Window, data: st.DataObject, seconds: int) -> None:
        step = window.run.current
        if step is None:
            return
        answer, value = data.draw(st.sampled_from(replies(step)), label=step.ref)
        event = Answered(step.ref, answer, value, seconds=float(seconds))
        after = window.run.apply(event)
        if window.told.answers and window.told.id not in self.told:
            with pytest.raises(RunDeletedError):
                window.recorder.record(after, event, BEGAN)
            self.windows.remove(window)
            return
        window.recorder.record(after, event, BEGAN)
        window.run = after
        window.told.note(event)
        self.told[window.told.id] = window.told
        if after.current is None:
            window.told.status = "completed"

    @precondition(lambda self: self.windows)
    @rule(data=st.data())
    def back(self, data: st.DataObject) -> None:
        """One step back; nothing is written."""
        window = data.draw(st.sampled_from(self.windows), label="window")
        move = window.run.back() if window.run.current else None
        window.run = window.run.apply(move) if move else window.run

    @precondition(lambda self: self.windows)
    @rule(data=st.data())
    def leave(self, data: st.DataObject) -> None:
        """A window closes."""
        window = data.draw(st.sampled_from(self.windows), label="window")
        window.recorder.leave()
        self.windows.remove(window)

    def left(self) -> list[Told]:
        """The runs that no window has."""
        held = [window.told for window in self.windows]
        return [told for told in self.told.values() if told not in held]

    @precondition(lambda self: self.left())
    @rule(data=st.data())
    def resume(self, data: st.DataObject) -> None:
        """A run is resumed; one that has ended is not."""
        told = data.draw(st.sampled_from(self.left()), label="run")
        summary = self.history.find(told.id)
        if told.status == "in-progress":
            run, recorder = self.history.resume(summary)
            assert run.current is not None
            self.windows.append(Window(told, run, recorder))
        else:
            with pytest.raises(HistoryError, match="has ended"):
                self.history.resume(summary)

    @precondition(lambda self: self.left())
    @rule(data=st.data())
    def abandon(self, data: st.DataObject) -> None:
        """A run is not to be offered again; one that has ended stays as it is."""
        told = data.draw(st.sampled_from(self.left()), label="run")
        self.history.abandon(self.history.find(told.id), BEGAN)
        told.status = "stopped" if told.status == "in-progress" else told.status

    @rule()
    def end(self) -> None:
        """The program ends, windows and all, and begins again."""
        self.history.close()
        self.history = History.open(self.path)
        self.windows.clear()

    @precondition(lambda self: self.told)
    @rule(data=st.data(), how=st.sampled_from(["run", "before", "upto"]))
    def forget(self, data: st.DataObject, how: str) -> None:
        """Some runs are forgotten: one, all before a day, or the oldest."""
        told = data.draw(st.sampled_from(list(self.told.values())), label="run")
        if how == "run":
            wish, gone = ForgetScope(run=told.id), [told.id]
        elif how == "before":
            day = told.started.day
            wish, gone = ForgetScope(before=day), [each.id for each in self.told.values() if each.started.day < day]
        else:
            wish = ForgetScope(upto=self.history.find(told.id).key)
            gone = list(self.told)[: list(self.told).index(told.id) + 1]
        assert forget(self.path, wish, self.cache / "compiled").runs == len(gone)
        assert not pending(self.path)
        for name in gone:
            del self.told[name]

    @rule(days=st.integers(0, 14))
    def remember(self, days: int) -> None:
        """What the next start must know is what it would find by looking."""
        today = BEGAN.day + days
        self.history.save_start_cache(today)
        mark = load_start_cache(self.path)
        assert mark is not None
        assert len(mark.unfinished) == sum(told.status == "in-progress" for told in self.told.values())
        wanted: dict[str, tuple[int, str]] = {}
        for told in self.told.values():
            if told.started.utc >= (today - 9) * DAY:
                wanted |= {ref: (told.days[ref], outcome) for ref, (outcome, _) in told.answers.items()}
        found = {ref: (answer.day, answer.outcome.value) for ref, answer in mark.answers.items()}
        assert found == {ref: last for ref, last in wanted.items() if last[0] > today - 7}

    # What always holds.

    @invariant()
    def the_model_agrees(self) -> None:
        """The runs, their order, their answers and where they stand are those of the model."""
        found = list(self.history.runs())
        assert [summary.id for summary in found] == list(reversed(self.told))
        for summary in found:
            told = self.told[summary.id]
            assert (summary.status.value, summary.started, summary.routine, summary.seconds) == (
                told.status,
                told.started,
                told.routine,
                told.seconds,
            )
            self._answers_agree(summary, told)

    def _answers_agree(self, summary: Summary, told: Told) -> None:
        run = self.history.run(summary)
        assert run.status is Status(told.status)
        assert {ref: (each.outcome.value, each.value) for ref, each in run.responses.items()} == told.answers
        assert {ref for ref, each in run.responses.items() if each.not_yet} == told.not_yet


def test_any_use_of_the_history(evidence: Evidence) -> None:
    """Whatever is done with it, history and model agree after each step, and every row is as it was written."""
    times = states(HistoryMachine, amount("HISTORIES", 15, 1_500), 25)
    evidence("F", "states of a history after random actions, beside a model", times, "different", "damaged")
