"""What tells closed eyes that a breath turns, in both ways to walk, with real programs."""

import io
import os
import sys
from contextlib import ExitStack
from itertools import product
from pathlib import Path

import pytest

from presencecheck.surfaces.cue import BellCue, NoCue, VoiceCue, cue_for
from tests.support.commands import own, presencecheck
from tests.support.terminals import Terminal
from tests.system.test_voice import program
from tests.system.test_voice import said as words_said

HEAD = "format: 1\nid: breath\ntitle: A breath\nitems:\n"
BREATH = """\
  - id: breathe
    kind: exercise
    ask: Breathe.
    exercise: {seconds: 5, breathe: {in: 1, out: 2}, alternative: Stand up.}
"""
LOOK = """\
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


@real
@posix
def test_the_cue_that_is_set_is_given_at_each_turn(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In, out, in, out within five seconds, by a bell, or by the cue's own word in a program of its own.

    Never for steps, which are read; and not unless it is wanted. Words of a checklist are never handed to a program.
    """
    walks: dict[tuple[str, str, str], tuple[Path, Terminal]] = {}
    with ExitStack() as stack:
        for cue, text, (way, options) in product(("none", "bell", "voice"), (BREATH, LOOK), WAYS.items()):
            case = (cue, text, way)
            at = home / str(len(walks))
            monkeypatch.setenv("PRESENCECHECK_HOME", str(at))
            own(at, "breath", HEAD + text)
            assert presencecheck("config", "set", "cue", cue).code == 0
            program(at, "spd-say", "exec /bin/sleep 100")
            env = {"PATH": f"{at}{os.pathsep}{os.environ['PATH']}"}
            walks[case] = at, stack.enter_context(Terminal("run", "breath", *options, env=env))
        for _, terminal in walks.values():
            terminal.press(1, "\r")
        assert [terminal.ended() for _, terminal in walks.values()] == [0] * len(walks)
    for (cue, text, _), (at, terminal) in walks.items():
        assert terminal.raw.count(b"\a") == (4 if (cue, text) == ("bell", BREATH) else 0)
        spoken = ["spd-say -- breathe in", "spd-say -- breathe out"] * 2
        assert words_said(at) == (spoken if (cue, text) == ("voice", BREATH) else [])


@real
@posix
def test_without_a_voice_the_walk_goes_on(home: Path, tmp_path: Path) -> None:
    """Nothing is said about it."""
    own(home, "breath", HEAD + BREATH)
    assert presencecheck("config", "set", "cue", "voice").code == 0
    (tmp_path / "empty").mkdir()
    with Terminal(
        "run", "breath", program=[sys.executable, "-m", "presencecheck"], env={"PATH": str(tmp_path / "empty")}
    ) as terminal:
        terminal.press(1, "\r")
        terminal.wait_for("breathe out")
        terminal.send("\r")
        assert terminal.ended() == 0
