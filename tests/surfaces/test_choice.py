"""Which surface a walk gets."""

import io
import subprocess
import sys
from typing import Any

import pytest

from presencecheck.core.errors import UsageError
from presencecheck.messages import surfaces as surfaces_messages
from presencecheck.surfaces.choice import choose_surface
from presencecheck.surfaces.frames import FrameStream
from presencecheck.surfaces.plain.surface import PlainSurface
from presencecheck.surfaces.surface import Surface
from presencecheck.surfaces.terminal.surface import TerminalSurface
from tests.support.builders import Watch


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
