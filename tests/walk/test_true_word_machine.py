"""No verdict says more than is known: a person, two windows and clocks that do anything, beside a model of the truth.

What is held, whatever happens: an essential item of a run that is ready was answered or confirmed after the last pause
of five minutes, so for this client; what is still so rests on a single answer of the last hours; and of each card it is
asked once what was left open, after the last walk of the day that showed one.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import current_thread
from threading import enumerate as running_threads
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from presencecheck.core.events import Answer, Answered, Confirmed, Revised
from presencecheck.core.expiry import FRESH_SECONDS, RESUMABLE_SECONDS, REVISABLE_SECONDS
from presencecheck.core.readiness import Readiness
from presencecheck.core.responses import OPEN
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.core.still_so import DAILY_SECONDS, WEEKLY_DAYS
from presencecheck.history.format.recall import Recalled
from presencecheck.history.store import lease
from presencecheck.history.store.recalls import read_recalls
from presencecheck.history.store.store import History
from presencecheck.history.store.summary import Summary
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import (
    ClientHere,
    Finish,
    Leave,
    LeftOpen,
    Navigate,
    ReplyAnswer,
    Revisit,
    StillSo,
)
from presencecheck.system import clock as clocks
from presencecheck.walk.request import RunRequest
from tests.support.evidence import Evidence, amount
from tests.support.state_machines import Machine, states
from tests.support.walking_windows import Clock, KilledError, Model, Noted, Practised, Said, Window

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
REST = (
    "  - {id: rest, kind: exercise, ask: Rest., importance: optional,"
    " exercise: {seconds: 60, steps: [Rest], alternative: Stand up., again: 30}}\n"
)
LISTS = {
    "room": f"format: 1\nid: room\ntitle: Room\nitems:\n{ITEMS}{REST}",
    "opening": "format: 1\nid: opening\ntitle: Opening\nmoment: open\nitems:\n"
    "  - {id: name, ask: Did you say your name?, ready: Named}\n  - {id: place, ask: Where are they?, ready: Known}\n",
    "end": "format: 1\nid: end\ntitle: End\nmoment: close\nitems:\n"
    "  - {id: call, ask: Is the call ended?, ready: Ended, importance: essential}\n",
    "first-walk": "format: 1\nid: first-walk\ntitle: First\n"
    "include: [{checklist: room}, {checklist: opening, as: card}]\n",
    "later-walk": "format: 1\nid: later-walk\ntitle: Later\n"
    "include: [{recall: last}, {checklist: room}, {checklist: opening, as: card}]\n",
    "afterwards": "format: 1\nid: afterwards\ntitle: Afterwards\ninclude: [{recall: last}, {checklist: end}]\n",
}
SLACK = 4
"""Seconds by which the history rounds."""
PAUSES = (60, 290, 310, 700, 1190, 1210)
"""Seconds: within five minutes, within twenty, and beyond."""
WAYS = ("left", "left open", "left open", "killed")
HOURS = (3600, DAILY_SECONDS - 60, DAILY_SECONDS - 60, DAILY_SECONDS + 60, 86_400)
"""Seconds between two walks."""
WINDOWS = (0, 1)
NAMES = ((), (), (), ("first-walk",), ("afterwards",), ("afterwards",))
"""What is started: mostly the bare word."""
RESTED = (30, 90, 290, 700, 1190, 1300)
"""Seconds for which an exercise may run."""
IN_MEMORY = Path("/dev/shm")
"""A folder without a disk, where there is one: no power is cut here."""


practised = st.builds(Practised, st.sampled_from(RESTED), st.sampled_from([0, 0, *PAUSES]))
"""How an exercise may end."""


def replies(kind: str, what: Any) -> st.SearchStrategy[Any]:
    """What a person can do where this is asked."""
    leave = Leave()
    match kind:
        case "question":
            return answers_to(what)
        case "recall" | "still so":
            places = st.frozensets(st.integers(0, len(what.lines) - 1), max_size=2)
            said = (LeftOpen(), LeftOpen(None)) if kind == "recall" else (StillSo(), ClientHere())
            return st.one_of(
                places.map(LeftOpen if kind == "recall" else StillSo), st.sampled_from([*said, ClientHere(), leave])
            )
        case "offer":
            return st.sampled_from([0, 0, 1, leave])
        case "last":
            again = [Revisit(step.ref) for step in (*what.open_steps(), *what.visible)]
            return st.sampled_from([*again[:4], Finish(), leave])
    return st.booleans()


def answers_to(run: Run) -> st.SearchStrategy[Any]:
    """What a person can do at the question of a walk."""
    assert run.current is not None
    yes, on = ReplyAnswer(Answer.YES), [Navigate("on")] if run.is_answered(run.current) else []
    if run.current.item.kind == "exercise":
        return st.one_of(st.sampled_from([yes, *on, Leave()]), practised)
    others = [ReplyAnswer(answer) for answer in Answer]
    return st.sampled_from([yes, yes, yes, *others, Navigate("back"), *on, ClientHere(), Leave()])


def agreement(kind: str, what: Any) -> Any:
    """Yes to what is asked: it is so, still so, go on; and the end of the last screen."""
    if kind == "offer":
        return what.options.index(walk_messages.OFFER_RESUME_OPTIONS["resume"])
    yes = {"question": ReplyAnswer(Answer.YES), "still so": StillSo(), "last": Finish(), "new": True}
    return {**yes, "recall": LeftOpen()}[kind]


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
        for name, text in LISTS.items():
            (home / "lists" / f"{name}.yaml").write_text(text)
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

    @rule(
        window=st.sampled_from(WINDOWS),
        names=st.sampled_from(NAMES),
        resume=st.sampled_from([None, True, False]),
        data=st.data(),
    )
    def do_anything(self, window: int, names: tuple[str, ...], resume: bool | None, data: st.DataObject) -> None:
        """Start a walk, or do what can be done in it."""
        here = self.windows[window]
        if not here.is_open:
            here.begin(RunRequest(names, resume=resume))
        elif here.asked:
            here.reply(data.draw(replies(*here.asked)))

    @rule(window=st.sampled_from(WINDOWS), keys=st.integers(1, 16), names=st.sampled_from(NAMES))
    def walk_on(self, window: int, keys: int, names: tuple[str, ...] = ()) -> None:
        """Start a walk or go on with one, and say yes to whatever is asked."""
        here = self.windows[window]
        for _ in range(keys):
            if not here.is_open:
                here.begin(RunRequest(names))
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
            self._check_kept(read_recalls(history.connection).values())
            for summary in history.runs():
                self._check_status(summary)
                seen = (len(self.notes[summary.id]), summary.status)
                if self.checked.get(summary.id) != seen:
                    self.checked[summary.id] = seen
                    self._check_times(summary)
                    self._check_confirmed(summary)
                    if summary.status is Status.COMPLETED and summary.readiness is not Readiness.NOT_READY:
                        assert (summary.readiness is None) == (summary.routine == "afterwards")
                        self._check_essentials(summary, history.run(summary))

    def _check_kept(self, kept: Iterable[Recalled]) -> None:
        """Of each card that was recalled, the number that was said in one of the walks that asked."""
        said = {one for all_of_it in self.model.said.values() for one in all_of_it}
        assert {(card.shown, card.checklist) for card in kept} == {one[:2] for one in said}
        assert all(Said(*card[:3]) in said for card in kept)

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
            assert other.real - other.there - one.real <= RESUMABLE_SECONDS + SLACK
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
                assert other.real - other.there - one.real <= FRESH_SECONDS + SLACK, step.ref
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
        """Whether a confirmation can rest on this single answer: by the clock on the wall, which can be set.

        Where it was set back while the walk of either was open, that makes nothing newer. Where a walk that was left
        open has ended after that, its answers count from the time that really passed.
        """
        ages = [(max(confirmed.wall, confirmed.unset) - single.wall, confirmed.day - single.day)]
        set_since = confirmed.wall - confirmed.real
        if set_since < single.wall - single.real:
            ages.append((confirmed.real - single.real, confirmed.day - int(single.real + set_since) // 86_400))
        if ref == "room/week":
            return any(0 <= days < WEEKLY_DAYS for _, days in ages)
        return "daily" in ref and any(age <= DAILY_SECONDS + SLACK and days == 0 for age, days in ages)


def in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the windows be threads, and the clocks those of the machine."""
    monkeypatch.setattr(clocks, "time", TrueWordMachine.clock)
    monkeypatch.setattr(lease, "own_lease", lambda: current_thread().name)
    monkeypatch.setattr(lease, "is_alive", is_alive)


def test_no_verdict_says_more_than_is_known(evidence: Evidence, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the person, the windows and the clocks do."""
    in_one_process(monkeypatch)
    times = states(TrueWordMachine, amount("TRUE_WORDS", 6, 1_500), 16)
    evidence("F", "states of walks in two windows after random actions, pauses and clocks", times, "falsely ready")


def test_a_clock_that_is_set_back_under_an_open_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was answered an hour before is still so, on the day that the clock shows since; after a day it is not."""
    in_one_process(monkeypatch)
    confirmed = []
    for hours in (1, 24):
        machine = TrueWordMachine()
        machine.set_up()
        machine.walk_on(window=0, keys=4)
        machine.set_clock(seconds=86_400, back=True, really=2)
        machine.expect_another(window=0, seconds=hours * 3600, asleep=False)
        machine.no_verdict_says_more_than_is_known()
        events = [noted.event for notes in machine.notes.values() for noted in notes]
        confirmed.append([event.refs for event in events if isinstance(event, Confirmed) and event.refs])
        machine.teardown()
    assert confirmed == [[("room/daily-0",)], []]


def is_alive(mark: str | None) -> bool:
    """Whether the window of this name still walks."""
    return any(thread.name == mark for thread in running_threads())
