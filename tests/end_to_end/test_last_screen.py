"""The end of a walk in a real terminal: verdict, card, a slip put right, and the client who comes early."""

import os
from functools import partial
from pathlib import Path

import pytest

from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages import walk as walk_messages
from tests.support.commands import own
from tests.support.other_clocks import sweep_left_clocks
from tests.support.real_parts import file
from tests.support.terminals import Terminal, has_verdict, history

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]

ROOM = """\
format: 1
id: room
title: The room
items:
  - {id: door, ask: Is the door shut?, ready: Shut, importance: essential, if-not-yet: {do: [Shut the door]}}
  - {id: lamp, ask: Is the lamp on?, ready: Lit, if-not-yet: {do: [Switch on the lamp]}}
  - {id: calm, kind: scale, ask: How calm are you?, scale: {min: 0, max: 9, low: not, high: very}}
"""
WELCOME = """\
format: 1
id: welcome
title: Welcome
moment: open
items:
  - {id: alone, ask: Is the client alone?, ready: Alone, say: Are you alone there?, if-not-yet: {do: [Ask], then: stop}}
"""
ROUTINE = """\
format: 1
id: day
title: A day
include: [{checklist: room}, {checklist: welcome, as: card}]
closing: Go gently.
"""


def shifted_by(shift: Path) -> dict[str, str]:
    """An environment in which the time of day, and no other clock, is wrong by the seconds in this file."""
    sweep_left_clocks()
    return {
        "LD_PRELOAD": str(file("/usr/lib", "*/faketime/libfaketime.so.1")),
        "FAKETIME_TIMESTAMP_FILE": str(shift),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }


@pytest.fixture(params=[False, True], ids=["keys", "plain"])
def terminal(request: pytest.FixtureRequest, home: Path) -> Terminal:
    """A walk of the routine, with keys or in plain lines."""
    for text in (ROOM, WELCOME, ROUTINE):
        own(home, text.split("id: ")[1].split()[0], text)
    return Terminal("run", "day", *(["--plain"] if request.param else []))


def keys(terminal: Terminal, *pressed: str) -> None:
    """Press keys, or type them as lines."""
    is_plain = b"Step 1 of" in terminal.raw
    for key in pressed:
        shown = terminal.record
        terminal.send(f"{key}\r" if is_plain else key)
        terminal.wait_until(partial(_has_changed, terminal, shown), f"what comes of {key!r}")
        terminal.wait_until(lambda: terminal.waits or terminal.is_at_last or terminal.over, "the next prompt")


def _has_changed(terminal: Terminal, shown: str) -> bool:
    return terminal.record != shown


def begin(terminal: Terminal) -> None:
    """Wait for the first question."""
    terminal.wait_until(lambda: terminal.place == 1, "the first question")


def items() -> dict[str, str]:
    """The outcomes of the newest run."""
    return {item["item"]: item["outcome"] for item in history("show", "last")["run"]["items"]}


def test_the_verdict_comes_before_the_card(terminal: Terminal) -> None:
    """What is left open has a number, the card stands below, and Enter ends it all."""
    with terminal:
        begin(terminal)
        keys(terminal, "y", "s", "7")
        record = terminal.record
        assert has_verdict(record, "ready-with-exceptions", "2 in place, 1 skipped.")
        assert record.index("Go gently.") < record.index(verdict_messages.NOT_SHARED)
        assert "Are you alone there?" in record
        assert verdict_messages.IF_NOT in record
        assert "1 Is the lamp on? (skipped)" in record
        assert not terminal.over
        assert terminal.ended() == 0
        assert terminal.restored
    run = history("show", "last")["run"]
    assert (run["status"], run["readiness"], len(run["items"])) == ("completed", "ready-with-exceptions", 3)


def test_a_slip_is_put_right_after_the_verdict(terminal: Terminal) -> None:
    """A digit and b reach what is open and what came last; the history has the new verdict and the same end."""
    with terminal:
        begin(terminal)
        keys(terminal, "s", "s", "7")
        assert has_verdict(terminal.record, "not-ready", "1 in place, 2 skipped.")
        assert verdict_messages.ESSENTIAL_OPEN in terminal.record
        before = history("show", "last")["run"]
        keys(terminal, "1", "n")
        terminal.wait_for("Shut the door")
        keys(terminal, "y")
        assert has_verdict(terminal.record, "ready-with-exceptions", "2 in place (1 put right), 1 skipped.")
        keys(terminal, "b", "9", "1", "y")
        assert has_verdict(terminal.record, "ready", "3 in place (1 put right).")
        assert terminal.ended() == 0
    after = history("show", "last")["run"]
    assert (before["readiness"], after["readiness"]) == ("not-ready", "ready")
    assert (before["id"], before["finished"]) == (after["id"], after["finished"])
    assert items() == {"door": "fixed", "lamp": "done", "calm": "done"}
    assert [item["value"] for item in after["items"] if "value" in item] == [9]


def test_the_client_comes_early(terminal: Terminal) -> None:
    """c gives the verdict at once, names what is essential and open, and shows the card."""
    with terminal:
        begin(terminal)
        keys(terminal, "c")
        assert has_verdict(terminal.record, "not-ready", "Nothing was checked.")
        end = terminal.record[terminal.record.index(verdict_messages.NAMES["not-ready"]) :]
        assert f"1 {verdict_messages.BRIEF.format(state='Shut')}" in end
        assert "Is the lamp on?" not in end
        assert verdict_messages.CUT_SHORT in terminal.record
        assert "Are you alone there?" in terminal.record
        assert terminal.ended() == 1
    run = history("show", "last")["run"]
    assert (run["status"], run["readiness"]) == ("completed", "not-ready")


def test_a_newer_run_ends_it(terminal: Terminal) -> None:
    """Once another run has begun, the last screen takes nothing; Enter begins a new one."""
    with terminal:
        begin(terminal)
        keys(terminal, "y", "s", "7")
        with Terminal("run", "room") as other:
            other.walk(["y"])
            other.wait_until(lambda: other.place == 2, "the second question")
            other.send("q")
            assert other.ended() == 3
        terminal.send("1\r" if b"Step 1 of" in terminal.raw else "1")
        terminal.wait_for(walk_messages.CHECK_ENDED.partition("{")[0].strip(), "new one")
        terminal.send("\r")
        terminal.wait_until(lambda: terminal.record.count("Is the door shut?") == 2, "a new walk, or the offer of one")
        terminal.send("quit\r" if b"Step 1 of" in terminal.raw else "q")
        assert terminal.ended() == 3
    assert [run["readiness"] for run in history()["runs"]] == [None, "ready-with-exceptions"]


@pytest.mark.parametrize("jump", [601, -3], ids=["too late", "clock set back"])
def test_time_ends_it(jump: int, home: Path, tmp_path: Path) -> None:
    """Ten minutes after the last answer, or where the clock went back, nothing is changed; Enter is a new walk."""
    own(home, "room", ROOM)
    shift = tmp_path / "shift"
    shift.write_text("+0", encoding="utf-8")
    with Terminal("run", "room", "--no-probe", env=shifted_by(shift)) as terminal:
        terminal.walk(["y", "s", "7"])
        terminal.wait_until(lambda: terminal.is_at_last, "the last screen")
        verdict = next(row for row in terminal.rows if verdict_messages.NAMES["ready-with-exceptions"] in row)
        shift.write_text(f"{jump:+}", encoding="utf-8")
        terminal.send("1")
        time = verdict.partition(" at ")[2].split()[0]
        terminal.wait_for(walk_messages.CHECK_ENDED.format(time=time), walk_messages.KEY_NEW)
        terminal.send("q")
        assert terminal.ended() == 0
    assert items()["lamp"] == "skipped"


@pytest.mark.parametrize("skipped", [False, True], ids=["nothing open", "something open"])
def test_closing_the_window_is_as_good_as_enter(skipped: bool, terminal: Terminal) -> None:
    """What was said is kept, and the run is as complete as with Enter."""
    with terminal:
        begin(terminal)
        keys(terminal, "y", "s" if skipped else "y", "7")
        terminal.wait_until(lambda: terminal.is_at_last, "the last screen")
        terminal.hang_up()
        assert terminal.ended() == 129
    run = history("show", "last")["run"]
    assert (run["status"], run["readiness"]) == ("completed", "ready-with-exceptions" if skipped else "ready")
    with Terminal("run", "room", "--no-probe") as later:
        later.wait_until(lambda: later.place == 1, "the first question of a walk of its own")
        later.send("q")
        assert later.ended() == 3


def test_an_open_last_screen_holds_nobody_up(terminal: Terminal) -> None:
    """It holds no lease: another window walks meanwhile, and hears of no run that is open."""
    with terminal:
        begin(terminal)
        keys(terminal, "y", "y", "7")
        terminal.wait_until(lambda: terminal.is_at_last, "the last screen")
        with Terminal("run", "room", "--no-probe") as other:
            other.walk(["y"])
            other.wait_until(lambda: other.place == 2, "the second question")
            assert walk_messages.OPEN_ELSEWHERE not in other.record
            other.send("q")
            assert other.ended() == 3
        assert terminal.ended() == 0
