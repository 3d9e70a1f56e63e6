"""What a terminal sends by itself is no key: the walk goes on, nothing is answered, nothing reaches the shell."""

import os
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from presencecheck.messages import keys as keys_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.terminal.escape_filter import ALONE_SECONDS
from tests.end_to_end.test_hasty_keys import CONFIRMS, answered, leave, press_at, stand
from tests.support.escape_sequences import ARROWS, ESC, SEQUENCES
from tests.support.evidence import Evidence, amount
from tests.support.side_by_side import Walked, side_by_side
from tests.support.terminals import ANSWERS, Terminal, own, states

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]

PAUSES = (0.03, 0.06, 0.1, 0.2, 0.5)
"""Between two pieces of a sequence, in seconds."""
ALL = amount("SPLITS", 0, 1)
"""Whether every sequence is tried with every pause and in all places; else with one each, in turn."""


@pytest.mark.parametrize("plain", [False, True])
def test_whole_sequences_answer_nothing(plain: bool, home: Path, evidence: Evidence) -> None:
    """Forty of them, one after another, also where no guard watches the keys: the question waits, and y answers it."""
    with Terminal("run", own(home, CONFIRMS), *(["--plain"] if plain else [])) as terminal:
        stand(terminal, 1)
        for sequence in SEQUENCES:
            if not (plain and "\r" in sequence):
                terminal.send(sequence)
                terminal.read(0.01)
        if plain:
            terminal.send("y\r")
        else:
            press_at(terminal, [(0.4, "y")])
        stand(terminal, 2)
        assert answered(home) == 1
        leave(terminal)
    evidence("D3", "reports of a terminal during a walk", len(SEQUENCES), "taken as an answer", "left by it")


def test_sequences_in_pieces_answer_nothing(home: Path, evidence: Evidence) -> None:
    """Over a slow line they arrive in two pieces; what looks like a key in the second one is none.

    Alt with a letter, in pieces, is the same as Esc and that letter: only the guard keeps it from answering.
    """
    walks, times = [], 0
    for key_guard in (False, True):
        sequences = [sequence for sequence in SEQUENCES if key_guard or sequence[1] in "[O]P_^X"]
        times += len(sequences)
        for number, pause in enumerate(PAUSES):
            share = sequences if ALL else sequences[number :: len(PAUSES)]
            walks.append(Walked(partial(in_pieces, pause=pause, share=share), CONFIRMS, key_guard=key_guard))
    homes = side_by_side(home, *walks)
    assert [answered(each) for each in homes] == [1] * len(walks)
    times *= len(PAUSES) if ALL else 1
    evidence("D3", "reports of a terminal in pieces", times, "taken as an answer", "left by it")


def in_pieces(terminal: Terminal, pause: float, share: Sequence[str]) -> None:
    """These sequences with this pause in each, and an answer after them."""
    stand(terminal, 1)
    press_at(terminal, [(0.3, "")])
    for turn, sequence in enumerate(share):
        places = sorted({1, len(sequence) // 2, len(sequence) - 1} - {0})
        for place in places if ALL else [places[turn % len(places)]]:
            press_at(terminal, [(0.0, sequence[:place]), (pause, sequence[place:])])
    press_at(terminal, [(2.5, "y")])
    stand(terminal, 2)
    leave(terminal)


def test_arrows_still_work(home: Path) -> None:
    """With Alt, from the keypad, whole and in pieces."""

    def walk(terminal: Terminal, arrows: Sequence[str], pause: float) -> None:
        for place, arrow in enumerate(arrows, 1):
            stand(terminal, place)
            press_at(terminal, [(0.9, arrow[0]), (0.9 + pause, arrow[1:])] if pause else [(0.9, arrow)])
        stand(terminal, len(arrows) + 1)
        leave(terminal)

    walks = []
    for pause in (0.0, 0.1, 0.5):
        # A second ESC half a second after the first is no Alt any more.
        arrows = [arrow for arrow in ARROWS if pause < ALONE_SECONDS or arrow[1] != ESC]
        walks += [partial(walk, arrows=arrows[part::2], pause=pause) for part in range(2)]
    side_by_side(home, *(Walked(each, CONFIRMS) for each in walks))


KEYS_OF_A_LINE = (f"{ESC}[H", f"{ESC}[Z", f"{ESC}OP", f"{ESC}[[A")
"""Home and Shift-Tab, which have to do with letters, and F1, which says that the client is here."""


@pytest.mark.parametrize("prompt", ["text", "exercise running"])
def test_a_written_line_and_an_exercise_go_on(prompt: str, home: Path) -> None:
    """Noise adds nothing to the words and ends no breath."""
    with Terminal("run", own(home)) as terminal:
        terminal.walk(ANSWERS[:4])
        terminal.wait_until(lambda: terminal.place == 5, "the line")
        if prompt == "text":
            terminal.send("".join(each for each in SEQUENCES if each not in KEYS_OF_A_LINE) + "calm")
            terminal.wait_for("> calm")
            press_at(terminal, [(0.0, ESC)])
            terminal.wait_for(keys_messages.ESCAPE.format(key=keys_messages.LEAVE_WRITING))
            terminal.send("\r")
            terminal.wait_until(lambda: terminal.place == 6, "the exercise")
        else:
            terminal.walk(["\r", "\r"], 5)
            terminal.wait_for("s left", walk_messages.KEY_ENOUGH)
            terminal.send("".join(SEQUENCES))
            press_at(terminal, [(0.3, " ")])
            terminal.wait_for(walk_messages.PAUSED)
        terminal.send("\x03")
        assert terminal.ended() == 130
    assert states(home)[0][0] == "in-progress"


def test_over_a_slow_line_an_esc_waits_longer(home: Path) -> None:
    """An arrow whose pieces are a second apart is an arrow, and nobody is told of the Esc key."""

    def walk(terminal: Terminal) -> None:
        stand(terminal, 1)
        press_at(terminal, [(0.5, ESC), (1.5, "[C")])
        stand(terminal, 2)
        assert keys_messages.ESCAPE.partition("{")[0] not in terminal.output
        leave(terminal)

    names = ("SSH_CONNECTION", "SSH_TTY", "MOSH_KEY")
    side_by_side(home, *(Walked(walk, CONFIRMS, {name: "1"}) for name in names))


MORE_THAN_A_READ = " " * 1100
"""Enough characters that what follows them is still unread when the first key leaves."""
RESTS = ("echo leaked\r", f"{ESC}]11;rgb:1e1e/1e1e/1e1e\x07", f"{ESC}[A\r", f"{ESC}[I")


@pytest.mark.parametrize("rest", RESTS, ids=repr)
@pytest.mark.parametrize("plain", [False, True])
def test_nothing_reaches_the_shell(plain: bool, rest: str, home: Path) -> None:
    """What comes together with the key that leaves is dropped; the shell has an empty line."""
    program = f"{sys.executable} -m presencecheck run {own(home, CONFIRMS)}{' --plain' if plain else ''}"
    shell = ("bash", "--norc", "--noprofile", "--noediting", "-i")
    with Terminal(program=shell, env={"PS1": "shell> "}) as terminal:
        terminal.wait_for("shell>")
        terminal.send(f"{program}\r")
        stand(terminal, 1)
        terminal.send(f"quit\r{rest}" if plain else f"q{MORE_THAN_A_READ}{rest}")
        terminal.wait_until(lambda: terminal.screen.count("shell>") == 2, "the shell")
        quiet = time.monotonic() + 0.3
        while time.monotonic() < quiet:
            terminal.read(0.05)
        terminal.send("echo code=$?\r")
        terminal.wait_for("code=3")
        assert "leaked" not in terminal.screen.replace("echo leaked", "")
        assert "shell> echo code=$? code=3" in terminal.screen
