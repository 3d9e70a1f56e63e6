"""Disks that are full, read-only or gone: said before the first question where it can be known; the person decides.

The walks are real ones in real terminals, the disks real ones of a few pages, as Linux lets root make them.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from presencecheck.history.operations.verify import inspect
from presencecheck.messages import walk as walk_messages
from tests.support.after_crash import COUNT, LIST, found, missing
from tests.support.commands import Here, answers, presencecheck
from tests.support.disks import CAN_MOUNT, fill, pull_out, read_only, small_disk
from tests.support.evidence import Evidence
from tests.support.terminals import Terminal, own, states

pytestmark = pytest.mark.real

TRY_AGAIN, DO_WITHOUT = "1", "2"
ALL = answers(*((f"long/item-{number}", "yes") for number in range(1, COUNT + 1)))
plainly = pytest.mark.parametrize("plain", [[], ["--plain"]], ids=["terminal", "plain"])
mounts = pytest.mark.skipif(not CAN_MOUNT, reason="disks of one's own need Linux and root")


@pytest.fixture
def disk(home: Path) -> Iterator[Path]:
    """A disk of 300 KiB where the history is kept, and a list to walk."""
    own(home, LIST)
    with small_disk(home / "data", 300) as disk:
        yield disk


def press(terminal: Terminal, keys: str, *shown: str) -> None:
    """Press keys, as the surface wants them, and wait for what they bring."""
    seen = len(terminal.output)
    terminal.send("".join(f"{key}\r" for key in keys) if "Type " in terminal.output else keys)
    terminal.wait_until(lambda: all(words in terminal.output[seen:] for words in shown), " and ".join(shown))
    terminal.wait_until(lambda: terminal.over or terminal.waits or terminal.is_at_last, "what can be pressed")


@mounts
@plainly
def test_a_disk_that_fills_up_under_a_walk(disk: Path, home: Path, plain: list[str], evidence: Evidence) -> None:
    """An answer that found no room waits for the person: it is taken once there is some, or the walk does without."""
    with Terminal("run", "long", *plain, columns=200) as terminal:
        terminal.wait_until(lambda: terminal.waits, "the first question")
        press(terminal, "y", "State 1", "number 2")
        ballast = fill(disk)
        press(terminal, "y", f"The disk of {disk / 'history.db'} is full. What now?")
        press(terminal, TRY_AGAIN, "What now?")
        ballast.unlink()
        press(terminal, TRY_AGAIN, "State 2", "number 3")
        press(terminal, "y", "State 3", "number 4")
        ballast = fill(disk)
        press(terminal, "y", "What now?")
        press(terminal, DO_WITHOUT, "State 4", "number 5")
        for number in range(5, COUNT + 1):
            press(terminal, "y", f"State {number}")
        assert terminal.ended() == 0
        assert walk_messages.KEPT_BEFORE in terminal.record
    assert states(home) == [("in-progress", 3)]
    ballast.unlink()
    assert missing(home, 3) == 0
    evidence("D7", "walks on a disk that fills up", 1, "lost", "tracebacks")


@mounts
def test_leaving_where_the_disk_is_full(disk: Path, home: Path) -> None:
    """Who would rather leave is told what stood in the way; what was taken before is kept."""
    with Terminal("run", "long", columns=200) as terminal:
        terminal.wait_until(lambda: terminal.waits, "the first question")
        press(terminal, "y", "State 1", "number 2")
        fill(disk)
        press(terminal, "y", "What now?")
        press(terminal, "q", "presencecheck: The disk of")
        assert terminal.ended() == 4
        assert terminal.restored
    assert states(home) == [("in-progress", 1)]


@mounts
@plainly
def test_a_disk_that_is_full_before_the_walk(disk: Path, home: Path, plain: list[str], evidence: Evidence) -> None:
    """It is said before the first question, with how much room is wanted; the walk is possible all the same."""
    assert presencecheck("run", "long", "--answers", "-", stdin=ALL).code == 0
    fill(disk)
    before = found(home)
    with Terminal("run", "long", *plain, columns=200) as terminal:
        terminal.wait_until(lambda: terminal.waits, "what can be pressed")
        assert "64 KiB are needed, 0 KiB are free. What now?" in terminal.record
        assert "number 1" not in terminal.output
        press(terminal, DO_WITHOUT, walk_messages.UNLOGGED, "number 1")
        for number in range(1, COUNT + 1):
            press(terminal, "y", f"State {number}")
        assert terminal.ended() == 0
    assert found(home) == before
    result = presencecheck("run", "long", "--answers", "-", stdin=ALL)
    assert (result.code, "Free some space." in result.err) == (4, True)
    assert len(presencecheck("history", "--json").data["runs"]) == 1
    assert presencecheck("forget", "--all", "--yes").code == 0
    evidence("D7", "walks where the disk is full before", 1, "lost", "tracebacks")


@mounts
def test_runs_until_the_disk_is_full(disk: Path, home: Path, run: Here, evidence: Evidence) -> None:
    """Someone who walks on until nothing fits any more finds each run that came to its end in the history."""
    given = home.with_name("answers")
    given.write_text(ALL)
    (disk / "some").write_bytes(bytes(80 * 1024))
    times = 0
    while (result := run("run", "long", "--answers", given)).code == 0:
        times += 1
    assert (result.code, "full" in result.err) == (4, True)
    assert times > 5
    assert [run["status"] for run in run("history", "--json", "-n", "9999").data["runs"]] == ["completed"] * times
    assert inspect(disk / "history.db").faults == ()
    evidence("D7", "runs until the disk was full", times, "lost", "tracebacks")


@mounts
@pytest.mark.parametrize("what", ["file", "folder", "disk"])
def test_what_is_read_only(disk: Path, home: Path, what: str, evidence: Evidence) -> None:
    """It is said before the first question; what is there can be read, and nothing of it changes."""
    path = disk / "history.db"
    assert presencecheck("run", "long", "--answers", "-", stdin=ALL).code == 0
    before = path.read_bytes()
    with read_only(path if what == "file" else disk, disk=what == "disk"):
        with Terminal("run", "long", columns=200) as terminal:
            terminal.wait_for("is read-only. What now?")
            terminal.wait_until(lambda: terminal.waits, "what can be pressed")
            assert str(path) in terminal.record
            assert "number 1" not in terminal.output
            press(terminal, TRY_AGAIN, "What now?")
            press(terminal, DO_WITHOUT, walk_messages.UNLOGGED, "number 1")
            press(terminal, "y", "State 1", "number 2")
            press(terminal, "q", "Left: 1 of 8 steps gone through")
            assert "kept as you go" not in terminal.record
            assert terminal.ended() == 3
        for command in (["run", "long", "--answers", "-"], ["forget", "--all", "--yes"]):
            result = presencecheck(*command, stdin=ALL)
            assert (result.code, str(disk) in result.err) == (4, True), result
        assert presencecheck("run", "long", "--no-log", "--answers", "-", stdin=ALL).code == 0
        assert len(presencecheck("history", "--json").data["runs"]) == 1
        assert presencecheck("verify").code == 0
    assert path.read_bytes() == before
    evidence("D8", "walks over what is read-only", 1, "lost", "tracebacks")


@mounts
@pytest.mark.parametrize("place", ["a folder", "something else"])
def test_a_disk_that_is_gone(home: Path, place: str, evidence: Evidence) -> None:
    """Pulled out under a walk: all of the walk is kept in the folder that is there then, or the person does without."""
    own(home, LIST)
    with small_disk(home / "data", 300) as disk, Terminal("run", "long", columns=200) as terminal:
        terminal.wait_until(lambda: terminal.waits, "the first question")
        press(terminal, "y", "State 1", "number 2")
        pull_out(disk)
        if place == "something else":
            disk.rmdir()
            disk.touch()
            press(terminal, "y", f"Cannot make the folder {disk}: ", "What now?")
            press(terminal, DO_WITHOUT, "State 2", "number 3")
        else:
            press(terminal, "y", "State 2", "number 3")
        for number in range(3, COUNT + 1):
            press(terminal, "y", f"State {number}")
        assert terminal.ended() == 0
        assert (walk_messages.KEPT_BEFORE in terminal.record) == (place == "something else")
    assert place == "something else" or states(home) == [("completed", COUNT)]
    evidence("D8", "walks whose disk is pulled out", 1, "tracebacks")
