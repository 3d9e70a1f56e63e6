"""What `diff` reports, in sentences."""

from pathlib import Path

import pytest

from presencecheck.core.diff import Change
from presencecheck.core.overlay import Overlay
from presencecheck.library.compare import Comparison
from presencecheck.library.loaded import AppliedOverlay
from presencecheck.messages import diff as diff_messages
from presencecheck.reports.text.diff import change_lines, describe_change, diff_lines
from tests.support.builders import checklist, confirm, section

BASE = section(checklist("room", confirm("door")))
REMOVED = Change("removed", "door", "Is it shut?")
WORDS = {"name": "room", "layer": "own", "base": "shipped:room"}


def comparison(since: str, later: tuple[Change, ...] | None) -> Comparison:
    """An overlay that removes the door."""
    applied = AppliedOverlay(Overlay(format=1, id="room", extends="room", since=since), BASE.checklist, BASE.source)
    return Comparison("room", "own", Path("/r.yaml"), "shipped:room", (REMOVED,), applied, later)


def test_a_change_has_its_words_before_and_after() -> None:
    """What was not there before is said not to have been."""
    assert describe_change(REMOVED) == "removed: door: Is it shut?"
    assert (
        describe_change(Change("importance", "door", "", "essential")) == "importance: door: was nothing, is essential"
    )


def test_no_change_is_said() -> None:
    """Rather than an empty list."""
    assert list(change_lines([])) == [(2, diff_messages.NOTHING)]


def test_nothing_below() -> None:
    """One sentence is enough."""
    found = Comparison("room", "own", Path("/r.yaml"))
    assert [line for _, line in diff_lines(found)] == [diff_messages.UNCHANGED.format(name="room", layer="own")]


def test_a_file_that_replaces_another() -> None:
    """It is said to, and nothing is told of later changes: they do not reach it."""
    found = Comparison("room", "own", Path("/r.yaml"), "shipped:room", (REMOVED,))
    assert [line for _, line in diff_lines(found)] == [
        diff_messages.REPLACED.format_map(WORDS),
        "removed: door: Is it shut?",
    ]


@pytest.mark.parametrize(
    ("since", "later", "said"),
    [
        ("abc", (), diff_messages.LATER_NOTHING),
        ("abc", (REMOVED,), diff_messages.LATER),
        ("abc", None, diff_messages.LATER_UNKNOWN),
        ("", None, diff_messages.LATER_UNSAID),
    ],
)
def test_what_changed_below_an_overlay(since: str, later: tuple[Change, ...] | None, said: str) -> None:
    """That nothing did is another thing than that nobody knows."""
    lines = [line for _, line in diff_lines(comparison(since, later))]
    assert lines[0] == diff_messages.OVERLAID.format_map(WORDS)
    assert said.format_map(WORDS) in lines
