"""One walk with an answer file, from request to result; the caller alone prints."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from presencecheck.core.errors import UsageError
from presencecheck.core.events import Answer, StoredEvent
from presencecheck.core.prompts import Choose
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.journal import journal as file_journal
from presencecheck.history.journal import null_journal
from presencecheck.history.journal.journal import FileJournal
from presencecheck.messages import run as run_messages
from presencecheck.messages import setup as setup_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.probes import delayed
from presencecheck.probes.delayed import NoProbes, Probes
from presencecheck.surfaces.surface import (
    Ending,
    Leave,
    Opening,
    Reply,
    ReplyAnswer,
    SetUp,
    SetupPage,
    SetupReply,
    StillSo,
)
from presencecheck.system import screen_reader, settings
from presencecheck.system.clock import Moment
from presencecheck.system.paths import user_paths
from presencecheck.system.settings import Settings
from presencecheck.walk import start as starting
from presencecheck.walk.request import RunRequest
from presencecheck.walk.setup import Setup
from presencecheck.walk.setup_questions import QUICK
from presencecheck.walk.start import Notices, start
from presencecheck.walk.whole import WalkResult
from tests.support.builders import Watch
from tests.support.commands import READY, SMALL, answers, own, presencecheck
from tests.walk.test_loop import Scene


@pytest.fixture
def file(home: Path, tmp_path: Path) -> Path:
    """Answers to a small checklist."""
    own(home, "small", SMALL)
    path = tmp_path / "answers"
    path.write_text(answers(*READY), encoding="utf-8")
    return path


def begin(**options: object) -> tuple[WalkResult, list[str]]:
    """Walk, and what was to be said beside it."""
    said: list[str] = []
    request = RunRequest(names=("small",), json=True, **options)  # type: ignore[arg-type]
    return start(user_paths(), request, Notices(said.append, lambda repaired: said.append(str(repaired)))), said


def test_the_result(file: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was walked and under which name it is kept; nothing is printed."""
    result, said = begin(answers=str(file))
    assert result.run is not None
    assert (result.run.readiness, result.left, said) == (Readiness.READY, None, [])
    assert user_paths().history.exists()
    assert capsys.readouterr() == ("", "")


def test_a_history_that_is_gone_is_told(file: Path) -> None:
    """Before the walk, where there is no surface to say it; the runs that were are not those of today."""
    begin(answers=str(file))
    user_paths().history.unlink()
    user_paths().history.with_suffix(".reserve").touch()
    _, said = begin(answers=str(file))
    assert [line for line in said if line.startswith(f"The history {user_paths().history} is gone")] == said
    assert len(said) == 1
    assert begin(answers=str(file))[1] == []


def test_unlogged(file: Path) -> None:
    """Without the log it ends the same, and leaves no history."""
    result, _ = begin(answers=str(file), log=False)
    assert result.run is not None
    assert not user_paths().history.exists()


def test_answers_that_end_early(file: Path) -> None:
    """The result says how the walk was left."""
    file.write_text(answers(*READY[:2]), encoding="utf-8")
    result, _ = begin(answers=str(file))
    assert result.left is not None
    assert result.run is not None
    assert result.run.answered == 2


def test_options_that_exclude_each_other(file: Path) -> None:
    """A run that is not kept cannot be one that is resumed."""
    with pytest.raises(UsageError) as caught:
        begin(answers=str(file), resume=True, log=False)
    assert (caught.value.message, caught.value.hint) == (
        run_messages.RESUME_UNLOGGED,
        run_messages.RESUME_UNLOGGED_HINT,
    )


class Attended(Scene):
    """A person at a walk, and what was said to them and asked of them beside its questions."""

    def __init__(self, *replies: Reply | type[BaseException], aside: int = 0, offered: int | Leave = 0) -> None:
        super().__init__(replies, Watch())
        self.aside = aside
        self.offered = offered
        self.notes: list[str] = []
        self.asides: list[object] = []
        self.offers: list[Choose] = []
        self.ended: list[Ending] = []
        self.unrecorded = False
        self.opened: tuple[RunRequest, Settings, Path, bool] | None = None
        self.setup: Iterator[SetupReply] = iter(())
        self.appointments: list[str] = []

    def ask_setup(self, page: SetupPage) -> SetupReply:
        """The next reply that was written."""
        return next(self.setup)

    def end_setup(self, sentence: str) -> None:
        """Note it."""
        self.notes.append(sentence)

    def show_opening(self, run: Run, opening: Opening) -> None:
        """Note the lines, and the time of the session."""
        self.notes += opening.lines
        self.appointments.append(opening.at)

    def ask_aside(self, question: object) -> int:
        """Choose as was written."""
        self.asides.append(question)
        return self.aside

    def offer(self, question: Choose) -> int | Leave:
        """Choose as was written."""
        self.offers.append(question)
        return self.offered

    def show_ending(self, run: Run, reply: Leave | None, ending: Ending) -> None:
        """Note it."""
        self.ended.append(ending)

    def recording_stopped(self) -> None:
        """Note it."""
        self.unrecorded = True

    def open(self, request: RunRequest, usual: Settings, cache: Path, *, is_heard: bool) -> "Attended":
        """The surface of the walk; and for what it was opened."""
        self.opened = request, usual, cache, is_heard
        return self


YES = ReplyAnswer(Answer.YES)
ALL = (YES, YES, YES, ReplyAnswer(Answer.YES, 7), ReplyAnswer(Answer.YES, "calm"), ReplyAnswer(Answer.YES, "slow"))
LATER = (StillSo(), YES, YES, *ALL[3:])
"""What is said in another walk of the day, in which the lamp is confirmed first."""


@pytest.fixture
def at_the_desk(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[WalkResult, list[str]]]:
    """Has a person walk a small list: the result, and what was to be said beside it."""
    own(home, "small", SMALL)
    monkeypatch.delenv("PRESENCECHECK_KEEP_NUMBERS", raising=False)

    def attend(person: Attended, setup: Setup | None = None, **options: object) -> tuple[WalkResult, list[str]]:
        said: list[str] = []
        monkeypatch.setattr(starting, "open_surface", person.open)
        request = RunRequest(**{"names": ("small",), **options})  # type: ignore[arg-type]
        notices = Notices(said.append, lambda repaired: said.append(str(repaired)))
        return start(user_paths(), request, notices, setup), said

    return attend


Attend = Callable[..., tuple[WalkResult, list[str]]]


def test_a_person_can_change_answers_afterwards(at_the_desk: Attend) -> None:
    """Nobody can where JSON is asked for; the surface is opened as the settings have it."""
    settings.set_value(user_paths().config, "motion", "false")
    person = Attended(*ALL)
    result, said = at_the_desk(person)
    assert (said, result.left, person.ended[0].changeable) == ([], None, True)
    assert person.opened is not None
    request, usual, cache, is_heard = person.opened
    assert (request.motion, usual.motion, cache, is_heard) == (False, False, user_paths().cache, False)
    unattended = Attended(*LATER)
    at_the_desk(unattended, json=True)
    assert not unattended.ended[0].changeable


@pytest.mark.parametrize(("aside", "kept"), [(0, False), (1, True)])
def test_numbers_are_kept_for_someone_who_says_so(at_the_desk: Attend, aside: int, kept: bool) -> None:
    """Asked once, at the scale; the answer becomes the setting, and holds for this walk."""
    person = Attended(*ALL, aside=aside)
    result, _ = at_the_desk(person)
    assert (len(person.asides), result.keeps_numbers) == (1, kept)
    assert settings.load(user_paths().config).keep_numbers is kept
    again = Attended(*LATER, aside=aside)
    at_the_desk(again)
    assert again.asides == []


def test_numbers_that_nobody_keeps_are_not_asked_about(at_the_desk: Attend) -> None:
    """Where JSON is asked for there is nobody to ask, and without the log nothing is kept."""
    for options, replies in (({"json": True}, ALL), ({"log": False}, LATER)):
        person = Attended(*replies)
        assert at_the_desk(person, **options)[0].keeps_numbers is False
        assert person.asides == []


@pytest.mark.parametrize(("times", "log", "day_only"), [("day", True, True), ("day", False, False), ("", True, False)])
def test_times_by_the_day(at_the_desk: Attend, times: str, log: bool, day_only: bool) -> None:
    """As the settings have it, and as the history then holds it."""
    if times:
        settings.set_value(user_paths().config, "times", times)
    result, _ = at_the_desk(Attended(*ALL), log=log)
    assert result.day_only is day_only
    if log:
        started = presencecheck("history", "show", "last", "--json").data["run"]["started"]
        assert ("T00:00:00" in started) is day_only


def test_a_walk_left_at_the_first_offer(at_the_desk: Attend) -> None:
    """It has no run; its name is there all the same."""
    at_the_desk(Attended(YES, Leave()))
    person = Attended(offered=Leave())
    result, _ = at_the_desk(person)
    assert (result.run, result.left, len(person.offers)) == (None, Leave(), 1)
    assert isinstance(result.id, str)
    assert result.started.local().year >= 2026


def test_a_history_that_cannot_be_written(at_the_desk: Attend) -> None:
    """The person is asked, the trouble is named, and what they chose is said again at the end."""
    user_paths().history.mkdir(parents=True)
    person = Attended(*ALL, offered=1)
    result, said = at_the_desk(person)
    assert (result.left, person.unrecorded, person.asides) == (None, True, [])
    assert str(user_paths().history) in person.offers[0].question
    assert said == [walk_messages.UNLOGGED]


def test_somebody_who_rather_leaves(at_the_desk: Attend) -> None:
    """Then the trouble itself is the error."""
    user_paths().history.mkdir(parents=True)
    with pytest.raises(HistoryError):
        at_the_desk(Attended(offered=Leave()))


@pytest.mark.parametrize(
    ("options", "heard", "noted"),
    [
        ({}, True, True),
        ({"plain": False}, True, False),
        ({"plain": True}, False, False),
        ({"browser": True}, False, False),
    ],
)
def test_a_screen_reader(
    at_the_desk: Attend, monkeypatch: pytest.MonkeyPatch, options: dict[str, bool], heard: bool, noted: bool
) -> None:
    """What the desktop says counts where nothing was said about lines, and is told then."""
    monkeypatch.setattr(settings, "desktop_address", lambda: "unix:path=/nowhere")
    monkeypatch.setattr(screen_reader, "is_on", lambda: True)
    person = Attended(*ALL)
    at_the_desk(person, **options)
    assert person.opened is not None
    assert person.opened[-1] is heard
    assert (walk_messages.HEARD in person.notes) is noted


def test_without_a_desktop_no_reader_is_asked_about(at_the_desk: Attend, monkeypatch: pytest.MonkeyPatch) -> None:
    """It costs nothing there."""
    monkeypatch.setattr(settings, "desktop_address", lambda: "")
    monkeypatch.setattr(screen_reader, "is_on", lambda: True)
    person = Attended(*ALL)
    at_the_desk(person)
    assert person.opened is not None
    assert person.opened[-1] is False


def set_up(person: Attended, *replies: SetupReply) -> Setup:
    """A set-up that the person answers so; its icon is made in words alone."""
    person.setup = iter(replies)
    return Setup(user_paths(), lambda: ("made",))


BEGIN, STARTER, END = (SetUp(words) for words in setup_messages.BEGIN_OPTIONS.values())


def test_a_set_up_comes_first_and_holds_for_this_walk(at_the_desk: Attend) -> None:
    """In the same window: what was chosen is walked, and what was made is said when the walk begins."""
    person = Attended(*ALL)
    asked = set_up(person, SetUp(""), SetUp(""), SetUp(""), SetUp(setup_messages.QUICK), STARTER)
    result, _ = at_the_desk(person, asked)
    assert result.run is not None
    assert result.run.plan.routine == "small"
    assert "made" in person.notes
    assert settings.load(user_paths().config).routine == QUICK


class Slow(Attended):
    """Reads for ten minutes before each question of a set-up."""

    clock = Moment(1_800_000_000, 0)

    def ask_setup(self, page: SetupPage) -> SetupReply:
        """The next reply, later."""
        self.clock = Moment(self.clock.utc + 600, 0)
        return super().ask_setup(page)


@pytest.mark.parametrize("log", [True, False])
def test_a_run_begins_after_the_set_up(at_the_desk: Attend, monkeypatch: pytest.MonkeyPatch, *, log: bool) -> None:
    """Its time is that of its first question: a later walk asks whether all is as it was then."""
    person = Slow(*ALL)
    for module in (file_journal, null_journal):
        monkeypatch.setattr(module, "now", lambda: person.clock)
    result, _ = at_the_desk(person, set_up(person, *[SetUp("")] * 4, BEGIN), log=log)
    assert result.started == Moment(1_800_000_000 + 5 * 600, 0)


@pytest.mark.parametrize(("replies", "left"), [((Leave(),), Leave()), ((*[SetUp("")] * 4, END), None)])
def test_a_set_up_can_end_without_a_walk(
    at_the_desk: Attend, replies: tuple[SetupReply, ...], left: Leave | None
) -> None:
    """There is no run then, and how it was left is known; its name and its time are there all the same."""
    person = Attended()
    result, said = at_the_desk(person, set_up(person, *replies))
    assert (result.run, result.left, said) == (None, left, [])
    assert isinstance(result.id, str)
    assert result.started.local().year >= 2026
    assert not user_paths().history.exists()


def test_the_routine_that_was_set_up_is_walked(at_the_desk: Attend) -> None:
    """By the bare word, in that very walk."""
    person = Attended(Leave())
    asked = set_up(person, SetUp(""), SetUp(""), SetUp(""), SetUp(setup_messages.QUICK), BEGIN)
    result, _ = at_the_desk(person, asked, names=())
    assert result.run is not None
    assert result.run.plan.routine == "quick"


def test_the_time_of_the_session_is_taken(at_the_desk: Attend) -> None:
    """It is in view from the first line on."""
    person = Attended(*ALL)
    at_the_desk(person, at="23:59")
    assert person.appointments == ["23:59"]


def test_what_is_measured(at_the_desk: Attend, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the settings have it, on pages that the surface opens; nothing where nothing may be."""
    made: list[tuple[object, ...]] = []

    def make(*given: object) -> Probes:
        made.append(given)
        return NoProbes()

    monkeypatch.setattr(delayed, "DelayedProbes", make)
    at_the_desk(Attended(*ALL))
    assert made == []
    person = Attended(Leave())
    person.page_opener = lambda address: True
    at_the_desk(person, names=("tech-check",))
    assert made == [(Settings().probes, person.page_opener)]
    at_the_desk(Attended(Leave()), names=("tech-check",), probe=False)
    assert len(made) == 1


def test_a_history_that_was_repaired_on_the_way_is_told(file: Path) -> None:
    """After the walk, with what was found."""
    begin(answers=str(file))
    path = user_paths().history
    content = path.read_bytes()
    path.write_bytes(content[:200] + b"\xff" * (len(content) - 200))
    _, said = begin(answers=str(file))
    assert [line.partition("(")[0] for line in said] == ["Repaired"]


def test_a_history_that_fails_in_the_middle(at_the_desk: Attend, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept before is said to be kept."""
    write = FileJournal.record

    def fail(journal: FileJournal, run: Run, event: StoredEvent) -> None:
        if run.answered > 2:
            raise HistoryError("There is no room.", "Make some.")
        write(journal, run, event)

    monkeypatch.setattr(FileJournal, "record", fail)
    _, said = at_the_desk(Attended(*ALL, offered=1))
    assert said == [walk_messages.KEPT_BEFORE]
