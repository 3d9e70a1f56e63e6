"""Nobody answers what nobody saw: keys that are held, pasted, typed ahead or pressed by habit."""

import os
import shutil
import time
from collections.abc import Iterable
from itertools import chain, pairwise, repeat, takewhile
from pathlib import Path

import pytest

from presencecheck.messages import keys as keys_messages
from presencecheck.messages import walk as walk_messages
from tests.support.evidence import Evidence
from tests.support.terminals import ANSWERS, Terminal, own, states

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]

QUESTIONS = "\n".join(f"  - {{id: q{number}, ask: Is {number} so?, ready: So}}" for number in range(1, 31))
CONFIRMS = f"format: 1\nid: confirms\ntitle: Confirms\nitems:\n{QUESTIONS}\n"
"""Thirty questions that y answers; none of them is essential."""
ESSENTIAL = CONFIRMS.replace("ready: So}", "ready: So, importance: essential}", 1)
HELD = {
    "225/30": (0.225, 0.03),
    "375/90": (0.375, 0.09),
    "500/33": (0.5, 0.033),
    "660/40": (0.66, 0.04),
    "33": (0.033,) * 2,
}
"""Ways in which keyboards repeat a key that is held: the wait before, and between two."""
TRIES = 5


def answered(home: Path) -> int:
    """How many answers are kept."""
    return sum(count for _, count in states(home))


def leave(terminal: Terminal) -> None:
    """Leave the walk."""
    terminal.send("\x03")
    assert terminal.ended() == 130
    assert "Traceback" not in terminal.output


def press_at(terminal: Terminal, presses: Iterable[tuple[float, str]]) -> list[float]:
    """Press keys at their times, in seconds from now; the times at which they were pressed."""
    began, pressed = time.monotonic(), []
    for at, key in presses:
        while (left := began + at - time.monotonic()) > 0:
            terminal.read(left)
        terminal.send(key)
        pressed.append(time.monotonic() - began)
    return pressed


def held(key: str, delay: float, interval: float, seconds: float = 2.0) -> list[tuple[float, str]]:
    """A key that is held down."""
    repeats = (delay + interval * number for number in chain.from_iterable(map(range, repeat(999, 1))))
    return [(0.0, key), *((at, key) for at in takewhile(lambda at: at < seconds, repeats))]


@pytest.mark.parametrize("way", HELD)
def test_a_held_key_answers_one_question_at_most(way: str, home: Path, evidence: Evidence) -> None:
    """Two seconds on y from the first question on: the other questions have not been read, and wait."""
    delay, interval = HELD[way]
    for _ in range(TRIES):
        with Terminal("run", own(home, CONFIRMS), "--fresh", key_guard=True) as terminal:
            terminal.wait_until(lambda: terminal.place == 1, "the first question")
            pressed = press_at(terminal, held("y", delay, interval))
            terminal.wait_for(keys_messages.NOT_TAKEN)
            leave(terminal)
        # Where this machine was too busy to press like a keyboard, it was no key that is held.
        if all(later - before < 0.12 for before, later in pairwise(pressed[1:])) and pressed[1] < 0.75:
            break
        shutil.rmtree(home / "data", ignore_errors=True)
    else:
        pytest.skip("this machine is too busy to press like a keyboard")
    assert answered(home) <= 1
    evidence("D3", "keys held down over questions", 1, "answers beyond the first")


@pytest.mark.parametrize("keys", ["yyyy", "y\ry\r", "yq"])
def test_what_is_typed_before_the_first_question_answers_nothing(keys: str, home: Path, evidence: Evidence) -> None:
    """It is told that it was not taken, and the same key pressed now is."""
    with Terminal("run", own(home, CONFIRMS), key_guard=True) as terminal:
        terminal.send(keys)
        terminal.wait_for(keys_messages.NOT_TAKEN)
        terminal.wait_until(lambda: terminal.place == 1, "the first question")
        assert answered(home) == 0
        press_at(terminal, [(1.0, "y")])
        terminal.wait_until(lambda: terminal.place == 2, "the second question")
        assert keys_messages.NOT_TAKEN not in terminal.screen
        leave(terminal)
    assert answered(home) == 1
    evidence("D3", "keys typed before the first question", len(keys), "taken as an answer")


@pytest.mark.parametrize("marks", [("", ""), ("\x1b[200~", "\x1b[201~")], ids=["bare", "marked"])
def test_a_pasted_sentence_answers_nothing(marks: tuple[str, str], home: Path, evidence: Evidence) -> None:
    """Nor does it leave, go back or tell why; the next key works."""
    sentence = "Say yes or no to the quiz?\r"
    with Terminal("run", own(home, CONFIRMS), key_guard=True) as terminal:
        terminal.wait_until(lambda: terminal.place == 1, "the first question")
        press_at(terminal, [(0.5, sentence.join(marks))])
        terminal.wait_for(keys_messages.NOT_TAKEN)
        terminal.wait_until(lambda: terminal.place == 1, "the same question")
        assert answered(home) == 0
        assert walk_messages.WHY_NONE not in terminal.record
        press_at(terminal, [(1.0, "y")])
        terminal.wait_until(lambda: terminal.place == 2, "the second question")
        leave(terminal)
    evidence("D3", "sentences pasted into a question", 1, "taken as an answer", "left by it")


def test_who_reads_and_presses_loses_no_key(home: Path, evidence: Evidence) -> None:
    """At 900 ms a key each one answers its question."""
    count = 8
    with Terminal("run", own(home, CONFIRMS), key_guard=True) as terminal:
        for place in range(1, count + 1):
            terminal.wait_until(lambda place=place: terminal.place == place, f"question {place}")  # type: ignore[misc]
            press_at(terminal, [(0.9, "y")])
        terminal.wait_until(lambda: terminal.place == count + 1, "the next question")
        assert keys_messages.NOT_TAKEN not in terminal.output
        leave(terminal)
    assert answered(home) == count
    evidence("D3", "keys pressed at 900 ms", count, "dropped")


def test_a_walk_at_the_pace_of_a_person(home: Path) -> None:
    """Every sort of question is answered by someone who reads, with the guard on."""
    with Terminal("run", own(home), key_guard=True) as terminal:
        for place, keys in enumerate(ANSWERS, 1):
            terminal.wait_until(lambda place=place: terminal.place == place, f"question {place}")  # type: ignore[misc]
            press_at(terminal, [(0.9, keys)])
        terminal.wait_until(lambda: terminal.is_at_last, "the last screen")
        press_at(terminal, [(0.9, "\r")])
        terminal.wait_until(lambda: terminal.over, "the end")
        assert terminal.ended() == 0
    assert states(home) == [("completed", 6)]


NO_MEANING = keys_messages.NO_MEANING.partition("{")[0].strip()
NO_LATIN_LETTER = keys_messages.NO_LATIN_LETTER.partition("{")[0].strip()
WITHOUT_MEANING = [
    ("\x1b", keys_messages.ESCAPE.format(key="q")),
    ("\r", keys_messages.ESSENTIAL),
    ("z", NO_MEANING),
    ("\x1b[C", keys_messages.ESSENTIAL),
    ("\x1b[15~", NO_MEANING),
    ("\u0434", NO_LATIN_LETTER),
    ("\t", NO_MEANING),
    ("\u3042", NO_LATIN_LETTER),
    ("7", NO_MEANING),
]
"""Keys that answer no essential question, and how the line begins that is told."""


def test_a_key_without_a_meaning_gets_one_quiet_line(home: Path) -> None:
    """It says which keys have one, nothing is answered, and with the next key, which works, it is gone."""
    with Terminal("run", own(home, ESSENTIAL), key_guard=True) as terminal:
        terminal.wait_until(lambda: terminal.place == 1, "the first question")
        before = "nothing yet"
        for key, told in WITHOUT_MEANING:
            press_at(terminal, [(0.3, key)])
            terminal.wait_for(told)
            terminal.wait_until(lambda: terminal.place == 1, "the same question")
            assert (terminal.record.count(told), before in terminal.record) == (1, False)
            before = told
        assert answered(home) == 0
        press_at(terminal, [(0.3, "y")])
        terminal.wait_until(lambda: terminal.place == 2, "the second question")
        assert before not in terminal.record
        leave(terminal)


def test_letters_of_other_keyboards_answer(home: Path) -> None:
    """The key that says y on a Latin keyboard is yes, whatever letter it sends."""
    letters = ("\u043d", "\u03c5", "\u05d8", "\u063a", "\uff59", "Y")
    with Terminal("run", own(home, CONFIRMS), key_guard=True) as terminal:
        for place, letter in enumerate(letters, 1):
            terminal.wait_until(lambda place=place: terminal.place == place, f"question {place}")  # type: ignore[misc]
            press_at(terminal, [(0.9, letter)])
        terminal.wait_until(lambda: terminal.place == len(letters) + 1, "the next question")
        leave(terminal)
    assert answered(home) == len(letters)


def test_y_and_enter_by_habit_answer_one_question(home: Path) -> None:
    """Enter after a letter ends a word elsewhere; here it would answer the next question."""
    with Terminal("run", own(home, CONFIRMS), key_guard=True) as terminal:
        terminal.wait_until(lambda: terminal.place == 1, "the first question")
        press_at(terminal, [(0.5, "y"), (0.65, "\r")])
        terminal.wait_for(keys_messages.NOT_TAKEN)
        terminal.wait_until(lambda: terminal.place == 2, "the second question")
        assert answered(home) == 1
        leave(terminal)


def test_the_guard_can_be_turned_off(home: Path) -> None:
    """With the setting, keys typed ahead answer, as somebody with a switch may want it."""
    own(home, CONFIRMS)
    (home / "config" / "config.toml").write_text("key-guard = false\n", encoding="utf-8")
    with Terminal("run", "confirms", key_guard=True) as terminal:
        terminal.send("yyyy")
        terminal.wait_until(lambda: terminal.place == 5, "the fifth question")
        leave(terminal)
    assert answered(home) == 4
