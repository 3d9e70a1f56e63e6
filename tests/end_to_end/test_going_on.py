"""A walk that is left, or left open, in a real terminal: it goes on for a while, and never for another client."""

import os
from pathlib import Path

import pytest

from presencecheck.messages import recall as recall_messages
from presencecheck.messages import walk as walk_messages
from tests.end_to_end.test_last_screen import ROOM, ROUTINE, WELCOME, items, keys, shifted_by
from tests.support.commands import answers, own, presencecheck
from tests.support.terminals import Terminal, has_verdict, history

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]

BACK, LATER, OVER = -3600, 400, 1300
"""Seconds: a clock set back, within twenty minutes, and beyond."""
PAUSE = walk_messages.STILL_SO_PAUSE.partition("{time}")[2].strip()
AFTER = """\
format: 1
id: after-it
title: Afterwards
include: [{recall: last}, {checklist: farewell}]
"""
FAREWELL = """\
format: 1
id: farewell
title: Farewell
moment: close
items:
  - {id: water, ask: Have you had some water?, ready: Had water, if-not-yet: {do: [Drink]}}
"""


@pytest.fixture(params=[[], ["--plain"]], ids=["keys", "plain"])
def options(request: pytest.FixtureRequest, home: Path) -> list[str]:
    """How to walk: with keys or in plain lines."""
    for text in (ROOM, WELCOME, ROUTINE, AFTER, FAREWELL):
        own(home, text.split("id: ")[1].split()[0], text)
    found: list[str] = request.param
    return found


@pytest.fixture
def shift(tmp_path: Path) -> Path:
    """The seconds by which the time of day is wrong."""
    path = tmp_path / "shift"
    path.write_text("+0")
    return path


def set_clock(shift: Path, seconds: int) -> None:
    """Set the time of day."""
    shift.write_text(f"{seconds:+}")


def begun(shift: Path, *arguments: str) -> Terminal:
    """A walk whose time of day can be set."""
    return Terminal("run", *arguments, env=shifted_by(shift))


def leave_one(shift: Path, options: list[str]) -> None:
    """Answer the essential first question, and leave."""
    with begun(shift, "day", *options) as terminal:
        terminal.wait_until(lambda: terminal.place == 1, "the first question")
        keys(terminal, "y", "q")
        assert walk_messages.EARLIER not in terminal.record
        assert terminal.ended() == 3


def test_a_window_left_open(options: list[str], shift: Path) -> None:
    """After some minutes the first key brings the prompt that confirms; it answers nothing itself."""
    with begun(shift, "day", *options) as terminal:
        terminal.wait_until(lambda: terminal.place == 1, "the first question")
        keys(terminal, "y")
        set_clock(shift, LATER)
        terminal.send("y\r" if options else "y")
        terminal.wait_for(PAUSE, "1 Shut, essential" if options else "1 Shut essential")
        assert items() == {"door": "done", "lamp": "unanswered", "calm": "unanswered"}
        terminal.send("y\r" if options else "y")
        terminal.wait_until(lambda: terminal.place == 2, "the second question again")
        keys(terminal, "y", "7")
        terminal.wait_until(lambda: has_verdict(terminal.record, "ready", "3 in place."), "the verdict")
    assert items()["door"] == "done"


@pytest.mark.parametrize("seconds", [OVER, BACK])
def test_a_window_left_open_for_too_long(options: list[str], shift: Path, seconds: int) -> None:
    """Nothing is answered, it is said that it ended, and Enter begins a new one."""
    with begun(shift, "day", *options) as terminal:
        terminal.wait_until(lambda: terminal.place == 1, "the first question")
        keys(terminal, "y")
        set_clock(shift, seconds)
        terminal.send("y\r" if options else "y")
        terminal.wait_for(walk_messages.CHECK_ENDED.partition("{")[0].strip())
        assert items() == {"door": "done", "lamp": "unanswered", "calm": "unanswered"}
        assert history()["runs"][0]["status"] == "stopped"
        terminal.send("\r")
        terminal.wait_until(lambda: terminal.place == 1, "a new first question")
        assert "Is the door shut?" in terminal.screen


@pytest.mark.parametrize("seconds", [OVER, BACK])
def test_what_was_left_too_long_ago(options: list[str], shift: Path, seconds: int) -> None:
    """It is not offered, `--resume` says when it ended, and everything is asked from the beginning."""
    leave_one(shift, options)
    set_clock(shift, seconds)
    with begun(shift, "day", "--resume", *options) as terminal:
        assert terminal.ended() == 4
        assert walk_messages.RUN_ENDED.partition("{")[0].strip() in terminal.record
    with begun(shift, "day", *options) as terminal:
        terminal.wait_until(lambda: terminal.place == 1, "the first question")
        assert "Is the door shut?" in terminal.screen


def test_what_was_left_some_minutes_ago(options: list[str], shift: Path) -> None:
    """A new one is the first choice; to go on begins with what is essential."""
    leave_one(shift, options)
    set_clock(shift, LATER)
    with begun(shift, "day", *options) as terminal:
        terminal.wait_for(walk_messages.OFFER_RESUME_OPTIONS["new"], walk_messages.OFFER_RESUME_OPTIONS["resume"])
        record = terminal.record
        new, resume = (record.index(walk_messages.OFFER_RESUME_OPTIONS[name]) for name in ("new", "resume"))
        assert new < resume
        terminal.send("2\r" if options else "2")
        terminal.wait_for(PAUSE, "1 Shut, essential" if options else "1 Shut essential")
        terminal.send("n\r" if options else "n")
        terminal.wait_until(lambda: terminal.place == 1, "the door asked again")
        keys(terminal, "s", "y", "7")
        terminal.wait_until(lambda: has_verdict(terminal.record, "not-ready", "2 in place, 1 skipped."), "the verdict")


def test_the_card_is_recalled_afterwards(options: list[str]) -> None:
    """Which of its lines were left open is asked once; what helps next time is shown."""
    lines = answers(("room/door", "yes"), ("room/lamp", "yes"), ("room/calm", 7))
    assert presencecheck("run", "day", "--answers", "-", stdin=lines).code == 0
    with Terminal("run", "after-it", *options) as terminal:
        terminal.wait_for(recall_messages.QUESTION, "1 Alone", "client")
        for key in ("1", ""):
            terminal.send(f"{key}\r" if options else key or "\r")
        terminal.wait_for(recall_messages.NEXT_TIME.format(remedy="Ask"))
        terminal.wait_until(lambda: terminal.place == 1, "the first question")
        terminal.send("y\r" if options else "y")
        terminal.wait_until(lambda: terminal.is_at_last, "the end")
    assert [run["cards"] for run in history()["runs"]][1] == [{"checklist": "welcome", "left-open": 1}]
    with Terminal("run", "after-it", *options) as terminal:
        terminal.wait_until(lambda: terminal.place == 1, "the first question at once")
        assert recall_messages.QUESTION not in terminal.record
