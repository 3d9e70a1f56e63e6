"""What the process that reads a calendar tells: numbers, and never a word of the calendar."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.calendars import CANARY, SPAN, calendar, event, session, utc

pytestmark = pytest.mark.real


def told(path: Path) -> bytes:
    """All that comes out of the process, by its pipe and beside it."""
    request = json.dumps({"calendar": str(path), "span": SPAN})
    return subprocess.run(
        [sys.executable, "-P", "-m", "presencecheck.calendar.worker"],
        input=request.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=60,
    ).stdout


def test_numbers_alone_come_out(tmp_path: Path) -> None:
    """Whatever stands in the calendar, whole, folded or broken; and whatever its libraries would print."""
    path = tmp_path / "sessions.ics"
    parts = (
        session("20261130T140000Z"),
        session(f"/{CANARY}/Europe/Berlin:20261130T170000", uid="b"),
        session(f"{CANARY}:20261130T170000", uid="c"),
        event(f"DTSTART:{CANARY}"),
        f"BEGIN:{CANARY}\r\nEND:{CANARY}\r\n",
    )
    path.write_bytes(calendar(*parts).encode())
    out = told(path)
    assert all(word.encode() not in out for word in CANARY.split())
    assert [json.loads(line) for line in out.splitlines()] == [
        {"loaded": True},
        {"starts": [utc("2026-11-30 14:00"), utc("2026-11-30 16:00")], "unused": {"unreadable": 1, "zone": 1}},
    ]


def test_what_stands_in_the_way_is_a_sentence(tmp_path: Path) -> None:
    """Of the program's own."""
    out = told(tmp_path / "gone.ics")
    assert [list(json.loads(line)) for line in out.splitlines()] == [["loaded"], ["error"]]
