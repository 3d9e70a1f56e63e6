"""From a request to the first question: which run, and what of it can be confirmed together."""

from pathlib import Path

import pytest

from presencecheck.core.checklist import Hour
from presencecheck.core.context import Context
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.events import Answer, Answered
from presencecheck.core.expiry import Instant
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.history.journal.journal import FileJournal
from presencecheck.history.journal.retrying_journal import RetryingJournal
from presencecheck.history.operations.backup import write_backup
from presencecheck.history.store.store import History
from presencecheck.library.library import Library
from presencecheck.library.loaded import ChecklistNotFoundError
from presencecheck.library.planning import plan as plan_walk
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import Leave, Opening
from presencecheck.system.clock import Moment, instant, now
from presencecheck.system.paths import user_paths
from presencecheck.system.settings import Settings
from presencecheck.walk import begin as beginnings
from presencecheck.walk import resume as resuming
from presencecheck.walk.appointment import Appointment
from presencecheck.walk.begin import Beginning
from presencecheck.walk.loop import Begun
from presencecheck.walk.request import RunRequest
from tests.support.builders import Watch
from tests.support.commands import READY, SMALL, answers, own, presencecheck
from tests.support.histories import history_of
from tests.walk.test_loop import Scene

USUAL = Settings(routine="small")


class Shown(Scene):
    """A surface that takes note of what lies ahead."""

    def __init__(self, choice: int | Leave = 0) -> None:
        super().__init__([], Watch())
        self.choice = choice
        self.openings: list[Opening] = []
        self.offers: list[Choose] = []

    def show_opening(self, run: Run, opening: Opening) -> None:
        """Note it."""
        self.openings.append(opening)

    def offer(self, question: Choose) -> int | Leave:
        """Choose as was written."""
        self.offers.append(question)
        return self.choice


@pytest.fixture
def small(home: Path) -> Path:
    """A list of the person's own, in which one item is daily."""
    own(home, "small", SMALL)
    return home


def left_after(*refs: str) -> FileJournal:
    """A run with these answers, which was left."""
    journal = FileJournal(user_paths().history)
    run = Run(plan_walk(Library.of(user_paths()), ["small"], Context()))
    for ref in refs:
        event = Answered(ref, Answer.YES)
        run = run.apply(event)
        journal.record(run, event)
    journal.leave()
    return journal


def begun(
    surface: Shown, *, log: bool = True, usual: Settings = USUAL, at: str = "", **options: object
) -> Begun | Leave:
    """Begin a walk."""
    request = RunRequest(**options)  # type: ignore[arg-type]
    beginning = Beginning(Library.of(user_paths()), usual, request, Appointment(at), surface)
    logged = FileJournal(user_paths().history) if log else None
    journal = RetryingJournal(logged, lambda trouble: True) if logged else surface
    try:
        return beginning.begin(user_paths().history, logged, journal)
    finally:
        journal.leave()


MORNING = """\
format: 1
id: morning
title: In the morning
include: [{checklist: small}]
"""
LATER = SMALL.replace("id: small", "id: later")


def routine_of(walk: Begun | Leave) -> str:
    """What is walked."""
    assert isinstance(walk, Begun)
    return walk.run.plan.routine


def due(walk: Begun | Leave) -> list[str]:
    """What can be confirmed together."""
    assert isinstance(walk, Begun)
    return [each.step.ref for each in walk.due]


def test_the_usual_routine_where_nothing_is_named(small: Path) -> None:
    """With nothing to confirm and nothing to resume, no history is opened for it."""
    surface = Shown()
    assert due(begun(surface)) == []
    assert (surface.openings, surface.offers) == ([Opening()], [])
    assert not user_paths().history.exists()


def test_what_is_named_must_be_there(small: Path) -> None:
    """It is an error before anything is shown."""
    surface = Shown()
    with pytest.raises(ChecklistNotFoundError):
        begun(surface, names=("smal",))
    assert surface.openings == []


def test_what_was_in_place_today_is_due(small: Path) -> None:
    """It is counted as one step; with --fresh everything is asked singly, and a walk that is not kept asks the same."""
    left_after("small/door", "small/lamp")
    surface = Shown(1)
    assert due(begun(surface)) == ["small/lamp"]
    assert [each.step.ref for each in surface.openings[0].due] == ["small/lamp"]
    assert due(begun(Shown(), resume=False)) == []
    unlogged = Shown()
    assert due(begun(unlogged, log=False)) == ["small/lamp"]
    assert (unlogged.openings[0].lines, unlogged.openings[0].kept) == ((walk_messages.UNLOGGED,), False)


def test_an_unfinished_run_is_offered(small: Path) -> None:
    """To go on is the first choice; the run has its answers, and nothing is confirmed at its start."""
    left = left_after("small/door")
    surface = Shown(0)
    walk = begun(surface)
    assert isinstance(walk, Begun)
    assert (walk.run.answered, walk.due) == (1, ())
    [offer] = surface.offers
    assert offer.options[0] == walk_messages.OFFER_RESUME_OPTIONS["resume"]
    assert begun(Shown(Leave())) == Leave()
    assert left.begun


def test_a_history_that_cannot_be_read(small: Path) -> None:
    """The person goes on without it; nothing is known of what was in place."""
    user_paths().history.parent.mkdir(parents=True, exist_ok=True)
    user_paths().history.mkdir()
    surface = Shown()
    assert due(begun(surface)) == []
    assert walk_messages.UNLOGGED in surface.openings[0].lines


@pytest.mark.parametrize("backup", [True, False], ids=["backup", "none"])
def test_a_history_that_is_gone_is_no_first_start(small: Path, backup: bool) -> None:
    """The walk begins, and its first lines say what is gone and how it can be had; the next one is as ever."""
    path = user_paths().history
    history_of(path, 3)
    if backup:
        write_backup(path)
    path.with_suffix(".reserve").touch()
    path.unlink()
    surface = Shown()
    begun(surface, names=("small",))
    [line] = surface.openings[0].lines
    assert line.startswith(f"The history {path} is gone")
    assert "A new one begins with this run." in line
    assert ("with 3 runs is here" in line) is backup
    history_of(path, 1)
    surface = Shown()
    begun(surface, names=("small",))
    assert surface.openings[0].lines == ()


def test_the_day_has_a_first_walk_and_further_ones(small: Path) -> None:
    """The second is another once a routine was completed that day: not a list, and not what was cut short."""
    own(small, "morning", MORNING)
    own(small, "later", LATER)
    usual = Settings(routine="morning", routine_again="own:later")
    for name, lines, completes in (("small", READY, False), ("morning", READY[:1], False), ("morning", READY, True)):
        assert routine_of(begun(Shown(1), usual=usual)) == "morning"
        assert presencecheck("run", name, "--answers", "-", stdin=answers(*lines)).code == (0 if lines is READY else 3)
        assert routine_of(begun(Shown(1), usual=usual)) == ("later" if completes else "morning")
    assert routine_of(begun(Shown(1), usual=usual, log=False)) == "later"
    assert routine_of(begun(Shown(1), usual=usual, names=("morning",))) == "morning"


def later(monkeypatch: pytest.MonkeyPatch, since: Instant, seconds: float) -> None:
    """So much time has passed, however slow the machine is."""
    for module in (beginnings, resuming):
        monkeypatch.setattr(module, "instant", lambda: since.later(seconds))


def test_what_the_person_most_likely_wants_is_the_first_choice(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within five minutes to go on, later a new one."""
    since = instant()
    left_after("small/door")
    for seconds, first in ((299, "resume"), (400, "new")):
        later(monkeypatch, since, seconds)
        surface = Shown(Leave())
        begun(surface)
        assert surface.offers[0].options[0] == walk_messages.OFFER_RESUME_OPTIONS[first]


def test_a_run_whose_time_is_over(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not offered, and no history is opened for it; `--resume` says when it ended."""
    left_after("small/door")
    later(monkeypatch, instant(), 1300)
    surface = Shown()
    with pytest.raises(PresenceCheckError) as caught:
        begun(surface, resume=True)
    assert (caught.value.message[:12], caught.value.hint) == (
        walk_messages.RUN_ENDED[:12],
        walk_messages.RUN_ENDED_HINT,
    )
    with monkeypatch.context() as patch:
        patch.setattr(History, "open", None)
        assert due(begun(surface)) == []
    assert (surface.offers, len(surface.openings)) == ([], 1)


PRACTICE = """\
format: 1
id: practice
title: Practice
items:
  - id: rest
    kind: exercise
    ask: Rest.
    exercise: {seconds: 90, steps: [look far], alternative: Stand up., again: 30}
  - {id: door, ask: Is the door shut?, ready: Shut, if-not-yet: {do: [Shut it]}}
"""


def test_an_exercise_is_shorter_the_second_time(small: Path) -> None:
    """In a new walk, and in one that is gone on with."""
    own(small, "practice", PRACTICE)
    for seconds, shorter in ((20, 90), (91, 30)):
        journal = FileJournal(user_paths().history)
        event = Answered("practice/rest", Answer.YES, seconds=seconds)
        journal.record(Run(plan_walk(Library.of(user_paths()), ["practice"], Context())).apply(event), event)
        journal.leave()
        resumed, new = (begun(Shown(choice), names=("practice",)) for choice in (0, 1))
        for walk in (resumed, new):
            assert isinstance(walk, Begun)
            assert walk.run.plan.steps[0].item.duration == shorter


def soon() -> str:
    """In a minute or two, as `--at` takes it."""
    return f"{Moment(now().utc + 120, now().offset).local():%H:%M}"


def test_the_quick_routine_where_the_time_is_short(home: Path) -> None:
    """It is walked where the person takes it, and not where they do not, or where nobody is asked."""
    for choice, answers_from, routine in ((0, "", "quick"), (1, "", "full"), (0, "-", "full")):
        surface = Shown(choice)
        walk = begun(surface, usual=Settings(), at=soon(), answers=answers_from)
        assert routine_of(walk) == routine
        assert len(surface.offers) == (not answers_from)
        assert len(surface.openings) == 1
    leaving = Shown(Leave())
    assert begun(leaving, usual=Settings(), at=soon()) == Leave()
    assert leaving.openings == []
    quick = Shown()
    assert routine_of(begun(quick, usual=Settings(), at=soon(), names=("quick",))) == "quick"
    assert quick.offers == []


def test_the_usual_session(home: Path) -> None:
    """As the settings have it, where the person says nothing of this one; what they say wins."""
    usual = Settings(routine="full", modality="audio", setting="couple")
    walk = begun(Shown(), usual=usual)
    assert isinstance(walk, Begun)
    assert walk.run.plan.context == Context("audio", "couple")
    other = begun(Shown(), usual=usual, session=Hour(modality="video"))
    assert isinstance(other, Begun)
    assert other.run.plan.context == Context("video", "couple")
