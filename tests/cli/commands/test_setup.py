"""The set-up as a person meets it: at the first start, and whenever they ask for it."""

import os
import stat
from pathlib import Path

import pytest

from presencecheck.core.errors import ExitCode
from presencecheck.messages import setup as setup_messages
from presencecheck.messages import surfaces as surfaces_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.system import settings
from presencecheck.system.paths import user_paths
from presencecheck.system.settings import Settings
from tests.support.commands import presencecheck
from tests.support.terminals import Terminal

posix = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
LINK = "https://meet.example.invalid/anna?pwd=geheim"
FIRST_STEP = "Is the room closed off"


@pytest.fixture(autouse=True)
def nobody_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new home of somebody who has set nothing."""
    monkeypatch.delenv("PRESENCECHECK_KEEP_NUMBERS")


def set_now() -> Settings:
    """The settings in force."""
    return settings.load(user_paths().config)


@pytest.mark.real
@posix
def test_the_first_start(home: Path) -> None:
    """Four questions by single keys, then the walk, in one window; the second start asks nothing."""
    with Terminal(columns=200, rows=40) as terminal:
        terminal.wait_for(setup_messages.MODALITY)
        assert str(home / "data") in terminal.screen
        terminal.press(1, "\r")
        terminal.press(2, "2")
        terminal.press(3, f"{LINK}\r")
        terminal.wait_for(setup_messages.HOST_TAKEN.format(host="meet.example.invalid"))
        terminal.press(4, "\r")
        terminal.wait_for(setup_messages.BEGIN)
        assert setup_messages.NO_LINE not in terminal.screen
        terminal.send("\r")
        terminal.wait_for(FIRST_STEP)
        terminal.press(1, "q")
        assert terminal.ended() == ExitCode.LEFT
        assert terminal.restored
    usual = set_now()
    assert (usual.modality, usual.setting, usual.probes.host) == ("video", "couple", "meet.example.invalid")
    assert b"geheim" not in b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert stat.S_IMODE(user_paths().config.stat().st_mode) == 0o600
    with Terminal() as terminal:
        terminal.wait_for(FIRST_STEP)
        assert setup_messages.TITLE not in terminal.record
        terminal.press(1, "q")
        assert terminal.ended() == ExitCode.LEFT


@pytest.mark.real
@posix
def test_in_plain_lines(home: Path) -> None:
    """The same by words; `skip` goes to the check at once, and what was answered holds."""
    with Terminal("--plain") as terminal:
        terminal.press(1, "2\r")
        terminal.press(2, "nonsense\r")
        terminal.wait_for(walk_messages.PLAIN_UNKNOWN)
        terminal.press(2, "skip\r")
        terminal.wait_until(lambda: setup_messages.BEGIN not in terminal.output and terminal.waits, "the walk")
        terminal.wait_until(lambda: terminal.place == 1, "its first question")
        terminal.send("quit\r")
        assert terminal.ended() == ExitCode.LEFT
    assert set_now().modality == "audio"


@pytest.mark.real
@posix
def test_left_before_anything_was_said_it_comes_again() -> None:
    """Once something was said it does not; `setup` asks again at any time, with what was said as the usual answer."""
    with Terminal() as terminal:
        terminal.press(1, "q")
        assert terminal.ended() == ExitCode.LEFT
        assert setup_messages.LEFT in terminal.record
    with Terminal() as terminal:
        terminal.press(1, "3")
        terminal.press(2, "q")
        assert terminal.ended() == ExitCode.LEFT
    assert set_now().modality == "in-person"
    with Terminal("setup") as terminal:
        terminal.wait_for(f"> 3 {setup_messages.MODALITIES['in-person']}")
        for place in (1, 2, 3):
            terminal.press(place, "\r")
        terminal.wait_for(setup_messages.BEGIN)
        terminal.send("3")
        assert terminal.ended() == ExitCode.FINE
        assert setup_messages.ENDED in terminal.record
    assert set_now().routine == "in-person"


@pytest.mark.real
@posix
def test_on_a_screen_apart_the_last_word_stays(home: Path) -> None:
    """With `--private` too, what is said at the end can be read."""
    with Terminal("--private") as terminal:
        terminal.press(1, "q")
        assert terminal.ended() == ExitCode.LEFT
        assert setup_messages.LEFT in terminal.usual


def test_nobody_to_ask() -> None:
    """Without a terminal nothing is asked and nothing set; `setup` says what to do instead."""
    assert presencecheck().code == ExitCode.USAGE
    result = presencecheck("setup")
    assert (result.code, surfaces_messages.NOT_A_TERMINAL in result.err) == (ExitCode.USAGE, True)
    assert setup_messages.NO_TERMINAL_HINT in result.err
    assert not user_paths().config.exists()
