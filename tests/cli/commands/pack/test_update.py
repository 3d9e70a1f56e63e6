"""`pack update`: what is new is read before it is taken, and a broken source changes nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.commands import Here, walk
from tests.support.packs import (
    DESCRIPTION,
    NEWER,
    ROOM,
    SECOND,
    everything,
    folder,
    installed,
    place,
)


def test_an_update_is_read_before_it_is_taken(source: Path, home: Path, run: Here) -> None:
    """What a new version adds, removes, rewords or weighs otherwise is told item by item; --check only tells."""
    run("pack", "add", source, "--yes")
    assert "is up to date" in run("pack", "update").out
    folder(source, room_yaml=SECOND, pack_yaml=NEWER, hour_yaml=None, yard_yaml=ROOM.replace("room", "yard"))
    before = everything(home)
    looked = run("pack", "update", "--check")
    assert looked.code == 0
    assert everything(home) == before
    taken = run("pack", "update", "--yes")
    for words in (
        "1.0.0 → 1.1.0",
        "removed: Before the hour (hour)",
        "added: Our yards (yard)",
        "changed: Our rooms (room)",
        "Is the lamp on?",
        "Is the lamp lit?",
        "essential",
        "Is water at hand?",
    ):
        assert words in " ".join(looked.out.split())
        assert words in " ".join(taken.out.split())
    assert installed(home)[0]["version"] == "1.1.0"
    assert len(list(place(home).parent.iterdir())) == 2  # and the version before
    assert (place(home) / "room.yaml").read_text() == SECOND


def test_update_tells_programs(source: Path, run: Here) -> None:
    """`update --check --json` says of each pack what is new, and `--yes --json` what was done."""
    run("pack", "add", source, "--yes")
    assert [pack["state"] for pack in run("pack", "update", "--check", "--json").data["packs"]] == ["current"]
    folder(source, room_yaml=SECOND, pack_yaml=NEWER)
    [found] = run("pack", "update", "--check", "--json").data["packs"]
    assert (found["state"], found["version"], found["new"]["version"]) == ("changed", "1.0.0", "1.1.0")
    [changed] = found["checklists"]
    sorts = {change["change"]: change["item"] for change in changed["changes"]}
    assert (changed["id"], changed["sort"]) == ("room", "changed")
    assert sorts == {"added": "water", "reworded": "lamp", "importance": "door"}
    [done] = run("pack", "update", "--yes", "--json").data["packs"]
    assert done["state"] == "updated"
    assert run("pack", "update", "--json").code == 2


@pytest.mark.parametrize(("version", "words"), [("1.9.0", "lower than 1.10.0"), ("1.10.0", "the same version")])
def test_what_is_no_newer_version_is_not_taken(version: str, words: str, source: Path, home: Path, run: Here) -> None:
    """Who can write to a share cannot bring back what was mended; it is said, to programs too."""
    run("pack", "add", folder(source, pack_yaml=DESCRIPTION.replace("1.0.0", "1.10.0")), "--yes")
    folder(source, pack_yaml=DESCRIPTION.replace("1.0.0", version), room_yaml=SECOND)
    before = everything(home)
    [found] = run("pack", "update", "--check", "--json").data["packs"]
    assert found["state"] == "older"
    for command in (("update",), ("add", str(source))):
        refused = run("pack", *command, "--yes")
        assert (refused.code, words in refused.err, "--allow-older" in refused.err) == (4, True, True)
        assert everything(home) == before
    assert run("pack", "update", "--yes", "--allow-older").code == 0
    assert (installed(home)[0]["version"], (place(home) / "room.yaml").read_text()) == (version, SECOND)


BROKEN: dict[str, Callable[[Path], object]] = {
    "gone": shutil.rmtree,
    "a checklist with an error": lambda source: folder(source, room_yaml=ROOM.replace("ask: Is the lamp", "akk: Is")),
    "no description": lambda source: folder(source, pack_yaml=None),
    "another pack": lambda source: folder(source, pack_yaml=DESCRIPTION.replace("name: harbour", "name: other")),
    "half synchronised": lambda source: (source / "SHA256SUMS").write_text(f"{'0' * 64}  room.yaml\n"),
}


@pytest.mark.parametrize("damage", BROKEN)
def test_the_last_good_copy_stays(damage: str, source: Path, home: Path, run: Here) -> None:
    """A source that is offline or broken is told of, and what is installed goes on working."""
    run("pack", "add", source, "--yes")
    BROKEN[damage](source)
    before = everything(home)
    result = run("pack", "update", "--yes")
    assert (result.code, result.err.count("\n")) == (4, 1)
    assert "goes on working" in result.out
    assert everything(home) == before
    assert run("pack", "update", "--check").code == 0
    assert run("pack", "verify").code == 0
    assert walk("room", [("room/door", "yes"), ("room/lamp", "yes")]).code == 0
