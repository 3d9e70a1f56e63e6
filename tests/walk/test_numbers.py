"""Numbers on scales are kept only for someone who said so: asked once, at the first scale; no is the usual answer."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from presencecheck.messages import stats as stats_messages
from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages import walk as walk_messages
from tests.support.commands import Result, answers, own, presencecheck, walk
from tests.support.terminals import Terminal

LOW = """\
format: 1
id: low
title: Numbers
items:
  - {id: here, kind: scale, ask: How here?, scale: {low: little, high: all}, follow-up: [{at-most: 3, add: rest}]}
  - {id: door, ask: Is the door shut?, ready: Shut, if-not-yet: {do: [Shut it]}}
  - {id: rest, ask: Have you rested?, ready: Rested, importance: essential, if-not-yet: {do: [Rest]}}
  - {id: after, kind: scale, ask: And now?, scale: {low: little, high: all}}
"""
QUESTION = walk_messages.OFFER_NUMBERS.partition(".")[0][:40]
WAYS = pytest.mark.parametrize(("options", "enter"), [([], ""), (["--plain"], "\r")], ids=["terminal", "plain"])
posix = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")


@pytest.fixture(autouse=True)
def nobody_said(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """A person who was never asked, with a list."""
    monkeypatch.delenv("PRESENCECHECK_KEEP_NUMBERS")
    own(home, "low", LOW)


def items() -> dict[str, dict[str, Any]]:
    """The items of the last run, as the history has them."""
    return {item["item"]: item for item in presencecheck("history", "show", "last", "--json").data["run"]["items"]}


def setting() -> str:
    """What is set."""
    return presencecheck("config", "get", "keep-numbers").out.strip()


def offered(terminal: Terminal, keys: str) -> None:
    """Answer the question, once it is there."""
    terminal.wait_for(QUESTION)
    terminal.wait_until(lambda: terminal.waits, "its keys")
    terminal.send(keys)


@pytest.mark.real
@posix
@WAYS
@pytest.mark.parametrize(("number", "kept"), [("1", False), ("2", True)], ids=["no", "yes"])
def test_it_is_asked_once_and_holds(options: list[str], enter: str, number: str, kept: bool, home: Path) -> None:
    """Before the first scale of the first walk; what is said is told, and holds for that walk and all that follow."""
    with Terminal("low", *options) as terminal:
        offered(terminal, f"{number}{enter}")
        terminal.press(1, f"7{enter}")
        terminal.press(2, f"y{enter}")
        terminal.press(3, f"8{enter}")
        assert terminal.ended() == 0
    assert terminal.record.count(QUESTION) == 1
    chosen = walk_messages.OFFER_NUMBERS_OPTIONS[kept]
    assert re.search(rf"{chosen} (Step 1 of 3\. )?How here\?", terminal.record)
    assert setting() == str(kept).lower()
    assert [items()[name].get("value") for name in ("here", "after")] == ([7, 8] if kept else [None, None])
    assert {item["outcome"] for item in items().values()} == {"done"}
    with Terminal("low", *options, "--fresh") as terminal:
        terminal.press(1, f"6{enter}")
        terminal.press(2, f"q{enter}")
        assert terminal.ended() == 3
    assert QUESTION not in terminal.record
    assert items()["here"].get("value") == (6 if kept else None)


@pytest.mark.real
@posix
def test_enter_keeps_nothing(home: Path) -> None:
    """Who does not read the question has not agreed."""
    with Terminal("low") as terminal:
        offered(terminal, "\r")
        terminal.press(1, "7")
        terminal.press(2, "q")
        assert terminal.ended() == 3
    assert (setting(), "value" in items()["here"]) == ("false", False)


@pytest.mark.real
@posix
def test_who_leaves_at_the_question_has_not_said(home: Path) -> None:
    """Nothing is set, and the next walk asks again."""
    for _ in range(2):
        with Terminal("low", "--fresh") as terminal:
            offered(terminal, "q")
            assert terminal.ended() == 3
    assert not (home / "config" / "config.toml").exists()


@pytest.mark.real
@posix
@WAYS
def test_the_client_can_come_at_the_question(options: list[str], enter: str, home: Path) -> None:
    """The verdict comes at once; nothing is set."""
    with Terminal("low", *options) as terminal:
        offered(terminal, f"{'client' if enter else 'c'}{enter}")
        assert terminal.ended() == 1
        assert verdict_messages.CUT_SHORT in terminal.record
    assert not (home / "config" / "config.toml").exists()
    assert presencecheck("history", "--json").data["runs"][0]["status"] == "completed"


@pytest.mark.real
@posix
def test_it_is_not_asked_where_nothing_is_kept(home: Path) -> None:
    """Without a history there is nothing to decide; nor without a scale, or where the file keeps no number."""
    own(home, "bare", LOW.replace("id: low", "id: bare").replace("scale: {low", "keep: false, scale: {low"))
    for words in (["low", "--no-log"], ["bare"]):
        with Terminal(*words) as terminal:
            terminal.press(1, "7")
            terminal.press(2, "q")
            assert terminal.ended() == 3
        assert QUESTION not in terminal.record


@pytest.mark.real
@posix
def test_settings_that_cannot_be_written(home: Path) -> None:
    """What is said holds for this walk."""
    (home / "config" / "config.toml").write_text("plain = false\nkeep-numbers.x = 1\n")
    (home / "config" / "config.toml").write_text("")
    (home / "config").chmod(0o500)
    try:
        with Terminal("low") as terminal:
            offered(terminal, "2")
            terminal.press(1, "7")
            terminal.press(2, "y")
            terminal.press(3, "8")
            assert terminal.ended() == 0
        assert terminal.record.count(QUESTION) == 1
    finally:
        (home / "config").chmod(0o700)
    assert items()["here"]["value"] == 7


def by_file(*lines: tuple[str, str | int]) -> Result:
    """A walk with answers from a file, as JSON."""
    return walk("low", [(f"low/{name}", said) for name, said in lines], "--no-probe")


ALL = (("here", 7), ("door", "yes"), ("after", 8))


def test_a_file_of_answers_is_never_asked(home: Path) -> None:
    """There is nobody to ask: the setting decides, which is no; the JSON has what the history has."""
    for number, kept in (("false", False), ("true", True)):
        done = by_file(*ALL)
        assert done.code == 0
        shown = {item["item"]: item.get("value") for item in done.data["run"]["items"]}
        assert [shown[name] for name in ("here", "after")] == ([None, None] if number == "false" else [7, 8])
        assert {name: item.get("value") for name, item in items().items()} == shown
        said = {line["item"]: line["answer"] for line in done.data["answers"]}
        assert said == {"low/here": 7 if kept else "yes", "low/door": "yes", "low/after": 8 if kept else "yes"}
        assert presencecheck("config", "set", "keep-numbers", "true").code == 0


def test_what_was_kept_stays(home: Path) -> None:
    """A no is about numbers to come; those that are there stay until they are forgotten."""
    presencecheck("config", "set", "keep-numbers", "true")
    assert by_file(*ALL).code == 0
    presencecheck("config", "set", "keep-numbers", "false")
    assert by_file(*ALL).code == 0
    rows = [json.loads(line) for line in presencecheck("export", "--format", "jsonl").out.splitlines()]
    values = [[item.get("value") for item in row["items"] if item["kind"] == "scale"] for row in rows]
    assert values == [[7, 8], [None, None]]
    assert presencecheck("verify").code == 0


@pytest.mark.parametrize("last", [("rest", "yes"), ("rest", "skip")], ids=str)
def test_what_a_number_added_leaves_its_trace(home: Path, last: tuple[str, str]) -> None:
    """The file decides what leaves no trace, never the setting: the step is kept, counts, and is told everywhere."""
    seen = {}
    for kept in ("true", "false"):
        presencecheck("config", "set", "keep-numbers", kept)
        done = by_file(("here", 2), ("door", "yes"), last, ("after", 8))
        seen[kept] = (done.code, done.data["run"]["readiness"], {n: item["outcome"] for n, item in items().items()})
        assert [item["item"] for item in done.data["run"]["items"]] == ["here", "door", "rest", "after"]
    assert seen["true"] == seen["false"]
    assert presencecheck("verify").code == 0
    figures = presencecheck("stats", "--json").data["stats"]["items"]
    assert {item["item"]: item["runs"] for item in figures}["rest"] == 2


def test_given_back_answers_walk_again(home: Path) -> None:
    """Without the number a script is not asked what it added, so that line is left out, as for other unkept values."""
    done = by_file(("here", 2), ("door", "yes"), ("rest", "yes"), ("after", 8))
    lines = [(line["item"], line["answer"]) for line in done.data["answers"]]
    assert lines == [("low/here", "yes"), ("low/door", "yes"), ("low/after", "yes")]
    assert walk("low", lines, "--no-probe").code == 0


@pytest.mark.parametrize("answered", [1, 2])
def test_a_resumed_run_asks_the_scale_again(home: Path, answered: int) -> None:
    """What the number had added would be passed over else; an essential one, unseen, under a good verdict."""
    lines = (("here", 2), ("door", "yes"), ("rest", "skip"), ("after", 8))
    assert by_file(*lines[:answered]).code == 3
    again = presencecheck(
        "run",
        "low",
        "--no-probe",
        "--resume",
        "--json",
        "--answers",
        "-",
        stdin=answers(("low/here", 2), *((f"low/{name}", said) for name, said in lines[answered:])),
    )
    assert (again.code, again.data["run"]["readiness"]) == (1, "not-ready")
    assert items()["rest"]["outcome"] == "skipped"


def test_stats_and_report_say_how_to_keep_them(home: Path, tmp_path: Path) -> None:
    """Where nothing is, there is the way to have it; nothing is said where numbers are kept, or were never asked."""
    rest = "{id: pause, kind: exercise, ask: Rest., exercise: {seconds: 5, steps: [a], alternative: b}}"
    pair = LOW.replace("id: low", "id: pair").replace("  - {id: door", f"  - {rest}\n  - {{id: door")
    own(home, "pair", pair)
    lines: list[tuple[str, str | int]] = [
        ("pair/here", 7),
        ("pair/pause", "yes"),
        ("pair/door", "yes"),
        ("pair/after", 8),
    ]
    said = " ".join(stats_messages.NUMBERS_NOT_KEPT.split())

    def told() -> list[bool]:
        path = tmp_path / "report.html"
        assert presencecheck("report", "--yes", "-o", path).code == 0
        texts = presencecheck("stats").out, path.read_text(encoding="utf-8")
        return [said in " ".join(text.split()) for text in texts]

    assert by_file(*ALL).code == 0
    assert told() == [False, False]  # nothing was asked before and after
    assert walk("pair", lines, "--no-probe").code == 0
    assert told() == [True, True]
    presencecheck("config", "set", "keep-numbers", "true")
    assert told() == [False, False]
    assert walk("pair", lines, "--no-probe").code == 0
    presencecheck("config", "set", "keep-numbers", "false")
    assert told() == [False, False]
    assert "7.0 before and 8.0 after" in presencecheck("stats").out
