"""`same-as` against the rest of the library."""

from pathlib import Path

import pytest

from tests.support.commands import Here, own

ROOM = """\
format: 1
id: my-room
title: My room
items:
  - {id: door, ask: Is the door shut?, ready: Shut, importance: essential, if-not-yet: {do: [Shut it]}}
"""
HEAD = "format: 1\nid: short\ntitle: Short\nitems:\n"
ITEM = "{id: alone, ask: Are you alone?, ready: Alone, importance: %s, if-not-yet: {do: [Wait]}, same-as: %s}"


def problems(run: Here, path: Path) -> list[tuple[str, str, int]]:
    """What `check` says of a file: codes, severities and columns."""
    found = run("check", str(path), "--json").data["problems"]
    return [(each["code"], each["severity"], each["line"]) for each in found]


@pytest.mark.parametrize(
    ("importance", "twin", "code"),
    [
        ("essential", "my-room/door", None),
        ("essential", "environment/room-closed", None),
        ("standard", "my-room/door", "unlike-twin"),
        ("essential", "tech-check/fallback", None),
        ("essential", "shipped:environment/room-closed", None),
        ("essential", "my-room/dor", "unknown-twin"),
        ("essential", "my-rom/door", "unknown-twin"),
        ("essential", "full/door", "unknown-twin"),
    ],
)
def test_the_other_item_is_there_and_as_important(
    run: Here, home: Path, importance: str, twin: str, code: str | None
) -> None:
    """Else both are asked, and whoever writes it is told where it stands."""
    own(home, "my-room", ROOM)
    path = own(home, "short", f"{HEAD}  - {ITEM % (importance, twin)}\n")
    assert problems(run, path) == ([(code, "warning", 5)] if code else [])


def test_what_may_have_been_meant(run: Here, home: Path) -> None:
    """Of the other list's items, or of all lists."""
    own(home, "my-room", ROOM)
    said = run("check", str(own(home, "short", f"{HEAD}  - {ITEM % ('essential', 'my-room/dor')}\n"))).out
    assert '"alone" is said to be the same as "my-room/dor", which is not there. Did you mean "door"?' in said
    said = run("check", str(own(home, "short", f"{HEAD}  - {ITEM % ('standard', 'my-room/door')}\n"))).out
    assert '"alone" is standard, and "my-room/door" is essential, so both are asked.' in said


def test_the_items_of_an_overlay_are_looked_at_too(run: Here, home: Path) -> None:
    """Those that it adds and those that it replaces."""
    own(home, "my-room", ROOM)
    item = ITEM % ("standard", "my-room/door")
    head = "format: 1\nid: mine\nextends: environment\n"
    path = own(home, "mine", f"{head}add:\n  - item: {item}\nreplace:\n  - {item.replace('alone', 'room-closed')}\n")
    assert problems(run, path) == [
        ("unlike-twin", "warning", 5),
        ("overlay-lost", "warning", 7),
        ("unlike-twin", "warning", 7),
    ]


def test_a_folder_finds_its_own_lists_first(run: Here, tmp_path: Path) -> None:
    """As its routines do."""
    (tmp_path / "my-room.yaml").write_text(ROOM)
    path = tmp_path / "short.yaml"
    path.write_text(f"{HEAD}  - {ITEM % ('essential', 'my-room/door')}\n")
    assert problems(run, path) == []
