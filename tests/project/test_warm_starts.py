"""A program that starts warm does what one that starts from nothing does."""

import re
import signal
import sys
from pathlib import Path

import pytest

from tests.support.terminals import ANSWERS, PROGRAM, Terminal, own, states
from tests.support.warm_starts import WarmProcess

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="elsewhere none starts warm")]
STARTS = pytest.mark.parametrize("program", [None, PROGRAM], ids=["warm", "from nothing"])


def test_the_same_walk_is_written(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Word for word, but for the time of day and how long it took."""
    name = own(home)
    monkeypatch.setenv("NO_COLOR", "1")
    written = []
    for program in (None, PROGRAM):
        with Terminal("run", name, "--no-log", columns=60, program=program, env={"TZ": "HERE-5"}) as terminal:
            terminal.walk(ANSWERS)
            assert terminal.ended() == 0
            written.append((re.sub(r"\d\d:\d\d|\d+ s\b", "", terminal.record), terminal.restored))
    assert written[0] == written[1]
    assert written[0][1]


@STARTS
def test_a_signal_ends_it(program: tuple[str, ...] | None, home: Path) -> None:
    """As one that was killed, and as one that was told to end and kept what was answered."""
    for number, code in ((signal.SIGKILL, 137), (signal.SIGTERM, 143)):
        with Terminal("run", own(home), "--fresh", program=program) as terminal:
            terminal.walk(ANSWERS[:1])
            terminal.wait_until(lambda: terminal.place == 2, "the second question")
            terminal.signal(number)
            assert terminal.ended() == code
    assert [answered for _, answered in states(home)] == [1, 1]


@pytest.mark.parametrize("changed", [{}, {"PYTHONHASHSEED": "7"}, {"LC_ALL": "C"}], ids=str)
def test_only_the_same_interpreter_starts_warm(changed: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where something forms it otherwise at its very start, it starts from nothing."""
    monkeypatch.delenv("PRESENCECHECK_LONG", raising=False)
    with Terminal("--version", env=changed) as terminal:
        assert terminal.ended() == 0
        assert isinstance(terminal._process, WarmProcess) == (not changed)
    assert "presencecheck" in terminal.output
