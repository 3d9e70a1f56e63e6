"""A walk on the alternate screen: the next person at the computer finds nothing of it, even by scrolling back."""

import os
import select
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from presencecheck.messages import surfaces as surfaces_messages
from presencecheck.messages import verdict as verdict_messages
from tests.support.evidence import Evidence
from tests.support.terminals import ANSWERS, QUESTIONS, Terminal, own, states, typed

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]

TYPED = "steady"
"""What `ANSWERS` types where words are asked for."""
TITLE = "One of each"


@pytest.mark.parametrize("plain", [(), ("--plain",)])
@pytest.mark.parametrize("key", ["\r", "\x03"])
def test_nothing_of_a_walk_stays(plain: tuple[str, ...], key: str, home: Path, evidence: Evidence) -> None:
    """The verdict stands until Enter, or Ctrl-C, and then the screen is as it was before; the answers are kept."""
    with Terminal("run", own(home), "--private", *plain) as terminal:
        terminal.walk(typed(ANSWERS) if plain else ANSWERS)
        terminal.wait_for(f"For this session: {TYPED}")
        terminal.wait_until(lambda: terminal.is_at_last, "the last screen")
        assert not terminal.over
        terminal.send(key)
        assert terminal.ended() == 0
        assert terminal.restored
        assert terminal.usual.strip("^C ") == ""
    assert states(home) == [("completed", 6)]
    evidence("P6", "walks on a screen apart, ended in every way", 1, "left on the screen")


def test_the_verdict_of_a_walk_for_a_program_stands_until_enter(home: Path) -> None:
    """With --json no answer can be changed any more, but the verdict and the card are still to be read."""
    with Terminal("run", own(home), "--private", "--json") as terminal:
        terminal.walk(ANSWERS)
        terminal.wait_for(f"For this session: {TYPED}", verdict_messages.CLEARS)
        assert not terminal.over
        terminal.send("\r")
        assert terminal.ended() == 0


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize(("how", "code"), [("quit", 3), ("\x03", 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_nothing_of_a_left_walk_stays(
    plain: bool, how: str | signal.Signals, code: int, home: Path, evidence: Evidence
) -> None:
    """Who leaves reads how to go on, until Enter; where the system ends the walk, nobody is waited for."""
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text(f"private = true\nplain = {str(plain).lower()}\n", encoding="utf-8")
    answers = typed(ANSWERS) if plain else ANSWERS
    with Terminal("run", own(home)) as terminal:
        terminal.walk(answers[:2])
        terminal.wait_until(lambda: terminal.place == 3, "the third question")
        if isinstance(how, signal.Signals):
            terminal.signal(how)
        else:
            terminal.send("quit\r" if plain and how == "quit" else how[:1])
            terminal.wait_for(verdict_messages.CLEARS)
            terminal.send("\r")
        assert terminal.ended() == code
        assert terminal.restored
        assert terminal.usual.strip("^C ") == ""
    assert states(home) == [("in-progress", 2)]
    evidence("P6", "walks on a screen apart, ended in every way", 1, "left on the screen")


@pytest.mark.parametrize("plain", ["", " --plain"])
def test_a_stopped_walk_is_out_of_sight(plain: str, home: Path, evidence: Evidence) -> None:
    """While Ctrl-Z holds it, the usual screen is there and nothing of the walk on it; after fg the question is back."""
    answers = typed(ANSWERS) if plain else ANSWERS
    with Terminal(program=("bash", "--norc", "--noprofile", "--noediting", "-i"), env={"PS1": "shell> "}) as terminal:
        terminal.wait_for("shell>")
        terminal.send(f"{sys.executable} -m presencecheck run {own(home)} --private{plain}\r")
        terminal.walk(answers[:2])
        terminal.wait_until(lambda: terminal.waits and QUESTIONS[2] in terminal.screen, "the third question")
        terminal.send("\x1a")
        terminal.wait_until(lambda: "Stopped" in terminal.usual, "the shell")
        assert [text for text in (TITLE, *QUESTIONS) if text in terminal.usual] == []
        terminal.send("fg\r")
        terminal.wait_until(lambda: "fg" in terminal.usual, "what was typed")
        terminal.wait_until(
            lambda: terminal.waits and QUESTIONS[2] in terminal.output.rpartition("fg")[2], "the question, once more"
        )
        terminal.walk(answers[2:], 3)
        terminal.wait_until(lambda: terminal.is_at_last, "the last screen")
        terminal.send("\r")
        terminal.wait_until(lambda: terminal.usual.endswith("shell>"), "the shell")
        terminal.send("echo code=$?\r")
        terminal.wait_until(lambda: "code=0" in terminal.usual, "the exit code")
        assert [text for text in (TITLE, TYPED, *QUESTIONS) if text in terminal.usual] == []
    evidence("P6", "walks on a screen apart that were stopped with Ctrl-Z", 1, "left on the screen", "not asked again")


STOPPED_WHILE_WRITING = """
import sys
from presencecheck.surfaces.surface import Surface
from presencecheck.surfaces.terminal.alternate_screen import AlternateScreen

class Nothing(Surface):
    def __enter__(self): return self
    def __exit__(self, *exc): pass

for name in Nothing.__abstractmethods__:
    setattr(Nothing, name, None)
Nothing.__abstractmethods__ = frozenset()
with AlternateScreen(Nothing(), sys.stdin, sys.stdout):
    sys.stdout.write("x" * 1_000_000)
    sys.stdout.flush()
"""


def test_stopped_in_the_middle_of_a_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that is slow to read is no fault: the rest of the words comes after fg."""
    reading, terminal = os.openpty()
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    command = [sys.executable, "-c", STOPPED_WHILE_WRITING]
    program = subprocess.Popen(command, stdin=terminal, stdout=terminal, process_group=0)  # it stops all of its job
    os.close(terminal)
    with program, os.fdopen(reading, "rb", buffering=0) as screen:
        seen = screen.read(4096)
        while b"x" not in seen:
            seen += screen.read(4096)
        # From now on the program waits within its write.
        program.send_signal(signal.SIGTSTP)
        status = 0
        while not status:
            if select.select([screen], [], [], 0.05)[0]:
                seen += screen.read(4096)
            _, status = os.waitpid(program.pid, os.WUNTRACED | os.WNOHANG)
        assert os.WIFSTOPPED(status)
        program.send_signal(signal.SIGCONT)
        with suppress(OSError):  # the end of a terminal without programs
            while more := screen.read(65536):
                seen += more
    assert program.returncode == 0
    assert seen.count(b"x") == 1_000_000


def test_without_the_wish_the_words_stay(home: Path) -> None:
    """So that what is said above is not so by itself."""
    with Terminal("run", own(home)) as terminal:
        terminal.walk(ANSWERS)
        assert terminal.ended() == 0
        assert [text for text in (TITLE, TYPED, *QUESTIONS) if text not in terminal.usual] == []


def test_a_terminal_that_cannot(home: Path) -> None:
    """Where there is no second screen, that is said before the first question."""
    with Terminal("run", own(home), "--private", env={"TERM": "dumb"}) as terminal:
        assert terminal.ended() == 2
        assert (
            terminal.record
            == f"presencecheck: {surfaces_messages.NO_SECOND_SCREEN} {surfaces_messages.NO_SECOND_SCREEN_HINT}"
        )
