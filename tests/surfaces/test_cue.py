"""What tells closed eyes that a breath turns, in both ways to walk, with real programs."""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import product
from pathlib import Path

import pytest

from presencecheck.surfaces.cue import BellCue, NoCue, VoiceCue, cue_for
from tests.support.commands import own, presencecheck
from tests.support.terminals import Terminal
from tests.system.test_voice import program
from tests.system.test_voice import said as words_said

BREATH = """\
format: 1
id: breath
title: A breath
items:
  - id: breathe
    kind: exercise
    ask: Breathe.
    exercise: {seconds: 5, breathe: {in: 1, out: 2}, alternative: Stand up.}
  - id: look
    kind: exercise
    ask: Look.
    exercise: {seconds: 5, steps: [look far, look near], alternative: Stand up.}
"""
WAYS = {"terminal": [], "plain": ["--plain"]}
real = pytest.mark.real
posix = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")


def test_each_setting_has_its_cue() -> None:
    """A bell is one character; no cue is none; and neither ends in an error where the terminal is gone."""
    stream = io.StringIO()
    assert isinstance(cue_for("none", stream), NoCue)
    assert isinstance(cue_for("voice", stream), VoiceCue)
    bell = cue_for("bell", stream)
    for cue in (cue_for("none", stream), bell):
        cue.give("breathe in")
        cue.stop()
    assert stream.getvalue() == "\a"
    with Path(os.devnull).open(encoding="utf-8") as unwritable:
        BellCue(unwritable).give("breathe in")


def exercised(terminals: Sequence[Terminal]) -> None:
    """Both exercises of the list, to their end, in all of them at once: each takes its seconds."""
    for place in (1, 2):
        for terminal in terminals:
            terminal.press(place, "\r")
    assert [terminal.ended() for terminal in terminals] == [0] * len(terminals)


@real
@posix
def test_the_bell_rings_at_each_turn(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In, out, in, out within five seconds; never for steps, which are read; and not unless it is wanted."""
    with ExitStack() as stack:
        terminals = []
        for cue, (way, options) in product(("none", "bell"), WAYS.items()):
            monkeypatch.setenv("PRESENCECHECK_HOME", str(home / f"{cue}-{way}"))
            own(home / f"{cue}-{way}", "breath", BREATH)
            assert presencecheck("config", "set", "cue", cue).code == 0
            terminals.append(stack.enter_context(Terminal("run", "breath", *options)))
        exercised(terminals)
    assert [terminal.raw.count(b"\a") for terminal in terminals] == [0, 0, 4, 4]


@real
@posix
def test_the_voice_says_the_word(home: Path, tmp_path: Path) -> None:
    """Only the cue's own word, in a program of its own; words of a checklist are never handed to one."""
    own(home, "breath", BREATH)
    assert presencecheck("config", "set", "cue", "voice").code == 0
    with ExitStack() as stack:
        folders, terminals = [tmp_path / way for way in WAYS], []
        for folder, options in zip(folders, WAYS.values(), strict=True):
            folder.mkdir()
            program(folder, "spd-say", "exec /bin/sleep 100")
            env = {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
            terminals.append(stack.enter_context(Terminal("run", "breath", *options, "--fresh", env=env)))
        exercised(terminals)
    for folder, terminal in zip(folders, terminals, strict=True):
        assert words_said(folder) == ["spd-say -- breathe in", "spd-say -- breathe out"] * 2
        assert b"\a" not in terminal.raw


@real
@posix
def test_without_a_voice_the_walk_goes_on(home: Path, tmp_path: Path) -> None:
    """Nothing is said about it."""
    own(home, "breath", BREATH)
    assert presencecheck("config", "set", "cue", "voice").code == 0
    (tmp_path / "empty").mkdir()
    with Terminal(
        "run", "breath", program=[sys.executable, "-m", "presencecheck"], env={"PATH": str(tmp_path / "empty")}
    ) as terminal:
        terminal.press(1, "\r")
        terminal.wait_for("breathe out")
        terminal.send("\r")
        terminal.press(2, "y")
        assert terminal.ended() == 0
