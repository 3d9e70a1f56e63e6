"""The table of keys in docs/keys.md, row by row, in a real terminal and in plain lines."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from presencecheck.messages import keys as keys_messages
from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages import walk as walk_messages
from tests.support.terminals import Terminal, history, own

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]

TABLE = """\
format: 1
id: table
title: Every key
language: en
sources: {book: "A book, 2020"}
items:
  - id: door
    ask: Is the door shut?
    ready: Shut
    importance: essential
    why: Quiet helps.
    evidence: ours
    sources: [book]
    if-not-yet: {do: [Shut the door]}
  - {id: lamp, ask: Is the lamp on?, ready: Lit, if-not-yet: {do: [Switch on the lamp]}}
  - {id: calm, kind: scale, ask: How calm are you?, scale: {min: 0, max: 10, low: not, high: very}}
  - {id: mood, kind: choice, ask: Which weather is within?, options: [sun, cloud, rain]}
  - {id: load, kind: several, ask: What do you carry?, options: [worry, anger]}
  - {id: word, kind: text, ask: In a word?, why: It is something to come back to.}
  - id: rest
    kind: exercise
    ask: Rest your eyes.
    exercise: {seconds: 60, steps: [look far away, look near], alternative: Stand up once.}
"""
TELLING = ("n", "o", "?")
"""Keys that tell something each time they are pressed."""
RIGHT, LEFT, UP = "\x1b[C", "\x1b[D", "\x1b[A"
LAST = 0
"""Where the last screen stands."""


class Row(NamedTuple):
    """A key where a question waits, and what comes of it.

    Attributes:
        key: what is pressed; empty where only plain lines have it.
        line: what is typed in plain lines; None where only keys have it.
        told: what is shown then.
        place: the question that waits then; `LAST` for the last screen.
    """

    key: str
    line: str | None
    told: str
    place: int


def outcome(name: str, state: str = "") -> str:
    """An answer as it is shown."""
    return walk_messages.OUTCOMES[name].format(state=state)


def earlier(answer: str) -> str:
    """What is said of the answer that stands."""
    return walk_messages.EARLIER.format(answer=answer)


ROWS = (
    Row("\r", "", keys_messages.ESSENTIAL, 1),
    Row(RIGHT, None, keys_messages.ESSENTIAL, 1),
    Row("?", "?", "Quiet helps.", 1),
    Row("?", "why", "A book, 2020.", 1),
    Row("?", "?", keys_messages.NOTHING_MORE, 1),
    Row("\x1b", None, keys_messages.ESCAPE.format(key="q"), 1),
    Row("z", "perhaps", "", 1),
    Row("n", "n", "Shut the door", 1),
    Row("n", "not yet", "Shut the door", 1),
    Row("y", "y", outcome("fixed", "Shut"), 2),
    Row("b", "back", earlier(outcome("fixed", "Shut")), 1),
    Row("\r", "", outcome("fixed", "Shut"), 2),
    Row(LEFT, None, earlier(outcome("fixed", "Shut")), 1),
    Row(RIGHT, None, outcome("fixed", "Shut"), 2),
    Row("n", "n", "Switch on the lamp", 2),
    Row("g", "g", outcome("accepted"), 3),
    Row("b", "b", earlier(outcome("accepted")), 2),
    Row("y", "yes", outcome("fixed", "Lit"), 3),
    Row("x", "x", outcome("not-applicable"), 4),
    Row("b", "b", earlier(outcome("not-applicable")), 3),
    Row("7", "7", "7 of 10", 4),
    Row("s", "skip", outcome("skipped"), 5),
    Row("b", "b", earlier(outcome("skipped")), 4),
    Row("2", "2", "cloud", 5),
    Row("1", None, "[x] 1 worry", 5),
    Row("\r", "1", "worry", 6),
    Row("?", "?", "It is something to come back to.", 6),
    Row(UP, "back", earlier("worry"), 5),
    Row("\r", "", "worry", 6),
    Row("\r", "skip", outcome("skipped"), 7),
    Row("o", "other", "Stand up once.", 7),
    Row("y", "y", walk_messages.DONE_EXERCISE, LAST),
    Row("b", "back", earlier(walk_messages.DONE_EXERCISE), 7),
    Row("s", "s", outcome("skipped"), LAST),
    Row("1", "1", earlier(outcome("skipped")), 6),
    Row("calm\r", "calm", walk_messages.UNSAID, LAST),
)


@pytest.fixture(params=[False, True], ids=["keys", "plain"])
def walk(request: pytest.FixtureRequest, home: Path) -> Iterator[tuple[Terminal, bool]]:
    """A walk, and whether it is in plain lines."""
    with Terminal("run", own(home, TABLE), *(["--plain"] if request.param else [])) as terminal:
        yield terminal, request.param


def is_at(terminal: Terminal, place: int) -> bool:
    """Whether this question waits."""
    return terminal.is_at_last if place == LAST else terminal.place == place


def test_every_row(walk: tuple[Terminal, bool]) -> None:
    """Each key means one thing, and says what came of it."""
    terminal, is_plain = walk
    terminal.wait_until(lambda: is_at(terminal, 1), "the first question")
    for row in ROWS:
        if is_plain and row.line is None:
            continue
        seen, before = len(terminal.raw), terminal.record.count(row.told)
        terminal.send(f"{row.line}\r" if is_plain else row.key)
        times = before + 1 if row.key in TELLING else 0
        terminal.wait_until(partial(_has_come, terminal, row, seen, times), f"what comes of {row}")
        if row.key in TELLING:
            assert terminal.record.count(row.told) == before + 1, row
    assert terminal.ended() == 0
    outcomes = {item["item"]: item["outcome"] for item in history("show", "last")["run"]["items"]}
    put_right, done = dict.fromkeys(("door", "lamp"), "fixed"), dict.fromkeys(("calm", "mood", "load", "word"), "done")
    assert outcomes == {**put_right, **done, "rest": "skipped"}


def _has_come(terminal: Terminal, row: Row, seen: int, times: int) -> bool:
    is_told = row.told in terminal.screen and terminal.record.count(row.told) >= times
    return len(terminal.raw) > seen and is_told and is_at(terminal, row.place)


CLIENT = {
    "essential": ([], "c", "client"),
    "after not yet": (["n"], "c", "client"),
    "scale": (["y", "y"], "c", "client"),
    "choice": (["y", "y", "7"], "c", "c"),
    "several": (["y", "y", "7", "2"], "c", "client"),
    "text": (["y", "y", "7", "2", "1\r"], "\x1bOP", "client"),
    "exercise": (["y", "y", "7", "2", "1\r", "\r"], "c", "client"),
    "exercise running": (["y", "y", "7", "2", "1\r", "\r", "\r"], "c", "client"),
}
"""Where the client can come: the answers before, and the key and the line that say so."""


@pytest.mark.parametrize("where", CLIENT)
def test_the_client_can_come_anywhere(where: str, walk: tuple[Terminal, bool]) -> None:
    """The verdict stands at once, and the run is complete."""
    terminal, is_plain = walk
    answers, key, line = CLIENT[where]
    place = 1
    for answer in answers:
        terminal.press(place, answer.removesuffix("\r") + "\r" if is_plain else answer)
        place += answer != "n" and place < 7
    if where == "exercise running":
        terminal.wait_for("far away")
        terminal.send(f"{line}\r" if is_plain else key)
    else:
        terminal.press(place, f"{line}\r" if is_plain else key)
    terminal.wait_until(lambda: terminal.is_at_last, "the verdict")
    assert verdict_messages.CUT_SHORT in terminal.record
    assert terminal.ended() == (1 if place == 1 else 0)
    assert history("show", "last")["run"]["status"] == "completed"


def test_ctrl_g_is_the_client_too(home: Path) -> None:
    """Where letters are text and a terminal keeps F1 for itself."""
    with Terminal("run", own(home, TABLE)) as terminal:
        terminal.walk(["y", "y", "7", "2", "1\r", "\x07"])
        terminal.wait_until(lambda: terminal.is_at_last, "the verdict")
        assert verdict_messages.CUT_SHORT in terminal.record
        assert terminal.ended() == 0
