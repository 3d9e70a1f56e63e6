"""Walks as they are heard: Orca in a window of VTE, Fenrir in a console; each sentence once, in order, and no more.

The long form walks through what therapists walk through, in two sizes of window, ten times each.
"""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from presencecheck.core.plan import Step
from presencecheck.core.prompts import Acknowledge, Hold, Write
from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.presentation import question_prompt
from tests.support.commands import own
from tests.support.evidence import LONG, Evidence, amount
from tests.support.hearing import Listener, fenrir, orca, until_heard
from tests.support.shipped_lists import steps

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="screen readers of Linux")]


class Asked(NamedTuple):
    """A question that is heard, the keys that answer it, and what is heard of the answer."""

    ask: str
    keys: str
    settled: str


WORDS = ("door", "lamp", "glass", "chair", "clock", "plant", "desk", "shelf", "carpet", "window")
ROOM = [Asked(f"Is the {thing} where it should be by now?", "y", f"The {thing} in place") for thing in WORDS]
"""Long enough to scroll in a window of 24 rows."""
FILE = "format: 1\nid: room\ntitle: The room\nitems:\n" + "".join(
    f"  - {{id: {thing}, ask: {asked.ask}, ready: {asked.settled}, if-not-yet: {{do: [See to it]}}}}\n"
    for thing, asked in zip(WORDS, ROOM, strict=True)
)
LATE_SECONDS = 0.3
"""So late Orca looks at what was written, as on a machine with much to do; by then nothing else may stand there."""
DRAWN, PLAIN = ("--no-plain",), ()
SIZES = ((80, 24), (100, 35)) if os.environ.get(LONG) else ((80, 24),)
ROUTINES = ("room", "quick", "next") if os.environ.get(LONG) else ("room",)
TIMES, FENRIR_TIMES = amount("HEARD", 1, 10), amount("HEARD_FENRIR", 1, 5)


def script(name: str) -> list[Asked]:
    """What a routine asks, and keys by which all is in place."""
    return ROOM if name == "room" else [_asked(step) for step in steps(name)]


def _asked(step: Step) -> Asked:
    ask = step.item.ask
    match question_prompt(step.item.prompt()):
        case Acknowledge():
            return Asked(ask, "y", step.item.state_word)
        case Write():
            return Asked(ask, "steady\r", "steady")
        case Hold():
            return Asked(ask, "y", "")
        case other:
            raise AssertionError(other)


def walk(listener: Listener, asked: Sequence[Asked], end: str) -> str:
    """Answer every question once it was heard; all that was said by the end."""
    before = 0
    for ask, keys, settled in asked:
        listener.hear(ask, before)
        before = len(listener.said)
        listener.press(keys if keys.endswith("\r") else f"{keys}{end}")
        listener.hear(settled, before)
    listener.hear(verdict_messages.NAMES["ready"], before)
    said = listener.wait_until_silent()
    listener.press("\r")
    return said


def in_order(said: str, asked: Sequence[Asked]) -> Iterator[int]:
    """How often each question, its keys and the verdict were said, and that none came before its time."""
    place = -1
    for ask, _, settled in asked:
        yield said.count(ask)
        assert said.index(ask) > place, ask
        place = said.index(ask)
        assert not settled or said.index(settled, place) > place, settled
    for number in range(1, len(asked) + 1):
        # Where the walk stands is said last of all keys, so that these were said too.
        yield len(re.findall(rf"\b(?<!part ){number} of {len(asked)}\b(?! steps gone)", said))
    at = verdict_messages.AT.format(verdict=verdict_messages.NAMES["ready"], time=r"\d\d:\d\d")
    yield len(re.findall(rf"\b{at},? +{len(asked)} in place", said))


@pytest.mark.parametrize("words", [DRAWN, PLAIN], ids=["drawn", "by itself"])
@pytest.mark.parametrize("name", ROUTINES)
@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("time", range(TIMES))
def test_a_walk_heard_with_orca(
    words: tuple[str, ...], name: str, columns: int, rows: int, time: int, home: Path, evidence: Evidence
) -> None:
    """Also where the window scrolls, and where Orca looks late: every question, every answer and the verdict, once."""
    asked = script(name)
    own(home, "room", FILE)
    with orca(home, "run", name, "--fresh", *words, columns=columns, rows=rows, late=LATE_SECONDS) as listener:
        said = walk(listener, asked, "" if words else "\r")
    assert set(in_order(said, asked)) == {1}, said
    assert not set(said) & set("─━│█")
    assert said.count(walk_messages.HEARD) == (not words)
    shown = "drawn" if words else "in plain lines"
    evidence("A", f"walks {shown} heard with Orca", 1, "left unsaid", "said twice", "out of order")


@pytest.mark.parametrize("time", range(FENRIR_TIMES))
def test_a_walk_heard_with_fenrir(time: int, home: Path, evidence: Evidence) -> None:
    """In plain lines, in a console."""
    own(home, "room", FILE)

    def hear() -> None:
        with fenrir(home, "run", "room", "--fresh", "--plain") as listener:
            said = walk(listener, ROOM, "\r")
        assert set(in_order(said, ROOM)) == {1}, said

    until_heard(hear)
    evidence("A", "walks in plain lines heard with Fenrir", 1, "left unsaid", "said twice", "out of order")
