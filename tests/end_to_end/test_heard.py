"""Walks as they are heard: Orca in a window of VTE, Fenrir in a console; each sentence once, in order, and no more."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest

from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages import walk as walk_messages
from tests.support.commands import own
from tests.support.evidence import LONG
from tests.support.hearing import Listener, fenrir, orca

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="screen readers of Linux")]

WORDS = ("door", "lamp", "glass", "chair", "clock", "plant", "desk", "shelf", "carpet", "window")
ASKS = [f"Is the {thing} where it should be by now?" for thing in WORDS]
ROOM = "format: 1\nid: room\ntitle: The room\nitems:\n" + "".join(
    f"  - {{id: item-{number}, ask: {ask}, ready: Number {number} in place, if-not-yet: {{do: [See to it]}}}}\n"
    for number, ask in enumerate(ASKS)
)
"""Long enough to scroll in a window of 24 rows."""
ATTEMPTS = 1 if os.environ.get(LONG) else 3
"""On a machine with much to do, a screen reader now and then loses a sentence; in the long form none may be lost."""


def heard(start: Callable[[], AbstractContextManager[Listener]], end: str) -> str:
    """What was said in the first attempt in which every sentence came; the long form has only one."""
    for attempt in range(ATTEMPTS):
        try:
            with start() as listener:
                return walk(listener, end)
        except AssertionError:
            if attempt == ATTEMPTS - 1:
                raise
    raise AssertionError


def walk(listener: Listener, end: str) -> str:
    """Answer every question once it was heard; all that was said by the end."""
    before = 0
    for number, ask in enumerate(ASKS):
        listener.hear(ask, before)
        before = len(listener.said)
        listener.press(f"y{end}")
        listener.hear(f"Number {number} in place", before)
    listener.hear(verdict_messages.CLOSING, before)
    said = listener.wait_until_silent()
    listener.press("\r")
    return said


def in_order(said: str) -> Iterator[int]:
    """How often each sentence of the walk was said, and that none came before its time."""
    place = -1
    for number, ask in enumerate(ASKS):
        for sentence in (ask, f"Number {number} in place"):
            yield said.count(sentence)
            assert said.index(sentence) > place, sentence
            place = said.index(sentence)
    yield said.count(verdict_messages.AT.format(verdict=verdict_messages.NAMES["ready"], time=""))


@pytest.mark.parametrize("words", [("--no-plain",), ()], ids=["drawn", "by itself"])
def test_a_walk_heard_with_orca(words: tuple[str, ...], home: Path) -> None:
    """In a window of 24 rows, past which it scrolls: every question, every answer and the verdict, once."""
    own(home, "room", ROOM)
    said = heard(partial(orca, home, "run", "room", "--fresh", *words), "" if words else "\r")
    assert set(in_order(said)) == {1}, said
    assert not set(said) & set("─━│█")
    assert said.count(walk_messages.HEARD) == (not words)


def test_a_walk_heard_with_fenrir(home: Path) -> None:
    """In plain lines, in a console."""
    own(home, "room", ROOM)
    said = heard(partial(fenrir, home, "run", "room", "--fresh", "--plain"), "\r")
    assert set(in_order(said)) == {1}, said
