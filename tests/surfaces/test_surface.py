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
from tests.support.terminals import Terminal, history, midday

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]

ANSWERS: list[tuple[int, str, Value]] = [
    (1, "environment/room-closed", "yes"),
    (2, "environment/no-listeners", "not-yet"),
    (2, "environment/no-listeners", "yes"),
    (3, "environment/undisturbed", "not-yet"),
    (3, "environment/undisturbed", "accept"),
    (4, "environment/nothing-of-others", "yes"),
    (5, "environment/light-front", "not-yet"),  # left as it is at once
    (6, "environment/camera-line", "back"),
    (5, "environment/light-front", "back"),
    (4, "environment/nothing-of-others", "not-applicable"),
    (6, "environment/camera-line", "skip"),
    (7, "environment/body-set", "yes"),
    (8, "tech-check/power", "yes"),
    (9, "tech-check/line", "not-yet"),
    (9, "tech-check/line", "skip"),
    (10, "tech-check/safe-network", "yes"),
    (11, "tech-check/right-room", "yes"),
    (12, "tech-check/seen-heard", "not-applicable"),
    (13, "tech-check/not-recorded", "yes"),
    (14, "tech-check/quiet-machine", "yes"),
    (15, "tech-check/self-view", "small"),
    (16, "tech-check/fallback", "back"),
    (15, "tech-check/self-view", "kept"),
    (16, "tech-check/fallback", "yes"),
    (17, "self-grounding/put-down", "yes"),
    (18, "self-grounding/here-before", 10),
    (19, "self-grounding/breathe", "back"),
    (18, "self-grounding/here-before", 4),
    (19, "self-grounding/breathe", "yes"),
    (20, "self-grounding/soften", "skip"),
    (21, "self-grounding/carrying", "hurry"),  # brings one more item
    (22, "self-grounding/extra-minute", "yes"),
    (23, "self-grounding/intention", "unhurried, and glad to be here"),
    (24, "self-grounding/turn-toward", "back"),
    (23, "self-grounding/intention", "skip"),
    (24, "self-grounding/turn-toward", "not-applicable"),
    (25, "self-grounding/here-after", 0),
]
OPTIONS = {
    "tech-check/self-view": ["hidden", "small", "kept"],
    "self-grounding/carrying": ["little", "hurry", "tiredness"],
}
KEYS = {"yes": "y", "not-yet": "n", "accept": "g", "skip": "s", "not-applicable": "x", "back": "b"}
WRITTEN = {"skip": "\r", "back": "\x1b[A"}
"""Keys where words are written, and letters are letters."""


def key_for(item: str, answer: Value) -> str:
    """What to press."""
    if item in OPTIONS and answer in OPTIONS[item]:
        return str(OPTIONS[item].index(str(answer)) + 1)
    if item.endswith("intention"):
        return WRITTEN.get(str(answer), f"{answer}\r")
    return KEYS.get(str(answer), str(answer))


def word_for(item: str, answer: Value) -> str:
    """What to type."""
    return f"{answer}\r"


def from_a_file(home: Path) -> int:
    """Walk by a file of answers."""
    path = home.parent / "answers"
    path.write_text("".join(json.dumps({"item": item, "answer": answer}) + "\n" for _, item, answer in ANSWERS))
    command = [sys.executable, "-m", "presencecheck", "run", "--answers", str(path)]
    return subprocess.run(command, env={**os.environ, **midday()}).returncode


def by_hand(arguments: list[str], press_for: Callable[[str, Value], str]) -> int:
    """Walk in a terminal; what this machine's battery says must not matter."""
    with Terminal("run", "--no-probe", *arguments, env=midday()) as terminal:
        before = ""
        for place, item, answer in ANSWERS:
            if item == before:
                terminal.wait_for(walk_messages.KEY_NOW)
            terminal.press(place, press_for(item, answer))
            before = item
        return terminal.ended()


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
        codes[name] = walk(tmp_path / name / "home")
        runs[name] = told(history("show", "last")["run"])
    assert codes == {"file": 0, "words": 0, "keys": 0}
    assert runs["words"] == runs["file"]
    assert runs["keys"] == runs["file"]
    outcomes = {f"{item['checklist']}/{item['item']}": item["outcome"] for item in runs["file"]["items"]}
    assert runs["file"]["readiness"] == "ready-with-exceptions"
    assert {outcomes[f"environment/{item}"] for item in ("undisturbed", "light-front")} == {"accepted"}
    assert outcomes["environment/no-listeners"] == "fixed"
    assert not any(ref.startswith("client-orientation") for ref in outcomes)
    values = {item["item"]: item["value"] for item in runs["file"]["items"] if "value" in item}
    assert values == {"self-view": "kept", "here-before": 4, "here-after": 0}
