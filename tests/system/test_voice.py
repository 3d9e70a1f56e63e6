"""The system's voice: one process a word, cut short by the next, silent where there is none."""

import os
import sys
from pathlib import Path

import pytest

from presencecheck.system.voice import Voice
from tests.support.device_page import until

pytestmark = pytest.mark.skipif(os.name != "posix", reason="programs by their #! line")


def program(folder: Path, name: str, does: str) -> None:
    """Make a program of this name that writes down what it was told to say."""
    path = folder / name
    path.write_text(f"#!/bin/sh\necho \"{name} $*\" >>'{folder}/said'\n{does}\n", encoding="utf-8")
    path.chmod(0o700)


def said(folder: Path) -> list[str]:
    """What was said so far, by whom."""
    path = folder / "said"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder where programs are looked for, as on Linux."""
    monkeypatch.setattr(sys, "platform", "linux")
    (tmp_path / "programs").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "programs"))
    return tmp_path / "programs"


def test_without_a_voice_it_is_silent(folder: Path) -> None:
    """Nothing is started, and nothing is said of it."""
    voice = Voice()
    voice.say("breathe in")
    voice.stop()
    assert list(folder.iterdir()) == []


@pytest.mark.real
def test_the_first_that_is_there_says_it(folder: Path) -> None:
    """The voice of the screen reader before the others; a word is one argument."""
    program(folder, "espeak-ng", "")
    program(folder, "spd-say", "")
    voice = Voice()
    voice.say("breathe in")
    until(lambda: said(folder) == ["spd-say -- breathe in"], "the word")
    voice.stop()


@pytest.mark.real
def test_one_that_does_not_work_gives_way(folder: Path) -> None:
    """One that fails, as without its service, or that cannot be started, is not tried again."""
    program(folder, "spd-say", "exit 1")
    (folder / "espeak-ng").write_text("no program at all")
    (folder / "espeak-ng").chmod(0o700)
    program(folder, "espeak", "")
    voice = Voice()
    voice.say("breathe in")
    until(lambda: said(folder) == ["spd-say -- breathe in"], "the first word")
    assert voice._process is not None
    voice._process.wait()
    voice.say("breathe out")
    until(lambda: said(folder)[1:] == ["espeak -- breathe out"], "the second word")
    voice.stop()


@pytest.mark.real
def test_a_word_never_waits_for_another(folder: Path) -> None:
    """One that hangs is ended by the next, and by the end."""
    program(folder, "spd-say", "exec /bin/sleep 100")
    voice = Voice()
    for count, word in enumerate(("in", "out", "in"), 1):
        voice.say(word)
        until(lambda count=count: len(said(folder)) == count, "the word")
    process = voice._process
    assert process is not None
    assert process.poll() is None
    voice.stop()
    assert process.poll() is not None
