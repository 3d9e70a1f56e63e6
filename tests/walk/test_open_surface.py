"""The surface of a walk, as requested."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.messages import answer_file as answer_file_messages
from presencecheck.messages import surfaces as surfaces_messages
from presencecheck.surfaces.answer_file.surface import AnswerFileSurface, InvalidAnswersError
from presencecheck.surfaces.browser.surface import BrowserSurface
from presencecheck.surfaces.frames import FrameStream
from presencecheck.surfaces.plain.surface import PlainSurface
from presencecheck.surfaces.surface import Surface
from presencecheck.surfaces.terminal.alternate_screen import AlternateScreen
from presencecheck.surfaces.terminal.surface import TerminalSurface
from presencecheck.system.clock import stopwatch
from presencecheck.system.settings import Settings
from presencecheck.walk import open_surface as open_surface_module
from presencecheck.walk.open_surface import choose_surface, open_surface
from presencecheck.walk.request import RunRequest
from tests.support.builders import Watch, confirm, listed, walked


def test_answers_from_a_file_and_from_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error names where it was read."""
    path = tmp_path / "answers"
    path.write_text("no answer\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("no answer\n"))
    run = walked(listed(confirm("door")))
    for source, name in ((str(path), str(path)), ("-", answer_file_messages.STANDARD_INPUT)):
        surface = open_surface(RunRequest(answers=source), Settings(), tmp_path)
        assert isinstance(surface, AnswerFileSurface)
        with pytest.raises(InvalidAnswersError) as caught:
            surface.ask(run)
        assert caught.value.message.startswith(f"{name}:1: ")


def test_answers_in_another_encoding(tmp_path: Path) -> None:
    """It is said which file, and what helps."""
    path = tmp_path / "answers"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(PresenceCheckError) as caught:
        open_surface(RunRequest(answers=str(path)), Settings(), tmp_path)
    assert (caught.value.message, caught.value.hint) == (
        answer_file_messages.NOT_UTF_8.format(path=path),
        answer_file_messages.NOT_UTF_8_HINT,
    )


@contextmanager
def terminal() -> Iterator[None]:
    """A pseudo-terminal as standard input, output and error of this process."""
    pty = pytest.importorskip("pty")
    others, own = pty.openpty()
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        stack.callback(os.close, others)
        stack.callback(os.close, own)
        for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
            patch.setattr(sys, name, stack.enter_context(os.fdopen(os.dup(own), mode)))
        yield


@pytest.mark.parametrize(
    ("options", "is_heard", "kind"),
    [
        ({}, False, TerminalSurface),
        ({}, True, PlainSurface),
        ({"plain": True}, False, PlainSurface),
        ({"plain": False}, True, TerminalSurface),
        ({"private": True}, False, AlternateScreen),
        ({"browser": True}, False, BrowserSurface),
    ],
)
def test_each_surface(tmp_path: Path, options: dict[str, bool], is_heard: bool, kind: type[Surface]) -> None:
    """As is asked for; where nothing was said of lines, as the desktop says."""
    request = RunRequest(**options)  # type: ignore[arg-type]
    with terminal():
        assert type(open_surface(request, Settings(), tmp_path, is_heard=is_heard)) is kind
        if not is_heard:
            assert type(open_surface(request, Settings(), tmp_path)) is kind


def test_with_json_the_walk_is_on_standard_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard output is for the JSON, and need not be a terminal."""
    with terminal():
        monkeypatch.setattr(sys, "stdout", io.StringIO())
        assert isinstance(open_surface(RunRequest(json=True), Settings(), tmp_path), TerminalSurface)
        with pytest.raises(UsageError):
            open_surface(RunRequest(), Settings(), tmp_path)


def test_what_is_asked_for_reaches_the_surface(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each wish and each setting by its name."""
    given: list[dict[str, object]] = []

    def choose(**wishes: object) -> None:
        given.append(wishes)

    monkeypatch.setattr(open_surface_module, "choose_surface", choose)
    request = RunRequest(motion=False, private=True, log=False, json=True, browser=True, opens=False)
    usual = Settings(key_guard=False, cue="voice")
    open_surface(request, usual, tmp_path, is_heard=True)
    assert given == [
        {
            "plain": True,
            "is_heard": True,
            "motion": False,
            "private": True,
            "logged": False,
            "json": True,
            "key_guard": False,
            "cue": "voice",
            "stopwatch": stopwatch,
            "browser": tmp_path,
            "opens": False,
        }
    ]


@pytest.mark.parametrize("log", [True, False])
def test_answers_know_whether_they_are_kept(tmp_path: Path, log: bool) -> None:
    """Who leaves early is told by it."""
    path = tmp_path / "answers"
    path.write_text("", encoding="utf-8")
    surface = open_surface(RunRequest(answers=str(path), log=log), Settings(), tmp_path)
    assert isinstance(surface, AnswerFileSurface)
    assert surface._logged is log


@pytest.mark.real
def test_without_a_terminal_there_is_a_sentence_and_no_question() -> None:
    """Started where nobody can answer, the program says so, names the way out, and does not hang."""
    command = [sys.executable, "-m", "presencecheck", "--plain"]
    told = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert (told.returncode, told.stdout) == (2, "")
    assert "--answers FILE" in told.stderr


AS_USUAL: dict[str, Any] = {"motion": True, "private": False, "logged": True, "key_guard": True, "stopwatch": Watch()}


class Screen(io.TextIOWrapper):
    """A stream that is a terminal, or says so."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.mark.parametrize(("plain", "kind"), [(True, PlainSurface), (False, TerminalSurface)])
@pytest.mark.parametrize("json", [True, False])
def test_the_surface_is_the_one_asked_for(
    plain: bool, kind: type[Surface], json: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain lines or single keys; with JSON the walk is shown on standard error."""
    shown, other = Screen(), io.StringIO()
    monkeypatch.setattr("sys.stdin", Screen())
    monkeypatch.setattr("sys.stdout", other if json else shown)
    monkeypatch.setattr("sys.stderr", shown if json else other)
    surface = choose_surface(
        plain=plain, motion=True, private=False, logged=True, key_guard=True, cue="none", json=json, stopwatch=Watch()
    )
    assert type(surface) is kind


@pytest.mark.parametrize("name", ["sys.stdin", "sys.stdout"])
def test_there_is_a_terminal_to_ask_in(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ends have to be one."""
    for stream in ("sys.stdin", "sys.stdout"):
        monkeypatch.setattr(stream, io.StringIO() if stream == name else Screen())
    with pytest.raises(UsageError, match=surfaces_messages.NOT_A_TERMINAL):
        choose_surface(
            plain=True,
            motion=True,
            private=False,
            logged=True,
            key_guard=True,
            cue="none",
            json=False,
            stopwatch=Watch(),
        )


@pytest.mark.parametrize(("is_heard", "version"), [(True, "7006"), (True, ""), (False, "7006")])
def test_only_a_terminal_that_would_lose_lines_gets_whole_frames(
    is_heard: bool, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In VTE, and only where a screen reader is on; elsewhere nobody waits."""
    for stream in ("sys.stdin", "sys.stdout"):
        monkeypatch.setattr(stream, Screen())
    if version:
        monkeypatch.setenv("VTE_VERSION", version)
    surface = choose_surface(plain=False, json=False, cue="none", is_heard=is_heard, **AS_USUAL)
    assert isinstance(surface, TerminalSurface)
    assert isinstance(surface._stream, FrameStream) is (is_heard and bool(version))
    assert surface._motion is not is_heard
