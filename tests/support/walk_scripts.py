"""A person of no sense: random walks through random lists, with real files and a real history, beside a model."""

from __future__ import annotations

import json
import random
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from presencecheck.core.checklist import Hour
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.events import Answer
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.history.journal.journal import FileJournal
from presencecheck.history.store.recalls import shown_cards
from presencecheck.history.store.store import History
from presencecheck.library.library import Library
from presencecheck.messages import walk as walk_messages
from presencecheck.probes.delayed import NoProbes
from presencecheck.reports.json.history import facts_of
from presencecheck.reports.json.run import run_shape
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
from tests.support.random_lists import OPTIONS, random_includes, random_session, twins_of, write_lists
from tests.support.walk_beside import LINES, Beside, same
from tests.support.walk_model import Memory, Walk
from tests.support.walking_windows import Clock

WORDS = {answer.value: answer for answer in Answer}
PAUSES = (1, 1, 1, 1, 2, 20, 200, 310, 700, 1100, 1230)
"""Seconds between two keys."""
BREAKS = (5, 100, 310, 1000, 1300, 3600, 13_000, 15_000)
"""Seconds between two sittings."""

LATE = 14 * 3600
"""Seconds after which nobody sits down any more."""


class Person(Surface):
    """Does anything that can be done, and compares what is asked with the model."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self._beside = day.beside
        self._chance = day.chance

    def __enter__(self) -> Person:
        return self

    def __exit__(self, *exc: object) -> None:
        """Nothing is held."""

    def show_opening(self, run: Run, opening: Opening) -> None:
        """Nobody looks."""

    def show_question(self, run: Run, *, awaiting: bool = False) -> None:
        """Nobody looks."""

    def show_answer(self, run: Run, ref: str) -> None:
        """Nobody looks."""

    def recording_stopped(self) -> None:
        """Never happens."""

    def recall_card(self, page: RecallPage) -> RecallReply:
        """Never happens."""
        raise AssertionError(page)

    def ask_aside(self, question: Choose) -> int | ClientHere | Leave:
        """Never happens."""
        raise AssertionError(question)

    def offer(self, question: Choose) -> int | Leave:
        """Go on with the run that was left, or begin another."""
        place = self._chance.randrange(2)
        goes_on = question.options[place] == walk_messages.OFFER_RESUME_OPTIONS["resume"]
        self._day.note(f"goes on: {goes_on}")
        if goes_on:
            self._beside.walk.resume(self._day.now)
        else:
            self._beside.begin(self._day.now)
        return place

    def ask(self, run: Run, has_arrived: HasArrived | None = None) -> Reply:
        """Compare the question, then do something with it."""
        self._beside.settle(run.confirmed)
        model = self._beside.walk
        same("in view", [step.ref for step in run.visible], [step.ref for step in model.view()])
        same("asked", run.current and run.current.ref, model.at)
        self._day.wait(PAUSES)
        if self._chance.random() < 0.03:
            return self._leave()
        said = self._choose(run)
        self._day.note(f"{model.at}: {said}")
        self._beside.tell(said, self._day.now)
        return _reply_of(said)

    def _choose(self, run: Run) -> Any:
        kind = getattr(run.current and run.current.item, "kind", "")
        marked = tuple(option for option in OPTIONS if self._chance.random() < 0.4)
        values = {"scale": self._chance.randint(0, 10), "choice": self._chance.choice(OPTIONS)}
        usual = (values | {"text": "some words", "several": marked}).get(kind, "yes")
        if self._chance.random() < 0.6:
            return usual
        legal = [word for word in self._beside.walk.legal() if word != "client" or not run.revisited]
        common = [word for word in legal if word not in ("client", "skip", "not-applicable")]
        return self._chance.choice([usual, *legal, *common * 3])

    def _leave(self, *, is_prompt: bool = False) -> Leave:
        self._day.note("leaves")
        self._beside.leave(is_prompt=is_prompt)
        return Leave()

    def confirm_still_so(self, page: StillSoPage) -> StillSoReply:
        """Compare the lines, then confirm some of them."""
        refs = [line.ref for line in page.lines]
        self._beside.settle(is_prompt=True)
        self._beside.compare_lines(refs)
        self._day.wait((1, 20, 100))
        way = self._chance.random()
        if way < 0.05:
            return self._leave(is_prompt=True)
        if way < 0.1 and len(refs) < LINES:
            self._day.note("client, at a prompt")
            self._beside.cut(refs, self._day.now)
            return ClientHere()
        singly = [place for place in range(len(refs)) if self._chance.random() < 0.2]
        self._day.note(f"confirms {refs} but {singly}")
        self._beside.confirm(refs, [refs[place] for place in singly], self._day.now)
        return StillSo(frozenset(singly))

    def show_ending(self, run: Run, reply: Leave | None, ending: Ending) -> None:
        """Compare the verdict that is said."""
        self._beside.settle()
        if reply is None:
            same("verdict", run.readiness and run.readiness.value, self._beside.walk.readiness())
            same("cards", [sheet.checklist.id for sheet in run.plan.cards], self._beside.walk.cards)

    def ask_last(self, run: Run) -> LastReply:
        """Change an answer, or end it."""
        self._beside.settle()
        if not run.visible or self._chance.random() < 0.5:
            return Finish()
        ref = self._chance.choice(run.visible).ref
        self._day.wait(PAUSES)
        self._day.note(f"again: {ref}")
        self._beside.revisit(ref, self._day.now)
        return Revisit(ref)

    def ask_for_new(self, sentence: str) -> bool:
        """The end of a walk whose time is over."""
        self._beside.settle(is_over=True)
        self._beside.compare_end(self._day.now)
        return False


class Day:
    """A few sittings on one computer, each a walk begun or gone on with."""

    def __init__(self, chance: random.Random, home: Path) -> None:
        self.chance, self.clock, self._home = chance, Clock(), home
        here = time.localtime(self.clock.time())
        # At one in the morning: all of it is on one day, on which what is daily can be confirmed.
        self.clock.shift = 3600 - 3600 * here.tm_hour - 60 * here.tm_min - here.tm_sec
        self._includes, self._session = random_includes(chance), random_session(chance)
        self._keeps_numbers = chance.random() < 0.5
        self.beside = Beside(self._begin, Memory(twins=twins_of(self._includes)))
        self._lines: list[str] = []
        write_lists(home / "lists", self._includes, chance)

    def _begin(self, memory: Memory) -> Walk:
        return Walk(self._includes, self._session, memory, self.now, keeps_numbers=self._keeps_numbers)

    @property
    def now(self) -> float:
        """The time that has passed, in seconds."""
        return self.clock.real

    def wait(self, pauses: tuple[int, ...]) -> None:
        """Let some time pass."""
        self.clock.real += self.chance.choice(pauses)

    def note(self, line: str) -> None:
        """Take note of what was done."""
        self._lines.append(f"{self.now:.0f} s: {line}")

    def story(self) -> str:
        """What was walked, and what was done."""
        lists = [json.dumps(item) for include in self._includes for item in include["checklist"]["items"]]
        heads = [json.dumps(include | {"checklist": include["checklist"]["id"]}) for include in self._includes]
        return "\n".join([*heads, *lists, json.dumps(self._session), *self._lines])

    def walk(self) -> None:
        """Sit down a few times.

        Raises:
            AssertionError: the program and the model differ.
        """
        for _ in range(self.chance.randint(1, 4)):
            if self.now > LATE:
                break
            self._sit_down()
            self._compare_history()
            self.wait(BREAKS)

    def _sit_down(self) -> None:
        resume = self.chance.choice([None, None, None, True, False])
        can_go_on = self.beside.can_go_on(self.now)
        self.note(f"sits down, resume {resume}")
        if resume and not can_go_on:
            resume = None
        if resume:
            self.beside.walk.resume(self.now)
        elif not can_go_on or resume is False:
            self.beside.begin(self.now, is_fresh=resume is False)
        session = Hour(**{name.replace("-", "_"): value for name, value in self._session.items()})
        self._run(RunRequest(("routine",), session, resume=resume))

    def _run(self, request: RunRequest) -> None:
        path, person = self._home / "history.db", Person(self)
        journal = FileJournal(path, keeps_numbers=self._keeps_numbers)
        library = Library({"own": self._home / "lists"}, self._home / "cache")
        try:
            begun = Beginning(library, Settings(), request, Appointment(""), person).begin(path, journal, journal)
            assert not isinstance(begun, Leave)
            walk(begun, Asking(person, journal, clocks.stopwatch, NoProbes), ask_nothing, is_attended=True)
        except PresenceCheckError as error:
            raise AssertionError(f"{type(error).__name__}: {error}") from error
        finally:
            journal.leave()

    def _compare_history(self) -> None:
        kept, path = self.beside.kept, self._home / "history.db"
        if not kept:
            return
        kept[0].can_go_on(self.now)
        with closing(History.open(path, write=False)) as history:
            told = []
            for summary in history.runs():
                run = history.run(summary)
                cards = shown_cards(summary.id, run.plan, summary.cards, history.recalls())
                told.append(_known(run_shape(facts_of(summary, cards), run)))
        same("history", told, [each.told() for each in kept])


def _reply_of(said: Any) -> Reply:
    if said in ("back", "keep"):
        return Navigate("back" if said == "back" else "on")
    if said == "client":
        return ClientHere()
    word = WORDS.get(said) if isinstance(said, str) else None
    return ReplyAnswer(word) if word else ReplyAnswer(Answer.YES, said)


def _known(told: dict[str, Any]) -> dict[str, Any]:
    """Of the JSON of a run, what the model knows."""

    def value(item: dict[str, Any]) -> Any:
        return tuple(item["value"]) if isinstance(item.get("value"), list) else item.get("value")

    items = [(f"{item['checklist']}/{item['item']}", item["outcome"], value(item)) for item in told["items"]]
    cards = [card["checklist"] for card in told["cards"]]
    known = {name: told[name] for name in ("status", "readiness", "cut-short", "revised")}
    return known | {"cards": cards, "items": items}
