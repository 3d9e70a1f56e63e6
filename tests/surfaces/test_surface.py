"""The same answers lead to the same run, whether from a file, typed as words or pressed as keys."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from presencecheck.core.items import Value
from presencecheck.messages import walk as walk_messages
from tests.support.terminals import Terminal, history, midday, own

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]

ROOM = """\
format: 1
id: room
title: The room
items:
  - {id: door, ask: Is the door shut?, ready: Shut, importance: essential, if-not-yet: {do: [Shut the door]}}
  - {id: ears, ask: Is nobody in earshot?, ready: Unheard, importance: essential, if-not-yet: {do: [Ask]}}
  - {id: phone, section: My own things, ask: Is the phone quiet?, ready: Quiet, if-not-yet: {do: [Turn it off]}}
  - {id: light, ask: Is there light?, ready: Lit, importance: optional, if-not-yet: {do: [x], then: accept}}
  - {id: line, kind: probe, probe: power, ask: Is it plugged in?, ready: On mains, if-not-yet: {do: [Plug it in]}}
  - {id: view, kind: choice, ask: What of your own picture?, options: [hidden, small, kept]}
"""
SELF = """\
format: 1
id: self
title: Arriving
moment: arrive
items:
  - {id: before, kind: scale, ask: How much of you is here?, scale: {min: 0, max: 10, low: little, high: all}}
  - {id: rest, kind: exercise, ask: Breathe., exercise: {seconds: 20, breathe: {in: 4, out: 6}, alternative: Stand.}}
  - id: load
    kind: choice
    ask: What are you carrying?
    options: [little, hurry]
    keep: false
    follow-up: [{is: hurry, add: minute}]
  - {id: minute, kind: exercise, ask: Take a minute., exercise: {seconds: 60, steps: [sit], alternative: Stand up.}}
  - {id: with, kind: several, ask: What is still with you?, options: [worry, anger, rest], keep: true}
  - {id: word, kind: text, ask: In a word?}
  - {id: after, kind: scale, ask: And now?, scale: {min: 0, max: 10, low: little, high: all}}
"""
WELCOME = """\
format: 1
id: welcome
title: Welcome
moment: open
items:
  - {id: alone, ask: Is the client alone?, ready: Alone, importance: essential, if-not-yet: {do: [Ask]}}
"""
DAY = """\
format: 1
id: day
title: A day
include: [{checklist: room}, {checklist: self}, {checklist: welcome, as: card}]
"""

ANSWERS: list[tuple[int, str, Value]] = [
    (1, "room/door", "yes"),
    (2, "room/ears", "not-yet"),
    (2, "room/ears", "yes"),
    (3, "room/phone", "not-yet"),
    (3, "room/phone", "accept"),
    (4, "room/light", "not-yet"),  # left as it is at once
    (5, "room/line", "back"),
    (4, "room/light", "back"),
    (3, "room/phone", "not-applicable"),
    (5, "room/line", "not-yet"),
    (5, "room/line", "skip"),
    (6, "room/view", "small"),
    (7, "self/before", "back"),
    (6, "room/view", "kept"),
    (7, "self/before", 10),
    (8, "self/rest", "back"),
    (7, "self/before", 4),
    (8, "self/rest", "yes"),
    (9, "self/load", "hurry"),  # brings one more item
    (10, "self/minute", "skip"),
    (11, "self/with", ("worry", "rest")),
    (12, "self/word", "unhurried, and glad to be here"),
    (13, "self/after", "back"),
    (12, "self/word", "skip"),
    (13, "self/after", 0),
]
OPTIONS = {
    "room/view": ["hidden", "small", "kept"],
    "self/load": ["little", "hurry"],
    "self/with": ["worry", "anger", "rest"],
}
KEYS = {"yes": "y", "not-yet": "n", "accept": "g", "skip": "s", "not-applicable": "x", "back": "b"}
WRITTEN = {"skip": "\r", "back": "\x1b[A"}
"""Keys where words are written, and letters are letters."""


def key_for(item: str, answer: Value) -> str:
    """What to press."""
    if isinstance(answer, tuple):
        return "".join(str(OPTIONS[item].index(option) + 1) for option in answer) + "\r"
    if item in OPTIONS and answer in OPTIONS[item]:
        return str(OPTIONS[item].index(str(answer)) + 1)
    if item.endswith("word"):
        return WRITTEN.get(str(answer), f"{answer}\r")
    return KEYS.get(str(answer), str(answer))


def word_for(item: str, answer: Value) -> str:
    """What to type."""
    if isinstance(answer, tuple):
        return " ".join(str(OPTIONS[item].index(option) + 1) for option in answer) + "\r"
    return f"{answer}\r"


def from_a_file(home: Path) -> int:
    """Walk by a file of answers."""
    path = home.parent / "answers"
    path.write_text("".join(json.dumps({"item": item, "answer": answer}) + "\n" for _, item, answer in ANSWERS))
    command = [sys.executable, "-m", "presencecheck", "run", "day", "--answers", str(path)]
    return subprocess.run(command, env={**os.environ, **midday()}).returncode


def by_hand(arguments: list[str], press_for: Callable[[str, Value], str]) -> int:
    """Walk in a terminal; what this machine's battery says must not matter."""
    with Terminal("run", "day", "--no-probe", *arguments, env=midday()) as terminal:
        before = ""
        for place, item, answer in ANSWERS:
            if item == before and "--plain" not in arguments:  # in plain lines what is new is the last that is said
                terminal.wait_for(walk_messages.KEY_NOW)
            terminal.press(place, press_for(item, answer))
            before = item
        ended = terminal.ended()
        assert "My own things" in terminal.output
        return ended


WALKS: dict[str, Callable[[Path], int]] = {
    "file": from_a_file,
    "words": lambda home: by_hand(["--plain"], word_for),
    "keys": lambda home: by_hand([], key_for),
}


def told(run: dict[str, Any]) -> dict[str, Any]:
    """A run without what differs from one to the next: its name, its times and its seconds."""
    own = {"id", "started", "finished", "seconds", "items"}
    items = [{name: value for name, value in item.items() if name != "seconds"} for item in run["items"]]
    return {name: value for name, value in run.items() if name not in own} | {"items": items}


def test_the_same_answers_make_the_same_run_on_every_surface(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Someone who changes to a screen reader, or who scripts their walk, gets the same record of the same hour."""
    runs, codes = {}, {}
    for name, walk in WALKS.items():
        (tmp_path / name).mkdir()
        monkeypatch.setenv("PRESENCECHECK_HOME", str(tmp_path / name / "home"))
        for text in (ROOM, SELF, WELCOME, DAY):
            own(tmp_path / name / "home", text)
        codes[name] = walk(tmp_path / name / "home")
        runs[name] = told(history("show", "last")["run"])
    assert codes == {"file": 0, "words": 0, "keys": 0}
    assert runs["words"] == runs["file"]
    assert runs["keys"] == runs["file"]
    outcomes = {f"{item['checklist']}/{item['item']}": item["outcome"] for item in runs["file"]["items"]}
    assert outcomes == {
        **dict.fromkeys(("room/door", "room/view", "self/before", "self/rest", "self/load"), "done"),
        **dict.fromkeys(("self/with", "self/after"), "done"),
        **dict.fromkeys(("room/line", "self/word"), "skipped"),
        "room/ears": "fixed",
        "room/phone": "not-applicable",
        "room/light": "accepted",
    }
    assert runs["file"]["readiness"] == "ready-with-exceptions"
    assert [card["checklist"] for card in runs["file"]["cards"]] == ["welcome"]
    values = {item["item"]: item["value"] for item in runs["file"]["items"] if "value" in item}
    assert values == {"view": "kept", "before": 4, "with": ["worry", "rest"], "after": 0}
