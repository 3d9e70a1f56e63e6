"""Nobody answers what nobody saw: keys that are held, pasted, typed ahead or pressed by habit."""

import os
import time
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain, pairwise, repeat, takewhile
from pathlib import Path

import pytest

from presencecheck.messages import keys as keys_messages
from presencecheck.messages import walk as walk_messages
from tests.support.evidence import Evidence
from tests.support.side_by_side import Walked, side_by_side
from tests.support.terminals import ANSWERS, EVERY, Terminal, own, states

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


def stand(terminal: Terminal, place: int) -> None:
    """Wait until the question of this number waits."""
    terminal.wait_until(lambda: terminal.place == place, f"question {place}")


def read_and_press(terminal: Terminal, keys: Iterable[str]) -> None:
    """Answer one question after another, each once it was read."""
    for place, key in enumerate(keys, 1):
        stand(terminal, place)
        press_at(terminal, [(0.9, key)])


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


def test_a_held_key_answers_one_question_at_most(home: Path, evidence: Evidence) -> None:
    """Two seconds on y from the first question on: the other questions have not been read, and wait."""
    left = list(HELD)
    for turn in range(TRIES):
        pressed: dict[str, list[float]] = {}

        def hold(terminal: Terminal, way: str, pressed: dict[str, list[float]] = pressed) -> None:
            stand(terminal, 1)
            pressed[way] = press_at(terminal, held("y", *HELD[way]))
            terminal.wait_for(keys_messages.NOT_TAKEN)
            leave(terminal)

        homes = side_by_side(home / str(turn), *(Walked(partial(hold, way=way), CONFIRMS) for way in left))
        for way, each in list(zip(left, homes, strict=True)):
            # Where this machine was too busy to press like a keyboard, it was no key that is held.
            at = pressed[way]
            if all(later - before < 0.12 for before, later in pairwise(at[1:])) and at[1] < 0.75:
                assert answered(each) <= 1
                left.remove(way)
        if not left:
            break
    else:
        pytest.skip(f"this machine is too busy to press like a keyboard: {left}")
    evidence("D3", "keys held down over questions", len(HELD), "answers beyond the first")


EARLY = ("yyyy", "y\ry\r", "yq")


def test_what_is_typed_before_the_first_question_answers_nothing(home: Path, evidence: Evidence) -> None:
    """It is told that it was not taken, and the same key pressed now is."""

    def walk(terminal: Terminal, keys: str, at: Path) -> None:
        terminal.send(keys)
        terminal.wait_for(keys_messages.NOT_TAKEN)
        stand(terminal, 1)
        assert answered(at) == 0
        press_at(terminal, [(1.0, "y")])
        stand(terminal, 2)
        assert keys_messages.NOT_TAKEN not in terminal.screen
        leave(terminal)

    walks = [partial(walk, keys=keys, at=home / str(number)) for number, keys in enumerate(EARLY)]
    homes = side_by_side(home, *(Walked(each, CONFIRMS) for each in walks))
    assert [answered(each) for each in homes] == [1] * len(EARLY)
    evidence("D3", "keys typed before the first question", len("".join(EARLY)), "taken as an answer")


PASTED = (("", ""), ("\x1b[200~", "\x1b[201~"))
"""How a terminal sends what is pasted: bare, or marked."""


def test_a_pasted_sentence_answers_nothing(home: Path, evidence: Evidence) -> None:
    """Nor does it leave, go back or tell why; the next key works."""
    sentence = "Say yes or no to the quiz?\r"

    def walk(terminal: Terminal, marks: tuple[str, str], at: Path) -> None:
        stand(terminal, 1)
        press_at(terminal, [(0.5, sentence.join(marks))])
        terminal.wait_for(keys_messages.NOT_TAKEN)
        stand(terminal, 1)
        assert answered(at) == 0
        assert walk_messages.WHY_NONE not in terminal.record
        press_at(terminal, [(1.0, "y")])
        stand(terminal, 2)
        leave(terminal)

    walks = [partial(walk, marks=marks, at=home / str(number)) for number, marks in enumerate(PASTED)]
    side_by_side(home, *(Walked(each, CONFIRMS) for each in walks))
    evidence("D3", "sentences pasted into a question", len(PASTED), "taken as an answer", "left by it")


OTHER_LETTERS = ("\u043d", "\u03c5", "\u05d8", "\u063a", "\uff59", "Y")
"""What the key that says y on a Latin keyboard sends on others."""


def test_who_reads_and_presses_loses_no_key(home: Path, evidence: Evidence) -> None:
    """At 900 ms a key each one answers its question, of every sort, and whatever letter the key of y sends."""
    confirming = (["y"] * 4, ["y"] * 4, OTHER_LETTERS)

    def confirm(terminal: Terminal, keys: Sequence[str]) -> None:
        read_and_press(terminal, keys)
        stand(terminal, len(keys) + 1)
        assert keys_messages.NOT_TAKEN not in terminal.output
        leave(terminal)

    def walk_all(terminal: Terminal) -> None:
        read_and_press(terminal, ANSWERS)
        terminal.wait_until(lambda: terminal.is_at_last, "the last screen")
        press_at(terminal, [(0.9, "\r")])
        terminal.wait_until(lambda: terminal.over, "the end")
        assert terminal.ended() == 0

    walks = [Walked(partial(confirm, keys=keys), CONFIRMS) for keys in confirming]
    *homes, last = side_by_side(home, *walks, Walked(walk_all, EVERY))
    assert [answered(each) for each in homes] == [len(keys) for keys in confirming]
    assert states(last) == [("completed", 6)]
    evidence("D3", "keys pressed at 900 ms", sum(map(len, confirming[:2])), "dropped")


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
    shares = [WITHOUT_MEANING[start : start + 4] for start in range(0, len(WITHOUT_MEANING), 3)]

    def walk(terminal: Terminal, share: list[tuple[str, str]], at: Path) -> None:
        stand(terminal, 1)
        before = "nothing yet"
        for key, told in share:
            press_at(terminal, [(0.6, key)])
            terminal.wait_for(told)
            stand(terminal, 1)
            assert (terminal.record.count(told), before in terminal.record) == (1, False)
            before = told
        assert answered(at) == 0
        press_at(terminal, [(0.6, "y")])
        stand(terminal, 2)
        assert before not in terminal.record
        leave(terminal)

    walks = [partial(walk, share=share, at=home / str(number)) for number, share in enumerate(shares)]
    side_by_side(home, *(Walked(each, ESSENTIAL) for each in walks))


def test_y_and_enter_by_habit_answer_one_question(home: Path) -> None:
    """Enter after a letter ends a word elsewhere; here it would answer the next question."""
    with Terminal("run", own(home, CONFIRMS), key_guard=True) as terminal:
        stand(terminal, 1)
        press_at(terminal, [(0.5, "y"), (0.65, "\r")])
        terminal.wait_for(keys_messages.NOT_TAKEN)
        stand(terminal, 2)
        assert answered(home) == 1
        leave(terminal)


def test_the_guard_can_be_turned_off(home: Path) -> None:
    """With the setting, keys typed ahead answer, as somebody with a switch may want it."""
    own(home, CONFIRMS)
    (home / "config" / "config.toml").write_text("key-guard = false\n", encoding="utf-8")
    with Terminal("run", "confirms", key_guard=True) as terminal:
        terminal.send("yyyy")
        stand(terminal, 5)
        leave(terminal)
    assert answered(home) == 4
