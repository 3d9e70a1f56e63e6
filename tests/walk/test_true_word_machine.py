"""No verdict says more than is known: a person, two windows and clocks that do anything, beside a model of the truth.

What is held, whatever happens: an essential item of a run that is ready was answered or confirmed after the last pause
of five minutes, so for this client; and what is still so rests on a single answer of the last hours.
"""

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory
from threading import Event, Thread, current_thread
from threading import enumerate as running_threads
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.events import Answer, Answered, Confirmed, Revised, StoredEvent
from presencecheck.core.expiry import FRESH_SECONDS, RESUMABLE_SECONDS, REVISABLE_SECONDS, Instant
from presencecheck.core.prompts import Choose
from presencecheck.core.readiness import Readiness
from presencecheck.core.responses import OPEN
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.core.still_so import DAILY_SECONDS, WEEKLY_DAYS
from presencecheck.history.journal.journal import FileJournal
from presencecheck.history.store import lease
from presencecheck.history.store.recorder import Recorder
from presencecheck.history.store.store import History
from presencecheck.history.store.summary import Summary
from presencecheck.library.library import Library
from presencecheck.messages import walk as walk_messages
from presencecheck.probes.delayed import NoProbes
from presencecheck.surfaces.surface import (
    ClientHere,
    Ending,
    Finish,
    HasArrived,
    LastReply,
    Leave,
    Navigate,
    Opening,
    RecallPage,
    RecallReply,
    Reply,
    ReplyAnswer,
    Revisit,
    StillSo,
    StillSoPage,
    StillSoReply,
    Surface,
)
from presencecheck.system import clock as clocks
from presencecheck.system.settings import Settings
from presencecheck.walk.appointment import Appointment
from presencecheck.walk.asking import Asking
from presencecheck.walk.begin import Beginning
from presencecheck.walk.loop import ask_nothing
from presencecheck.walk.request import RunRequest
from presencecheck.walk.whole import walk
from tests.support.builders import BEGAN
from tests.support.evidence import Evidence, amount
from tests.support.state_machines import Machine, states

ITEMS = "".join(
    f"  - {{id: {name}, ask: Is {name} so?, ready: {name}, importance: {importance}, repeat: {repeat},"
    " if-not-yet: {do: [Mend it]}}\n"
    for name, importance, repeat in (
        ("door", "essential", "every-run"),
        ("papers", "essential", "every-run"),
        *((f"daily-{number}", "essential", "daily") for number in range(7)),
        ("week", "standard", "weekly"),
        ("lamp", "standard", "every-run"),
        ("tea", "optional", "every-run"),
    )
)
CHECKLIST = f"format: 1\nid: room\ntitle: Room\nitems:\n{ITEMS}"
ROUTINE = "format: 1\nid: {name}\ntitle: {name}\ninclude: [{{checklist: room}}]\n"
USUAL = Settings(routine="first-walk", routine_again="later-walk")
TICK = 1
"""Seconds between two keys."""
SLACK = 4
"""Seconds by which the history rounds."""
PAUSES = (60, 290, 310, 700, 1190, 1210)
"""Seconds: within five minutes, within twenty, and beyond."""
WAYS = ("left", "left open", "left open", "killed")
HOURS = (3600, DAILY_SECONDS - 60, DAILY_SECONDS - 60, DAILY_SECONDS + 60, 86_400)
"""Seconds between two walks."""
WINDOWS = (0, 1)
IN_MEMORY = Path("/dev/shm")
"""A folder without a disk, where there is one: no power is cut here."""


class Clock:
    """The clocks of the computer, in place of the module `time`, and the time that really passed."""

    CLOCK_BOOTTIME = 7
    localtime = staticmethod(time.localtime)

    def __init__(self) -> None:
        self.real, self.shift, self.asleep = 0.0, 0.0, 0.0

    def time(self) -> float:
        """The time of day, which can be set."""
        return BEGAN.utc + self.real + self.shift

    def clock_gettime(self, number: int) -> float:
        """Seconds since the computer started, asleep or awake."""
        assert number == self.CLOCK_BOOTTIME
        return 5000 + self.real

    def monotonic(self) -> float:
        """Seconds since it started, awake."""
        return 5000 + self.real - self.asleep


class Noted:
    """An event that was made durable: when that really was, and what the clock on the wall showed."""

    def __init__(self, clock: Clock, event: StoredEvent) -> None:
        self.real, self.wall, self.day, self.event = clock.real, clock.time(), clocks.now().day, event

    @property
    def refs(self) -> tuple[str, ...]:
        """The items that it says are so."""
        return self.event.refs if isinstance(self.event, Confirmed) else (getattr(self.event, "ref", ""),)


class Model:
    """What really happened, by the ids of the runs: their events, and when they were gone on with."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.notes: dict[str, list[Noted]] = defaultdict(list)
        self.resumed: dict[str, list[float]] = defaultdict(list)


class Journal(FileJournal):
    """A journal of which the model takes note."""

    def __init__(self, path: Path, model: "Model") -> None:
        super().__init__(path)
        self._model = model

    def resume(self, recorder: Recorder, last_answer: Instant | None = None) -> None:
        """Go on with a run, and note when that really was."""
        super().resume(recorder, last_answer)
        self._model.resumed[self.id].append(self._model.clock.real)

    def record(self, run: Run, event: StoredEvent) -> None:
        """Record it, then note it."""
        super().record(run, event)
        self._model.notes[self.id].append(Noted(self._model.clock, event))


class KilledError(BaseException):
    """The process is gone: nothing more is done."""


class Window(Surface):
    """One window: a walk in a thread of its own, which goes on only while the machine waits for it."""

    def __init__(self, number: int, home: Path, model: Model) -> None:
        self.name = f"window-{number}"
        self.home = home
        self.journal: Journal | None = None
        self.asked: tuple[str, Any] | None = None
        self.error: BaseException | None = None
        self._model = model
        self._replies: Queue[Any] = Queue()
        self._idle = Event()
        self._thread: Thread | None = None

    @property
    def is_open(self) -> bool:
        """Whether a walk goes on in it."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self, request: RunRequest) -> None:
        """Start the program."""
        self._idle.clear()
        self._thread = Thread(target=self._run, args=(request,), name=self.name, daemon=True)
        self._thread.start()
        self._settle()

    def reply(self, reply: Any) -> None:
        """Do something, and wait until the program waits again, or has ended."""
        self._model.clock.real += TICK
        self._idle.clear()
        self._replies.put(reply)
        self._settle()

    def _settle(self) -> None:
        assert self._idle.wait(60)
        if self.asked is None and self._thread is not None:
            self._thread.join()
        if self.error is not None:
            raise self.error

    def _run(self, request: RunRequest) -> None:
        again = True
        try:
            while again:
                again = self._walk(request)
                request = replace(request, resume=None)
        except PresenceCheckError:
            pass
        except KilledError:
            self.journal = None
        except BaseException as error:
            self.error = error
        finally:
            if self.journal is not None:
                self.journal.leave()
            self.asked = None
            self._idle.set()

    def _walk(self, request: RunRequest) -> bool:
        self.journal = journal = Journal(self.home / "history.db", self._model)
        library = Library({"own": self.home / "lists"}, self.home / "cache")
        beginning = Beginning(library, USUAL, request, Appointment(""), self)
        begun = beginning.begin(self.home / "history.db", journal, journal)
        if isinstance(begun, Leave):
            return False
        asking = Asking(self, journal, clocks.stopwatch, NoProbes())
        result = walk(begun, asking, ask_nothing, is_attended=True)
        journal.leave()
        return result.again

    def _ask(self, kind: str, what: Any) -> Any:
        self.asked = (kind, what)
        self._idle.set()
        reply = self._replies.get()
        if reply is KilledError:
            raise KilledError
        return reply

    def __enter__(self) -> "Window":
        return self

    def __exit__(self, *exc: object) -> None:
        """Nothing is held."""

    def show_opening(self, run: Run, opening: Opening) -> None:
        """Nobody looks."""

    def show_question(self, run: Run, *, awaiting: bool = False) -> None:
        """Nobody looks."""

    def show_answer(self, run: Run, ref: str) -> None:
        """Nobody looks."""

    def show_ending(self, run: Run, reply: Leave | None, ending: Ending) -> None:
        """Nobody looks."""

    def recording_stopped(self) -> None:
        """Never happens."""

    def ask(self, run: Run, has_arrived: HasArrived | None = None) -> Reply:
        """A question."""
        found: Reply = self._ask("question", run)
        return found

    def confirm_still_so(self, page: StillSoPage) -> StillSoReply:
        """A prompt that confirms."""
        found: StillSoReply = self._ask("still so", page)
        return found

    def recall_card(self, page: RecallPage) -> RecallReply:
        """Never happens."""
        return Leave()

    def ask_aside(self, question: Choose) -> int | ClientHere | Leave:
        """Never happens."""
        return 0

    def offer(self, question: Choose) -> int | Leave:
        """An offer."""
        found: int | Leave = self._ask("offer", question)
        return found

    def ask_last(self, run: Run) -> LastReply:
        """The last screen."""
        found: LastReply = self._ask("last", run)
        return found

    def ask_for_new(self, sentence: str) -> bool:
        """The end of a walk whose time is over."""
        found: bool = self._ask("new", sentence)
        return found


def replies(kind: str, what: Any) -> st.SearchStrategy[Any]:
    """What a person can do where this is asked."""
    yes, leave = ReplyAnswer(Answer.YES), Leave()
    if kind == "question":
        others = [ReplyAnswer(answer) for answer in Answer]
        on = [Navigate("on")] if what.onward() else []
        return st.sampled_from([yes, yes, yes, *others, Navigate("back"), *on, ClientHere(), leave])
    if kind == "still so":
        places = st.frozensets(st.integers(0, len(what.lines) - 1), max_size=2)
        return st.one_of(places.map(StillSo), st.sampled_from([StillSo(), ClientHere(), ClientHere(), leave]))
    if kind == "offer":
        return st.sampled_from([0, 0, 1, leave])
    if kind == "last":
        again = [Revisit(step.ref) for step in (*what.open_steps(), *what.visible)]
        return st.sampled_from([*again[:4], Finish(), leave])
    return st.booleans()


def agreement(kind: str, what: Any) -> Any:
    """Yes to what is asked: it is so, still so, go on; and the end of the last screen."""
    if kind == "offer":
        return what.options.index(walk_messages.OFFER_RESUME_OPTIONS["resume"])
    return {"question": ReplyAnswer(Answer.YES), "still so": StillSo(), "last": Finish(), "new": True}[kind]


def leave_of(kind: str, what: Any) -> Any:
    """The reply that leaves."""
    return False if kind == "new" else Leave()


class TrueWordMachine(Machine):
    """A person with two windows, and clocks that do anything."""

    clock = Clock()

    @initialize()
    def set_up(self) -> None:
        """A computer on which nothing was walked yet."""
        self.clock.__init__()  # type: ignore[misc]
        self.folder = TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None)
        home = Path(self.folder.name)
        (home / "lists").mkdir()
        (home / "lists" / "room.yaml").write_text(CHECKLIST)
        for name in ("first-walk", "later-walk"):
            (home / "lists" / f"{name}.yaml").write_text(ROUTINE.format(name=name))
        self.model = Model(self.clock)
        self.notes = self.model.notes
        self.history = home / "history.db"
        self.windows = [Window(number, home, self.model) for number in WINDOWS]
        self.checked: dict[str, tuple[int, Status]] = {}

    def teardown(self) -> None:
        """Close what is open."""
        for window in getattr(self, "windows", ()):
            if window.is_open:
                window.reply(KilledError)
        if hasattr(self, "folder"):
            self.folder.cleanup()

    # What can be done.

    @rule(window=st.sampled_from(WINDOWS), resume=st.sampled_from([None, True, False]), data=st.data())
    def do_anything(self, window: int, resume: bool | None, data: st.DataObject) -> None:
        """Start a walk, or do what can be done in it."""
        here = self.windows[window]
        if not here.is_open:
            here.begin(RunRequest(resume=resume))
        elif here.asked:
            here.reply(data.draw(replies(*here.asked)))

    @rule(window=st.sampled_from(WINDOWS), keys=st.integers(1, 16))
    def walk_on(self, window: int, keys: int) -> None:
        """Start a walk or go on with one, and say yes to whatever is asked."""
        here = self.windows[window]
        for _ in range(keys):
            if not here.is_open:
                here.begin(RunRequest())
            elif here.asked:
                here.reply(agreement(*here.asked))

    @rule(
        window=st.sampled_from(WINDOWS),
        stops=st.lists(
            st.tuples(st.integers(1, 7), st.sampled_from(WAYS), st.sampled_from(PAUSES)), min_size=1, max_size=3
        ),
        asleep=st.booleans(),
        shift=st.sampled_from([*[0] * 20, 60, 1210, *(-seconds for seconds in PAUSES)]),
        data=st.data(),
    )
    def pause(
        self, window: int, stops: list[tuple[int, str, int]], asleep: bool, shift: int, data: st.DataObject
    ) -> None:
        """Stop somewhere in a walk, for a while; the clock may be set meanwhile. Then do one thing, and walk on."""
        here = self.windows[window]
        for keys, way, seconds in stops:
            self.walk_on(window, keys)
            if here.is_open and way != "left open":
                here.reply(KilledError if way == "killed" else leave_of(*(here.asked or ("", None))))
            self.clock.real += seconds
            self.clock.asleep += seconds if asleep else 0
        self.clock.shift += shift
        if not here.is_open:
            here.begin(RunRequest())
        for times in range(2):
            if here.is_open and here.asked:
                is_offer = here.asked[0] == "offer" and not times
                here.reply(agreement(*here.asked) if is_offer else data.draw(replies(*here.asked)))
        self.walk_on(window, 16)

    @rule(window=st.sampled_from(WINDOWS), seconds=st.sampled_from(HOURS), asleep=st.booleans())
    def expect_another(self, window: int, seconds: int, asleep: bool) -> None:
        """Hours pass, and a walk is made for the next client."""
        self.clock.real += seconds
        self.clock.asleep += seconds if asleep else 0
        self.walk_on(window, 18)

    @rule(
        seconds=st.sampled_from([60, 1200, 3600, DAILY_SECONDS, 86_400]), back=st.booleans(), really=st.integers(0, 2)
    )
    def set_clock(self, seconds: int, back: bool, really: int) -> None:
        """The time of day is set, now and then."""
        self.clock.shift += (-seconds if back else seconds) if really == 2 else 0

    # What always holds.

    @invariant()
    def no_verdict_says_more_than_is_known(self) -> None:
        """Each run that has ended well, and each answer that was written since the last look."""
        if not hasattr(self, "history") or not self.history.exists():
            return
        with closing(History.open(self.history, write=False)) as history:
            for summary in history.runs():
                self._check_status(summary)
                seen = (len(self.notes[summary.id]), summary.status)
                if self.checked.get(summary.id) != seen:
                    self.checked[summary.id] = seen
                    self._check_times(summary)
                    self._check_confirmed(summary)
                    if summary.status is Status.COMPLETED and summary.readiness is not Readiness.NOT_READY:
                        self._check_essentials(summary, history.run(summary))

    def _answers(self, summary: Summary) -> list[Noted]:
        return [noted for noted in self.notes[summary.id] if not isinstance(noted.event, Revised)]

    def _check_status(self, summary: Summary) -> None:
        """A run whose time is over is nowhere shown as one that can go on."""
        if summary.status is Status.IN_PROGRESS:
            assert self.clock.real - self._answers(summary)[-1].real <= RESUMABLE_SECONDS + SLACK

    def _check_times(self, summary: Summary) -> None:
        """No walk goes on after its time, and no verdict is changed after it."""
        answers = self._answers(summary)
        for one, other in pairwise(answers):
            assert other.real - one.real <= RESUMABLE_SECONDS + SLACK
        revised = [noted.real for noted in self.notes[summary.id] if isinstance(noted.event, Revised)]
        assert all(real - answers[-1].real <= REVISABLE_SECONDS + SLACK for real in revised)

    def _check_essentials(self, summary: Summary, run: Run) -> None:
        """After its last answer or confirmation nobody was away for five minutes before the verdict.

        Where the walk was gone on with, that was not more than five minutes before either.
        """
        answers = self._answers(summary)
        for step in run.visible:
            if step.item.importance != "essential" or run.response(step.ref).outcome in OPEN or step.ref in run.revised:
                continue
            last = max(place for place, noted in enumerate(answers) if step.ref in noted.refs)
            for one, other in pairwise(answers[last:]):
                assert other.real - one.real <= FRESH_SECONDS + SLACK, step.ref
            for resumed in self.model.resumed[summary.id]:
                assert resumed - answers[last].real <= FRESH_SECONDS + SLACK, step.ref

    def _check_confirmed(self, summary: Summary) -> None:
        """What is still so was in place by a single answer of the last hours, or of the last seven days."""
        known: set[str] = set()
        for noted in self.notes[summary.id]:
            # What the run knew before was confirmed on going on: it keeps its outcome, whatever its age.
            for ref in set(noted.refs) - known if isinstance(noted.event, Confirmed) else ():
                assert any(self._supports(single, noted, ref) for single in self._singles(ref)), ref
            known.update(noted.refs)

    def _singles(self, ref: str) -> Iterator[Noted]:
        for answers in self.notes.values():
            yield from (noted for noted in answers if isinstance(noted.event, Answered) and noted.event.ref == ref)

    def _supports(self, single: Noted, confirmed: Noted, ref: str) -> bool:
        """Whether a confirmation can rest on this single answer: by the clock on the wall, which can be set."""
        age, days = confirmed.wall - single.wall, confirmed.day - single.day
        if ref == "room/week":
            return 0 <= days < WEEKLY_DAYS
        return "daily" in ref and age <= DAILY_SECONDS + SLACK and days == 0


def test_no_verdict_says_more_than_is_known(evidence: Evidence, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the person, the windows and the clocks do."""
    monkeypatch.setattr(clocks, "time", TrueWordMachine.clock)
    monkeypatch.setattr(lease, "own_lease", lambda: current_thread().name)
    monkeypatch.setattr(lease, "is_alive", is_alive)
    times = states(TrueWordMachine, amount("TRUE_WORDS", 10, 1_500), 16)
    evidence("F", "states of walks in two windows after random actions, pauses and clocks", times, "falsely ready")


def is_alive(mark: str | None) -> bool:
    """Whether the window of this name still walks."""
    return any(thread.name == mark for thread in running_threads())
