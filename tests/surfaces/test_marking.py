"""Several options of one question, marked in a real terminal and in plain lines."""

import os
from pathlib import Path

import pytest

from presencecheck.messages import walk as walk_messages
from tests.support.commands import own, presencecheck
from tests.support.terminals import Terminal, history

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]

CARRYING = """\
format: 1
id: carrying
title: Carrying
items:
  - id: still-with-me
    kind: several
    ask: What is still with you?
    options: [worry, anger, tiredness]
    at-most: 2
    keep: true
    follow-up: [{has: tiredness, say: A minute at the window helps.}]
"""
SHOWN = "worry, tiredness A minute at the window helps."


def kept() -> object:
    """What the history has of the only run's only item."""
    [run] = history()["runs"]
    [item] = presencecheck("history", "show", run["id"], "--json").data["run"]["items"]
    return item["outcome"], item["value"]


def test_digits_and_enter(home: Path) -> None:
    """A third mark is one too many; the answer stands in words, and is kept."""
    own(home, "carrying", CARRYING)
    with Terminal("run", "carrying") as terminal:
        terminal.wait_for("[ ] 1 worry", walk_messages.KEY_TAKE_NONE)
        for digit, shown in (("3", "[x] 3 tiredness"), ("1", "[x] 1 worry"), ("2", "[ ] 2 anger")):
            terminal.send(digit)
            terminal.wait_for(shown)
        terminal.send("\r")
        assert terminal.ended() == 0
        assert SHOWN in terminal.record
    assert kept() == ("done", ["worry", "tiredness"])


def test_numbers_in_one_line(home: Path) -> None:
    """Too many are not taken, and it is said again what can be typed."""
    own(home, "carrying", CARRYING)
    with Terminal("run", "carrying", "--plain") as terminal:
        terminal.wait_for("1: worry", "Type up to 2 numbers, such as 1 2, 0 for none of them,")
        terminal.send("1 2 3\r")
        terminal.wait_for(walk_messages.PLAIN_UNKNOWN)
        terminal.send("3, 1\r")
        assert terminal.ended() == 0
        assert SHOWN in terminal.record
    assert kept() == ("done", ["worry", "tiredness"])


def test_a_file_of_answers(home: Path) -> None:
    """A list of options; that none was marked is an answer, and the words for it are the same everywhere."""
    own(home, "carrying", CARRYING)
    line = '{"item": "carrying/still-with-me", "answer": %s}\n'
    done = presencecheck("run", "carrying", "--answers", "-", "--json", stdin=line % '["tiredness", "worry"]').data
    assert done["answers"] == [{"item": "carrying/still-with-me", "answer": ["worry", "tiredness"]}]
    none = presencecheck("run", "carrying", "--answers", "-", "--json", stdin=line % "[]").data
    assert none["run"]["items"][0]["value"] == []
    shown = presencecheck("history", "show", none["run"]["id"]).out
    assert walk_messages.NONE_MARKED in shown
