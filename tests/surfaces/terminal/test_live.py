"""The live line: it survives a stop and another window size, and counts the time."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.evidence import Evidence
from tests.support.terminals import ANSWERS, PATIENCE, PLACES, QUESTIONS, Terminal, own, states
from tests.surfaces.terminal.prompts import brought_to, brought_to_offer

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system"),
]


@pytest.mark.parametrize("prompt", [*PLACES, "offer"])
def test_a_stopped_walk_is_brought_back(
    prompt: str, home: Path, request: pytest.FixtureRequest, evidence: Evidence
) -> None:
    """While Ctrl-Z holds a walk the history is free for others; after fg the question is shown again and answered."""
    if prompt == "offer":
        request.getfixturevalue("unfinished")
    place = PLACES.get(prompt, 3)
    question = "begun at" if prompt == "offer" else QUESTIONS[place - 1]
    program = f"{sys.executable} -m presencecheck"
    with Terminal(program=("bash", "--norc", "--noprofile", "-i"), env={"PS1": "shell> "}) as terminal:
        terminal.wait_for("shell>")
        terminal.send(f"clear; {program}{'' if prompt == 'offer' else f' run {own(home)}'}\r")
        brought_to_offer(terminal) if prompt == "offer" else brought_to(terminal, prompt)
        terminal.send("\x1a")
        terminal.wait_for("Stopped")
        line = '{"item": "essentials/alone", "answer": "yes"}'
        other = subprocess.run(
            [*program.split(), "run", "quick", "--answers", "-"],
            input=line,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        assert (other.returncode, other.stderr) == (3, "")
        assert terminal.record.count(question) == 1
        terminal.send("fg\r")
        terminal.wait_until(lambda: terminal.waits and terminal.record.count(question) == 2, "the question, once more")
        if prompt == "offer":
            terminal.send("1")
        terminal.walk(["\r"] if prompt == "exercise running" else ANSWERS[place - 1 :], place)
        terminal.wait_until(lambda: terminal.is_at_last, "the last screen")
        terminal.send("\r")
        terminal.wait_until(lambda: terminal.screen.endswith("shell>"), "the shell")
        terminal.send("echo code=$?\r")
        terminal.wait_for("code=0")
    assert sorted(states(home)) == [("completed", 6), ("in-progress", 1)]
    evidence("D4", "walks stopped with Ctrl-Z while another one writes", 1, "locked", "not asked again")


@pytest.mark.parametrize("prompt", ["acknowledge", "text"])
def test_a_walk_stopped_from_elsewhere_is_brought_back(prompt: str, home: Path) -> None:
    """The shell then leaves raw mode by itself; after fg the question stands again, and single keys count."""
    place = PLACES[prompt]
    with Terminal(program=("bash", "--norc", "--noprofile", "-i"), env={"PS1": "shell> "}) as terminal:
        terminal.wait_for("shell>")
        run = f"{sys.executable} -m presencecheck run {own(home)}"
        terminal.send(f"clear; sh -c 'echo $$ > {home}/pid; exec {run}'\r")
        brought_to(terminal, prompt)
        os.kill(int((home / "pid").read_text()), signal.SIGSTOP)
        terminal.wait_for("Stopped")
        terminal.send("fg\r")
        terminal.wait_until(
            lambda: terminal.waits and terminal.record.count(QUESTIONS[place - 1]) == 2, "the question, once more"
        )
        terminal.walk(ANSWERS[place - 1 :], place)
        terminal.wait_until(lambda: terminal.is_at_last, "the last screen")
    assert states(home) == [("completed", 6)]


@pytest.mark.parametrize("prompt", ["acknowledge", "text"])
def test_a_stopped_walk_can_be_ended(prompt: str, home: Path) -> None:
    """In the background, where it must not touch the terminal, which would stop it once more."""
    with Terminal(program=("bash", "--norc", "--noprofile", "-i"), env={"PS1": "shell> "}) as terminal:
        terminal.wait_for("shell>")
        terminal.send(f"clear; {sys.executable} -m presencecheck run {own(home)}\r")
        brought_to(terminal, prompt)
        terminal.send("\x1a")
        terminal.wait_for("Stopped")
        terminal.send("kill %1; kill -CONT %1; wait %1; echo code=$?\r")
        terminal.wait_for("code=143")
        assert terminal.record.count(QUESTIONS[PLACES[prompt] - 1]) == 1


def test_a_busy_terminal_is_waited_for(home: Path) -> None:
    """A program that shares it can have left it so that writing fails instead, which would end the walk."""
    with Terminal("run", own(home)) as terminal:
        for place, key in enumerate(ANSWERS[:2], 1):
            os.set_blocking(terminal._slave, False)
            terminal.press(place, key)
            terminal.wait_until(lambda place=place: terminal.place == place + 1, "the next question")  # type: ignore[misc]
            assert os.get_blocking(terminal._slave)


@pytest.mark.parametrize("private", ["", " --private"])
def test_what_started_the_walk_stops_with_it(private: str, home: Path) -> None:
    """A script, or `uv run`, that waits for the walk would keep the shell waiting, with nothing to type fg to."""
    with Terminal(program=("bash", "--norc", "--noprofile", "-i"), env={"PS1": "shell> "}) as terminal:
        terminal.wait_for("shell>")
        terminal.send(f"clear; sh -c '{sys.executable} -m presencecheck run {own(home)}{private}; exit $?'\r")
        terminal.walk(ANSWERS[:2])
        terminal.wait_until(lambda: terminal.waits and QUESTIONS[2] in terminal.screen, "the third question")
        terminal.send("\x1a")
        terminal.wait_until(lambda: "Stopped" in terminal.usual, "the shell")
        terminal.send("fg\r")
        terminal.wait_until(lambda: "fg" in terminal.usual, "what was typed")
        terminal.wait_until(
            lambda: terminal.waits and QUESTIONS[2] in terminal.output.rpartition("fg")[2], "the question, once more"
        )
        terminal.walk(ANSWERS[2:], 3)
        terminal.wait_until(lambda: terminal.is_at_last, "the last screen")
    assert states(home) == [("completed", 6)]


@pytest.mark.parametrize("prompt", PLACES)
def test_another_window_size_is_harmless(prompt: str, home: Path) -> None:
    """Dragging the window small and large again leaves one line of keys, which still take the answer."""
    with Terminal("run", own(home)) as terminal:
        brought_to(terminal, prompt)
        for columns, rows in ((40, 15), (80, 24)):
            seen = len(terminal.raw)
            terminal.resize(columns, rows)
            terminal.wait_until(
                lambda seen=seen: (  # type: ignore[misc]
                    len(terminal.raw) > seen
                    and terminal.place == PLACES[prompt]
                    and terminal.screen.count("? why") == 1
                ),
                "the keys, drawn again, once",
            )
        place = PLACES[prompt]
        terminal.walk(["\r"] if prompt == "exercise running" else ANSWERS[place - 1 :], place)
        assert terminal.ended() == 0
        assert terminal.restored


def test_the_guide_counts_and_enter_ends_it(home: Path) -> None:
    """Enter begins an exercise, the seconds run down beside the cue, and Enter ends it when it is enough."""
    with Terminal("run", own(home)) as terminal:
        brought_to(terminal, "exercise running")
        terminal.wait_until(lambda: re.search(r"look far away [1-5]?\d s left", terminal.screen), "another second")
        terminal.send("\r")
        assert terminal.ended() == 0
        assert f"{QUESTIONS[5]} ✓ Done" in terminal.record


OTHER_WAY = """
from presencecheck.surfaces.terminal import live
live.HAS_LOOP = False
from presencecheck.__main__ import main
main()
"""


def walked(home: Path, *program: str) -> str:
    """The record of a walk that meets all prompts, with help, noise, another size and words that are pasted."""
    with Terminal("run", own(home), "--fresh", program=program or None) as terminal:
        terminal.press(1, "n")
        terminal.wait_for("Shut the door")
        terminal.send("z")
        terminal.wait_for("That key does nothing here.")
        terminal.send("y")
        terminal.press(2, "?")
        terminal.wait_for("Faces want light.")
        terminal.send("\x1b[I\x1b[1;3C")
        terminal.press(3, "7")
        terminal.wait_until(lambda: terminal.place == 4, "the choice")
        terminal.resize(60, 24)
        terminal.press(4, "\x1b[B\x1b[B\r")
        terminal.press(5, "\x1b[200~two words\x1b[201~\r")
        terminal.press(6, "\r")
        terminal.wait_for("s left")
        terminal.send("\r")
        assert terminal.ended() == 0
        assert terminal.restored
        return terminal.record


def test_both_ways_of_reading_keys_are_one_walk(home: Path) -> None:
    """What is said, and what stands below it, is the same where prompt_toolkit's application reads the keys."""
    other = walked(home, sys.executable, "-c", OTHER_WAY)
    record = walked(home)
    assert QUESTIONS[5] in record
    times = r"\d\d:\d\d|\d+ s"
    assert re.sub(times, "", record) == re.sub(times, "", other)
