"""Walks as they are heard: Orca in a window of VTE, Fenrir in a console; each sentence once, in order, and no more."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages import walk as walk_messages
from tests.support.commands import own
from tests.support.hearing import Listener, fenrir, orca

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="screen readers of Linux")]

WORDS = ("door", "lamp", "glass", "chair", "clock", "plant", "desk", "shelf", "carpet", "window")
ASKS = [f"Is the {thing} where it should be by now?" for thing in WORDS]
ROOM = "format: 1\nid: room\ntitle: The room\nitems:\n" + "".join(
    f"  - {{id: item-{number}, ask: {ask}, ready: Number {number} in place, if-not-yet: {{do: [See to it]}}}}\n"
    for number, ask in enumerate(ASKS)
)
"""Long enough to scroll in a window of 24 rows."""


def walk(listener: Listener, end: str) -> str:
    """Answer every question once it was heard; all that was said by the end."""
    heard = 0
    for number, ask in enumerate(ASKS):
        listener.hear(ask, heard)
        heard = len(listener.said)
        listener.press(f"y{end}")
        listener.hear(f"Number {number} in place", heard)
    listener.hear(verdict_messages.CLOSING, heard)
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
    with orca(home, "run", "room", *words) as listener:
        said = walk(listener, "" if words else "\r")
    assert set(in_order(said)) == {1}, said
    assert not set(said) & set("─━│█")
    assert said.count(walk_messages.HEARD) == (not words)


def test_a_walk_heard_with_fenrir(home: Path) -> None:
    """In plain lines, in a console."""
    own(home, "room", ROOM)
    with fenrir(home, "run", "room", "--plain") as listener:
        said = walk(listener, "\r")
    assert set(in_order(said)) == {1}, said
