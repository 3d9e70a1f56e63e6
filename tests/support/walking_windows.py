"""Windows in which walks go on side by side, below clocks that can be set, and what really happened in them.

A window is a surface whose walk runs in a thread of its own, and only while its test waits for it.
"""

import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from typing import Any, NamedTuple

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.events import Answer, Confirmed, StoredEvent
from presencecheck.core.expiry import NOTED_SECONDS, RESUMABLE_SECONDS, Instant
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.recall import Recalled, mark_of
from presencecheck.history.journal.journal import FileJournal
from presencecheck.history.store.recorder import Recorder
from presencecheck.history.store.store import History
from presencecheck.library.library import Library
from presencecheck.probes.delayed import NoProbes
from presencecheck.surfaces.surface import (
    ClientHere,
    Ending,
    HasArrived,
    LastReply,
    Leave,
    Opening,
    RecallPage,
    RecallReply,
    Reply,
    ReplyAnswer,
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

USUAL = Settings(routine="first-walk", routine_again="later-walk")
TICK = 1
"""Seconds between two keys."""


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


class Practised(NamedTuple):
    """An exercise that ran to its end, and for how long the computer slept meanwhile."""

    ran: float
    slept: float


class Said(NamedTuple):
    """What was said of a card."""

    shown: str
    checklist: str
    left_open: int


class Noted:
    """An event that was made durable: when that really was, and what the clock on the wall showed.

    Attributes:
        there: seconds before it for which exercises ran since the event before, as they count as being there.
    """

    def __init__(self, clock: Clock, event: StoredEvent, there: float) -> None:
        self.real, self.wall, self.day, self.event = clock.real, clock.time(), clocks.now().day, event
        self.unset = self.wall
        """What the clock would show, had it not been set since the run began."""
        self.there = there

    def follow(self, later: "Noted") -> None:
        """Where the clock was set back until a later event of the same run, it was earlier by what the clock shows."""
        if later.wall - later.real < self.wall - self.real - NOTED_SECONDS:
            self.wall = self.real + later.wall - later.real
            self.day = int(self.wall) // 86_400

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
        self.said: dict[str, list[Said]] = defaultdict(list)
        self.began: dict[str, float] = {}
        """What the clock showed when a run began, less the time that had really passed until then."""
        self.is_recalled: set[str] = set()
        """The runs of which a card was recalled."""


class Journal(FileJournal):
    """A journal of which the model takes note."""

    def __init__(self, path: Path, model: "Model") -> None:
        super().__init__(path)
        self._model = model
        self._model.began[self.id] = model.clock.time() - model.clock.real
        self.there = 0.0

    def resume(self, recorder: Recorder, last_answer: Instant | None = None) -> None:
        """Go on with a run, and note when that really was."""
        super().resume(recorder, last_answer)
        self._model.resumed[self.id].append(self._model.clock.real)

    def record(self, run: Run, event: StoredEvent) -> None:
        """Record it, then note it."""
        super().record(run, event)
        self._note(event)

    def recall(self, run: Run, recalled: Sequence[Recalled]) -> None:
        """Record it, then note it: to say something of a card counts as an answer."""
        super().recall(run, recalled)
        self._note(Confirmed((), 0.0))
        self._model.said[self.id] = [Said(*card[:3]) for card in recalled]
        self._model.is_recalled.update(card.shown for card in recalled)

    def _note(self, event: StoredEvent) -> None:
        noted = Noted(self._model.clock, event, self.there)
        noted.unset = self._model.began[self.id] + noted.real
        for earlier in self._model.notes[self.id]:
            earlier.follow(noted)
        self._model.notes[self.id].append(noted)
        self.there = 0.0


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
        clock = self._model.clock
        clock.real += TICK
        if isinstance(reply, Practised) and self.journal is not None:
            self.journal.there += min(reply.ran, RESUMABLE_SECONDS)
            clock.real += reply.ran + reply.slept
            clock.asleep += reply.slept
            reply = ReplyAnswer(Answer.YES, ran=reply.ran)
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
        self._check_recall([page.shown for page in begun.recall])
        asking = Asking(self, journal, clocks.stopwatch, NoProbes)
        result = walk(begun, asking, ask_nothing, is_attended=True)
        journal.leave()
        return result.again

    def _check_recall(self, shown: Sequence[str]) -> None:
        """What is recalled is the last that was shown today and was not recalled."""
        if not shown or not (self.home / "history.db").exists():
            assert not shown
            return
        with closing(History.open(self.home / "history.db", write=False)) as history:
            found = [run for run in history.runs() if run.cards and mark_of(run.id) not in self._model.is_recalled]
        newest = max((run for run in found if run.status is Status.COMPLETED), key=lambda run: run.key)
        assert newest.finished is not None
        assert (shown, newest.finished.day) == ([newest.id], clocks.now().day)

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
        """A card of an earlier walk."""
        found: RecallReply = self._ask("recall", page)
        return found

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
