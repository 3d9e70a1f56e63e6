"""Any use of the history at all, beside a model of a dictionary: what is stored and what was said never differ."""

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from presencecheck.core.events import Answered, ClientArrived, Confirmed, Reopened, Revised, StoredEvent
from presencecheck.core.items import Value
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.file_header import HistoryError, SupersededError
from presencecheck.history.format.recall import Recalled, mark_of
from presencecheck.history.format.start_cache import load_start_cache
from presencecheck.history.operations.forget import forget, pending
from presencecheck.history.operations.forget_scope import ForgetScope
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store.recorder import Recorder, RunDeletedError
from presencecheck.history.store.store import History
from presencecheck.history.store.summary import Summary
from presencecheck.system.clock import Moment
from tests.support.builders import BEGAN, checklist, choice, confirm, listed, plan, replies, scale, showing, text
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
    showing(
        checklist("opening", confirm("exit")),
        checklist("c", *map(confirm, ("door", "bell", "mat", "sign"))),
        routine="carded",
    ),
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
    singly: dict[str, tuple[int, str]] = field(default_factory=dict)
    seconds: int = 0
    status: str = "in-progress"
    begun: bool = False
    cut_short: bool = False
    revised: tuple[str, ...] = ()
    recalled: tuple[str, int] | None = None

    @property
    def cards(self) -> int:
        """How many cards were shown."""
        return int((self.routine, self.status) == ("carded", "completed"))

    def note(self, event: StoredEvent) -> None:
        """One event more."""
        self.begun = True
        match event:
            case Confirmed(refs, seconds):
                self.seconds += int(seconds)
                for ref in refs:
                    outcome, value = self.answers.get(ref, ("unanswered", None))
                    self.answers[ref] = ("still-so" if outcome == "unanswered" else outcome), value
            case Reopened(refs):
                for ref in refs:
                    self.answers[ref] = "unanswered", None
                    self.not_yet.discard(ref)
                    self.singly[ref] = self._day(), "unanswered"
            case ClientArrived():
                self.cut_short = True
            case Answered():  # pragma: no branch
                self._note_answer(event)

    def _note_answer(self, event: Answered) -> None:
        answer, before = event.answer.value, self._said(event.ref)
        if answer in ("not-yet", "accept"):
            self.not_yet.add(event.ref)
        outcome = SETTLING.get(answer) or ("fixed" if event.ref in self.not_yet else "done")
        if answer == "not-yet":
            outcome = "accepted" if event.ref == "c/lamp" else "unanswered"
        self.answers[event.ref] = outcome, event.value if event.ref in KEPT else None
        self.seconds += int(event.seconds)
        self.singly[event.ref] = self._day(), outcome
        if isinstance(event, Revised) and self._said(event.ref) != before:
            self.revised = (*(ref for ref in self.revised if ref != event.ref), event.ref)

    def _said(self, ref: str) -> tuple[object, bool]:
        return self.answers.get(ref), ref in self.not_yet

    def _day(self) -> int:
        return Moment(self.started.utc + self.seconds, self.started.offset).day


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
        self._record(window, Answered(step.ref, answer, value, seconds=float(seconds)))

    def _record(self, window: Window, event: StoredEvent) -> None:
        after = window.run.apply(event)
        if self._is_gone(window):
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

    def _is_gone(self, window: Window) -> bool:
        return window.told.begun and window.told.id not in self.told

    @precondition(lambda self: self.windows)
    @rule(data=st.data(), seconds=st.integers(0, 60))
    def confirm(self, data: st.DataObject, seconds: int) -> None:
        """Several items are said to be as they were."""
        window = data.draw(st.sampled_from(self.windows), label="window")
        if window.run.current is not None:
            can = [step.ref for step in window.run.visible if not window.run.asked_again(step.ref)]
            refs = data.draw(st.lists(st.sampled_from(can), min_size=1, unique=True) if can else st.just([]))
            if refs:
                self._record(window, Confirmed(tuple(refs), float(seconds)))

    @precondition(lambda self: self.windows)
    @rule(data=st.data())
    def ask_again(self, data: st.DataObject) -> None:
        """Some items are to be asked singly."""
        window = data.draw(st.sampled_from(self.windows), label="window")
        if window.run.current is not None:
            refs = st.lists(st.sampled_from([step.ref for step in window.run.visible]), min_size=1, unique=True)
            self._record(window, Reopened(tuple(data.draw(refs))))

    @precondition(lambda self: self.windows)
    @rule(data=st.data())
    def arrive(self, data: st.DataObject) -> None:
        """The client is here: the run ends as it stands."""
        window = data.draw(st.sampled_from(self.windows), label="window")
        if window.run.current is not None:
            self._record(window, ClientArrived())

    @precondition(lambda self: any(window.told.status == "completed" for window in self.windows))
    @rule(data=st.data(), seconds=st.integers(0, 60))
    def revise(self, data: st.DataObject, seconds: int) -> None:
        """An answer is changed after the verdict; once a newer run has begun, none can be."""
        ended = [window for window in self.windows if window.told.status == "completed"]
        window = data.draw(st.sampled_from(ended), label="window")
        step = data.draw(st.sampled_from(window.run.visible), label="step")
        answer, value = data.draw(st.sampled_from(replies(step)), label=step.ref)
        event = Revised(step.ref, answer, value, seconds=float(seconds))
        if self._is_gone(window) or list(self.told)[-1] == window.told.id:
            self._record(window, event)
        else:
            with pytest.raises(SupersededError):
                window.recorder.record(window.run.apply(event), event, BEGAN)

    @precondition(lambda self: self.windows)
    @rule(data=st.data(), left_open=st.integers(0, 3))
    def recall(self, data: st.DataObject, left_open: int) -> None:
        """It is said what was left open of a card."""
        window = data.draw(st.sampled_from(self.windows), label="window")
        if window.run.current is None or self._is_gone(window):
            return
        shown = data.draw(st.sampled_from([name for name, told in self.told.items() if told.cards] or ["none"]))
        window.recorder.recall(window.run.plan, [Recalled(mark_of(shown), "opening", left_open)], BEGAN)
        window.told.begun, window.told.recalled = True, (shown, left_open)
        self.told[window.told.id] = window.told

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

    @rule(data=st.data(), days=st.integers(0, 14))
    def remember(self, data: st.DataObject, days: int) -> None:
        """What the next start must know is what it would find by looking."""
        of_runs = [run.finished.day for run in self.history.runs() if run.finished]
        today = data.draw(st.sampled_from([BEGAN.day + days, *of_runs]), label="today")
        self.history.save_start_cache(today)
        mark = load_start_cache(self.path)
        assert mark is not None
        assert len(mark.unfinished) == sum(told.status == "in-progress" for told in self.told.values())
        wanted: dict[str, tuple[int, str]] = {}
        for told in self.told.values():
            if told.started.utc >= (today - 9) * DAY:
                wanted |= told.singly
        found = {ref: (answer.day, answer.outcome.value) for ref, answer in mark.answers.items()}
        assert found == {ref: last for ref, last in wanted.items() if last[0] > today - 7}
        ended = {run.id: run.finished.day for run in self.history.runs() if run.finished and self.told[run.id].cards}
        recalled = {mark for mark, _ in self.history.recalls()}
        waiting = [name for name, day in ended.items() if day == today and mark_of(name) not in recalled]
        assert ([mark.to_recall.run] if mark.to_recall else []) == waiting[:1]

    # What always holds.

    @invariant()
    def the_model_agrees(self) -> None:
        """The runs, their order, their answers and where they stand are those of the model."""
        found = list(self.history.runs())
        assert [summary.id for summary in found] == list(reversed(self.told))
        for summary in found:
            told = self.told[summary.id]
            assert (summary.status.value, summary.started, summary.routine, summary.seconds, summary.cards) == (
                told.status,
                told.started,
                told.routine,
                told.seconds,
                told.cards,
            )
            self._answers_agree(summary, told)
        said = dict(told.recalled for told in self.told.values() if told.recalled)
        found_said = {key: recalled.left_open for key, recalled in self.history.recalls().items()}
        assert found_said == {(mark_of(name), "opening"): count for name, count in said.items()}

    def _answers_agree(self, summary: Summary, told: Told) -> None:
        run = self.history.run(summary)
        assert run.status is Status(told.status)
        assert {ref: (each.outcome.value, each.value) for ref, each in run.responses.items()} == told.answers
        assert {ref for ref, each in run.responses.items() if each.not_yet} == told.not_yet
        assert (run.cut_short, run.revised) == (told.cut_short, told.revised)


def test_any_use_of_the_history(evidence: Evidence) -> None:
    """Whatever is done with it, history and model agree after each step, and every row is as it was written."""
    times = states(HistoryMachine, amount("HISTORIES", 10, 1_500), 25)
    evidence("F", "states of a history after random actions, beside a model", times, "different", "damaged")
