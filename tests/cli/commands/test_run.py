"""`run`: its options and the request that they make are the same."""

from dataclasses import fields
from inspect import signature
from pathlib import Path

import pytest

from presencecheck.cli import start_walk
from presencecheck.cli.commands.run import run as command
from presencecheck.walk.request import RunRequest
from tests.support.commands import READY, SMALL, Here, answers, own

NEGATED = {"no_motion": "motion", "no_log": "log", "no_open": "opens"}
SESSION = {"modality", "setting", "first_session"}


def requests(monkeypatch: pytest.MonkeyPatch) -> list[RunRequest]:
    """The walks that are asked for from now on; none of them begins."""
    seen: list[RunRequest] = []

    def note(request: RunRequest) -> int:
        seen.append(request)
        return 0

    monkeypatch.setattr(start_walk, "start_walk", note)
    return seen


def test_each_option_is_a_field_of_the_request() -> None:
    """An option that nobody reads, or a field that no option sets, is a fault."""
    options = {NEGATED.get(name, name) for name in signature(command).parameters}
    assert options - SESSION | {"session"} == {field.name for field in fields(RunRequest)}


def test_every_option_arrives(run: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said on the command line is in the request."""
    seen = requests(monkeypatch)
    line = "run small --modality audio --setting couple --first-session --at 14:30 --plain --no-motion --private"
    run(*line.split(), *["--answers", "-", "--json", "--no-log", "--fresh", "--no-probe"])
    [request] = seen
    session = request.session
    assert (session.modality, session.setting, session.first_session) == ("audio", "couple", True)
    assert request == RunRequest(("small",), session, "14:30", True, False, True, "-", True, False, False, False)


@pytest.mark.parametrize("written", ["14:30", "14.30", "14h30", "1430", "2:30 pm", "2.30PM"])
def test_the_time_as_people_write_it(run: Here, written: str) -> None:
    """All are half past two in the afternoon; the walk goes on as without it."""
    walked = run("run", "environment", "--at", written, "--answers", "-", "--json", "--no-log")
    assert (walked.code, walked.err) == (3, "")


@pytest.mark.parametrize("written", ["24:00", "9:5", "half past", "12:60", "tomorrow"])
def test_times_that_are_none(run: Here, home: Path, written: str) -> None:
    """They are refused before anything is opened, with the ways to write one."""
    walked = run("run", "environment", "--at", written, "--answers", "-")
    assert (walked.code, "2:30 pm" in walked.err) == (2, True)
    assert not (home / "data").exists()


@pytest.mark.parametrize(
    ("option", "request_"),
    [
        ("--plain", RunRequest(plain=True)),
        ("--private", RunRequest(private=True)),
        ("--json", RunRequest(json=True)),
        ("--no-motion", RunRequest(motion=False)),
        ("--no-log", RunRequest(log=False)),
        ("--resume", RunRequest(resume=True)),
        ("--probe", RunRequest(probe=True)),
    ],
)
def test_an_option_sets_its_own_field_alone(
    run: Here, monkeypatch: pytest.MonkeyPatch, option: str, request_: RunRequest
) -> None:
    """No option is mistaken for another."""
    seen = requests(monkeypatch)
    run("run", option)
    assert seen == [request_]


def test_nothing_said_is_the_bare_word(run: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """`presencecheck`, `presencecheck run` and the parser's defaults ask for the same walk."""
    seen = requests(monkeypatch)
    run()
    run("run")
    command()
    assert seen == [RunRequest()] * 3


def test_the_run_as_json(run: Here, home: Path, tmp_path: Path) -> None:
    """One object: the run and its answers."""
    own(home, "small", SMALL)
    (tmp_path / "answers").write_text(answers(*READY), encoding="utf-8")
    done = run("run", "small", "--answers", tmp_path / "answers", "--json")
    assert (done.code, done.data["run"]["readiness"]) == (0, "ready")
