"""Leaving at prompts that are not a plain question: one way of ending for all of them, whichever key is used.

The plain questions are in the tests of each surface. PRESENCECHECK_LEAVINGS=6 tries every way at every prompt.
"""

import os
import sys
import time
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from presencecheck.messages import forget as forget_messages
from presencecheck.messages import main as main_messages
from presencecheck.messages import walk as walk_messages
from tests.support.evidence import Evidence, amount
from tests.support.terminals import ANSWERS, Terminal, has_left, midday, own, states

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]

WAYS = amount("LEAVINGS", 1, 6)
CLOSING = "closing"
LEAVING = {"word": 3, "other word": 3, "^D": 3, "^C": 130, "^backslash": 130, CLOSING: 129}
"""Ways to leave, and the exit code of each."""
KEYS = {"word": "q", "other word": "Q", "^D": "\x04", "^C": "\x03", "^backslash": "\x1c"}
WORDS = KEYS | {"word": "quit\r", "other word": "q\r"}
LIST = """\
format: 1
id: list
title: A list
items:
  - {id: door, ask: Is the door shut?, ready: Shut, if-not-yet: {do: [Shut the door]}}
  - {id: power, kind: probe, probe: power, ask: Is there power?, if-not-yet: {do: [Plug it in]}}
"""
CARD = """\
format: 1
id: card
title: A card
items: [{id: water, ask: Is water at hand?, ready: Water at hand}, {id: lamp, ask: Is the lamp on?, ready: The lamp on}]
"""
ROUTINE = "format: 1\nid: both\ntitle: Both\ninclude: [{checklist: list}, {checklist: card}]\n"


class Prompt(NamedTuple):
    """How one gets to a prompt, what is seen there, and how many answers are kept by then."""

    keys: tuple[str, ...]
    seen: str
    kept: int


PROMPTS = {
    "not yet": Prompt(("n",), "Shut the door", 0),
    "measured": Prompt(("y",), "easured: ", 1),
    "earlier answer": Prompt(("y", "b"), "Earlier answer", 1),
    "next list": Prompt(("y", "s"), "Is water at hand?", 2),
}
OFFERS = {
    "to go on": "is unfinished: 1 of 4 steps gone through.",
    "the quick one": walk_messages.OFFER_QUICK_OPTIONS[0],
}


def leave(terminal: Terminal, way: str, *, plain: bool) -> None:
    """Leave in this way; the exit code is its own, and the terminal is as it was."""
    if way == CLOSING:
        terminal.hang_up()
    else:
        terminal.send((WORDS if plain else KEYS)[way])
    assert terminal.ended() == LEAVING[way]
    assert way == CLOSING or terminal.restored
    assert "Traceback" not in terminal.output


def record(evidence: Evidence, way: str, tried: str, *none: str) -> None:
    """Put one way to leave on record; who closes the terminal is told nothing."""
    if way == CLOSING:
        evidence("D3", "terminals closed at a prompt", 1, "lost")
    else:
        evidence("D3", tried, 1, *none)


def pairs(*names: str) -> list[tuple[str, bool, str]]:
    """Each prompt on both surfaces with as many ways to leave as are to be tried, so that all ways come round."""
    ways = list(LEAVING)
    each = enumerate(product(names, (False, True)))
    return [(name, plain, ways[(n + more) % len(ways)]) for n, (name, plain) in each for more in range(WAYS)]


def started(home: Path, *words: str, plain: bool) -> Terminal:
    """A walk of the routine with all these prompts, or of another that the words name."""
    for text in (LIST, CARD, ROUTINE):
        own(home, text)
    return Terminal("run", *(words or ("both", "--probe")), *(["--plain"] if plain else []), env=midday())


def brought_to(terminal: Terminal, prompt: Prompt, *, plain: bool) -> None:
    """Walk to the prompt."""
    place = 1
    for keys in prompt.keys:
        terminal.press(place, keys + ("\r" if plain else ""))
        place += {"n": 0, "b": -1}.get(keys, 1)
    terminal.wait_until(lambda: prompt.seen in terminal.record and terminal.waits, prompt.seen)


@pytest.mark.parametrize(("name", "plain", "way"), pairs(*PROMPTS))
def test_leaving_a_prompt(name: str, plain: bool, way: str, home: Path, evidence: Evidence) -> None:
    """What was answered is kept, it is said how to go on, and the exit code is that of the way."""
    prompt = PROMPTS[name]
    with started(home, plain=plain) as terminal:
        brought_to(terminal, prompt, plain=plain)
        leave(terminal, way, plain=plain)
        assert way == CLOSING or has_left(terminal.record, prompt.kept, 4)
    assert [status for status, _ in states(home)] == ["in-progress"] * len(states(home))
    assert sum(count for _, count in states(home)) >= prompt.kept
    record(evidence, way, "keys that leave, at prompts of every sort in a walk", "lost", "left unsaid")


@pytest.mark.parametrize(("name", "plain", "way"), pairs(*OFFERS))
def test_leaving_an_offer(name: str, plain: bool, way: str, home: Path, evidence: Evidence) -> None:
    """Leaving at what is offered before a walk begins nothing, gives nothing up, and is no verdict."""
    words: tuple[str, ...] = ()
    if name == "to go on":
        with started(home, plain=plain) as terminal:
            brought_to(terminal, PROMPTS["measured"], plain=plain)
            leave(terminal, "word", plain=plain)
    else:
        ahead = time.gmtime((time.time() + 90) // 60 * 60 - 3600 * int(midday()["TZ"].removeprefix("HERE")))
        words = ("full", "--at", time.strftime("%H:%M", ahead))
    with started(home, *words, plain=plain) as terminal:
        terminal.wait_until(lambda: OFFERS[name] in terminal.record and terminal.waits, OFFERS[name])
        leave(terminal, way, plain=plain)
    assert states(home) == ([("in-progress", 1)] if name == "to go on" else [])
    record(evidence, way, "keys that leave, at offers before a walk", "lost")


# A yes or no before something is done that cannot be taken back.


@pytest.fixture
def walked(home: Path) -> list[tuple[str, int]]:
    """What is kept of a walk that might be forgotten."""
    with Terminal("run", own(home)) as terminal:
        terminal.walk([*ANSWERS[:2], "q"])
        assert terminal.ended() == 3
    return states(home)


@pytest.mark.parametrize(
    ("way", "code", "said"),
    [
        ("^D", 0, forget_messages.FORGET_NOTHING),
        ("^C", 130, main_messages.INTERRUPTED),
        ("^backslash", 130, main_messages.INTERRUPTED),
        (CLOSING, 129, ""),
    ],
)
def test_leaving_a_yes_or_no(
    way: str, code: int, said: str, walked: list[tuple[str, int]], home: Path, evidence: Evidence
) -> None:
    """Anything but yes means no: nothing is done, and that is said."""
    with Terminal("forget", "--all") as terminal:
        terminal.wait_for("[y/N]")
        if way == CLOSING:
            terminal.hang_up()
        else:
            terminal.send(KEYS[way])
        assert terminal.ended() == code
        assert terminal.record.endswith(said)
        assert "Traceback" not in terminal.output
        assert way == CLOSING or terminal.restored
    assert states(home) == walked
    evidence("D3", "ways to leave, at a yes or no", 1, "done")


def test_a_stopped_yes_or_no_is_brought_back(walked: list[tuple[str, int]], home: Path, evidence: Evidence) -> None:
    """While Ctrl-Z holds it others can write; after fg it is asked once more, and the answer is heard."""
    program = f"{sys.executable} -m presencecheck"
    with Terminal(program=("bash", "--norc", "--noprofile", "-i"), env={"PS1": "shell> "}) as terminal:
        terminal.wait_for("shell>")
        terminal.send(f"clear; {program} forget last\r")
        terminal.wait_for("[y/N]")
        terminal.send("\x1a")
        terminal.wait_for("Stopped")
        terminal.send(f"{program} backup\r")
        terminal.wait_until(lambda: "Backed up" in terminal.record and terminal.screen.endswith("shell>"), "the backup")
        terminal.send("fg\r")
        terminal.wait_until(lambda: terminal.record.count("[y/N]") == 2, "the question, once more")
        terminal.send("y\r")
        terminal.wait_for("Forgotten: 1 run.")
    assert states(home) == []
    evidence("D4", "a yes or no stopped with Ctrl-Z while a backup is made", 1, "locked", "not asked again")
