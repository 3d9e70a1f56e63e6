"""Resuming: what is asked for, what is too old, and what there is not."""

from dataclasses import replace
from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.expiry import RESUMABLE_SECONDS
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.start_cache import StartCache
from presencecheck.history.journal.journal import FileJournal
from presencecheck.history.store import lease
from presencecheck.history.store.store import History
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import Leave
from presencecheck.system.clock import Moment, now
from presencecheck.walk.answer_times import local_time
from presencecheck.walk.request import RunRequest
from presencecheck.walk.resume import find_run
from tests.support.builders import confirm, listed, record, recorder_of
from tests.support.commands import READY, SMALL, Here, answers, own
from tests.walk.test_appointment import Offered


@pytest.fixture
def left(run: Here, home: Path, tmp_path: Path) -> Path:
    """A run left after two answers, and the file with the others."""
    own(home, "small", SMALL)
    path = tmp_path / "answers"
    path.write_text(answers(*READY[:2]), encoding="utf-8")
    assert run("run", "small", "--answers", path).code == 3
    path.write_text(answers(*READY[2:]), encoding="utf-8")
    return path


def test_resumed(run: Here, left: Path) -> None:
    """The same run goes on: its first answers count."""
    done = run("run", "small", "--answers", left, "--resume", "--json")
    assert (done.code, done.data["run"]["readiness"]) == (0, "ready")
    assert len(run("history", "--json").data["runs"]) == 1


@pytest.mark.parametrize("options", [[], ["--fresh"]])
def test_begun_again(run: Here, left: Path, options: list[str]) -> None:
    """With an answer file nobody is asked, so a new run begins; with --fresh the old one is given up too."""
    left.write_text(answers(*READY), encoding="utf-8")
    assert run("run", "small", "--answers", left, *options).code == 0
    runs = run("history", "--json").data["runs"]
    assert len(runs) == 2
    assert (runs[1]["status"] == "stopped") is bool(options)


def test_nothing_to_resume(run: Here, home: Path, tmp_path: Path) -> None:
    """It is an error with the way out."""
    own(home, "small", SMALL)
    (tmp_path / "answers").write_text("", encoding="utf-8")
    done = run("run", "small", "--answers", tmp_path / "answers", "--resume")
    assert walk_messages.NOTHING_UNFINISHED in done.err


TWO = listed(confirm("door"), confirm("lamp"))


def leave_run(history: History, ago: float = 0, *, is_open: bool = False) -> Moment:
    """A run left after one answer, so many seconds ago; when it was begun."""
    at = Moment(now().utc - int(ago), now().offset)
    recorder = recorder_of(history, at)
    record(recorder, Run(TWO), "yes", at=at)
    if not is_open:
        recorder.leave()
    return at


def find(
    path: Path, choice: int | Leave = 0, resume: bool | None = None, routine: str = ""
) -> tuple[Run | StartCache | Leave, list[str], list[str]]:
    """What was found, what was asked, and what is said before the first question."""
    surface, lines = Offered(choice), list[str]()
    named = replace(TWO, routine=routine) if routine else None
    return find_run(FileJournal(path), named, RunRequest(resume=resume), surface, lines), surface.questions, lines


def test_the_offer_and_what_comes_of_it(path: Path, history: History) -> None:
    """It names the run, and how far it came; who takes it goes on, who leaves has changed nothing."""
    at = leave_run(history)
    words = {"time": f"{at.local():%H:%M}", "answered": 1, "count": 2}
    asked = [walk_messages.OFFER_RESUME.format(routine=TWO.title, **words)]
    assert find(path, Leave()) == (Leave(), asked, [])
    found, questions, lines = find(path)
    assert isinstance(found, Run)
    assert (found.answered, questions, lines) == (1, asked, [walk_messages.RESUMED.format(**words)])


def test_what_enter_takes_has_its_reason(path: Path, history: History) -> None:
    """After five minutes a new run comes first, and the time of the last answer says why."""
    at = leave_run(history, 7 * 60)
    words = {"time": f"{at.local():%H:%M}", "answered": 1, "count": 2}
    offer = walk_messages.OFFER_RESUME.format(routine=TWO.title, **words)
    found, questions, _ = find(path)
    assert questions == [walk_messages.OFFER_RESUME_LATER.format(offer=offer, last=words["time"])]
    assert isinstance(found, StartCache)


def test_another_routine_is_not_offered_the_run(path: Path, history: History) -> None:
    """It begins, and the other one can still go on."""
    leave_run(history)
    found, questions, lines = find(path, routine="another")
    assert (type(found), questions, lines) == (StartCache, [], [])
    assert [run.status for run in history.runs()] == [Status.IN_PROGRESS]


def test_a_run_that_is_declined_is_given_up(path: Path, history: History) -> None:
    """Nothing is said of it, and it is not offered again."""
    leave_run(history)
    found, questions, lines = find(path, 1)
    assert (type(found), len(questions), lines) == (StartCache, 1, [])
    assert [run.status for run in history.runs()] == [Status.STOPPED]


def test_a_run_that_is_too_old_is_not_offered(path: Path, history: History) -> None:
    """Asked for, it is told when it ended; otherwise it is given up without a word."""
    at = leave_run(history, RESUMABLE_SECONDS + 60)
    with pytest.raises(PresenceCheckError) as caught:
        find(path, resume=True)
    assert caught.value.message == walk_messages.RUN_ENDED.format(time=local_time(at.utc + RESUMABLE_SECONDS))
    assert caught.value.hint == walk_messages.RUN_ENDED_HINT
    found, questions, lines = find(path)
    assert (type(found), questions, lines) == (StartCache, [], [])
    assert [run.status for run in history.runs()] == [Status.STOPPED]


def test_a_run_that_is_open_elsewhere_is_left_alone(
    path: Path, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is said once, however many there are; asked for, it is refused with the way out."""
    leave_run(history, is_open=True)
    leave_run(history, is_open=True)
    monkeypatch.setattr(lease, "own_lease", lambda: "this window")
    monkeypatch.setattr(lease, "is_alive", lambda lease: lease is not None)
    found, questions, lines = find(path)
    assert (type(found), questions, lines) == (StartCache, [], [walk_messages.OPEN_ELSEWHERE])
    with pytest.raises(PresenceCheckError) as caught:
        find(path, resume=True)
    assert (caught.value.message, caught.value.hint) == (
        walk_messages.OPEN_THERE,
        walk_messages.NOTHING_UNFINISHED_HINT,
    )
    assert [run.status for run in history.runs()] == [Status.IN_PROGRESS] * 2
