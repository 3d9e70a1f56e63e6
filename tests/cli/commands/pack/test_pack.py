"""Packs from a folder or a zip: added, listed, updated, verified, removed, and used in a walk."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from presencecheck.packs.lock import LOCK
from tests.support.commands import Here, own, presencecheck, walk
from tests.support.packs import DESCRIPTION, HOUR, NEWER, ROOM, SECOND, everything, folder, installed, is_private, place
from tests.support.terminals import Terminal


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The pack as a folder on a shared drive."""
    return folder(tmp_path / "shared" / "harbour")


def test_a_pack_is_added_listed_and_walked(source: Path, home: Path) -> None:
    """What a colleague shares can be walked by name, is told to be theirs, and needs the shared drive no more."""
    added = presencecheck("pack", "add", str(source), "--yes")
    assert (added.code, added.err) == (0, "")
    for words in ("Harbour lists (harbour) 1.0.0, en", "Harbour Street Practice", "CC BY 4.0", "Not signed", "room"):
        assert words in added.out
    shutil.rmtree(source)
    [listed] = presencecheck("pack", "list", "--json").data["packs"]
    assert listed["source"] == str(source)
    assert (listed["checklists"], listed["routines"], listed["signer"]) == (1, 1, None)
    assert is_private(home)
    answers = [(f"room/{item}", "yes") for item in ("door", "lamp")]
    done = walk("room", answers)
    assert (done.code, done.data["run"]["checklists"][0]["layer"]) == (0, "harbour")
    assert {row["id"]: row["layer"] for row in presencecheck("list", "--json").data["checklists"]}["hour"] == "harbour"


def test_a_person_sees_first_and_is_asked(source: Path, home: Path) -> None:
    """Adding waits for a yes; Enter is a no and changes nothing."""
    with Terminal("pack", "add", str(source)) as terminal:
        terminal.wait_for("Our rooms", "Add it? [y/N]")
        terminal.send("\r")
        assert terminal.ended() == 0
        assert "Nothing was changed." in terminal.screen
    assert installed(home) == []
    with Terminal("pack", "add", str(source), columns=40, rows=15) as terminal:
        terminal.wait_for("Add it? [y/N]")
        terminal.send("y\r")
        assert terminal.ended() == 0
        assert "Added Harbour lists 1.0.0" in terminal.screen
    assert len(installed(home)) == 1


@pytest.mark.parametrize("command", ["add", "update", "remove"])
def test_nobody_to_ask(command: str, source: Path, home: Path, run: Here) -> None:
    """Without a terminal and without --yes, the command names the flag and changes nothing."""
    if command != "add":
        run("pack", "add", source, "--yes")
    folder(source, room_yaml=SECOND)
    before = everything(home)
    named: dict[str, list[str | Path]] = {"add": [source], "update": [], "remove": ["harbour"]}
    result = run("pack", command, *named[command])
    assert (result.code, "--yes" in result.err) == (2, True)
    assert everything(home) | {"data/packs/.busy": b""} == before | {"data/packs/.busy": b""}


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
    assert [path.name for path in place(home).parent.iterdir()] == [place(home).name]
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


def test_a_lower_version_is_said(source: Path, run: Here) -> None:
    """Who is given an older version, by mistake or by malice, is told so."""
    run("pack", "add", folder(source, pack_yaml=DESCRIPTION.replace("1.0.0", "1.10.0")), "--yes")
    folder(source, pack_yaml=DESCRIPTION.replace("1.0.0", "1.9.0"))
    assert "lower" in run("pack", "update", "--check").out
    folder(source, pack_yaml=DESCRIPTION.replace("1.0.0", "1.10.0"), room_yaml=SECOND)
    assert "The version is the same" in run("pack", "update", "--check").out


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


def test_errors_are_listed_one_by_one(source: Path, home: Path, run: Here) -> None:
    """Each problem of each file has its line; nothing is installed, and the exit code is that of errors found."""
    folder(
        source,
        pack_yaml=DESCRIPTION.replace("licence", "license").replace("1.0.0", "[1]"),
        room_yaml=ROOM.replace("ready: Shut", "redy: Shut"),
        hour_yaml=HOUR.replace("id: hour", "id: other"),
    )
    result = run("pack", "add", source, "--yes")
    assert result.code == 1
    assert [line.removeprefix(f"{source}/").split(":")[0] for line in result.out.splitlines()] == [
        *("pack.yaml",) * 3,
        "hour.yaml",
        "room.yaml",
    ]
    assert 'Did you mean "licence"?' in result.out
    assert f"{source} has 5 errors and is not used." in result.err
    assert not installed(home)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("name: harbour", "name: Harbour", 'pack.yaml:2:7: error: "Harbour" cannot be an id.'),
        ("name: harbour", "name: own", 'pack.yaml:2:7: error: "own" is the name of something else.'),
        ("name: harbour", "name: shipped", 'pack.yaml:2:7: error: "shipped" is the name of something else.'),
        ("name: harbour\n", "", 'pack.yaml:1:1: error: "name" is missing here.'),
        ("format: 1", "format: 2", "pack.yaml:1:9: error: this is format 2"),
        ("Harbour lists", "x" * 61, "pack.yaml:3:8: error: "),
        ("Harbour lists", "|\n  a\n  b", "pack.yaml:3:8: error: "),
        ("Harbour lists", '"\\e[2J"', "hidden or control character"),
        ("name: harbour", "name: {a: b}", 'pack.yaml:2:7: error: "name" should be text.'),
        (DESCRIPTION, "[a]", "pack.yaml:1:1: error: "),
        (DESCRIPTION, "", "pack.yaml:1:1: error: the file is empty."),
        ("licence", "publisher", 'pack.yaml:6:1: error: "publisher" is given twice.'),
    ],
)
def test_a_description_is_judged_like_a_checklist(old: str, new: str, words: str, source: Path, run: Here) -> None:
    """What is wrong with pack.yaml is said with its line, its column and what to do."""
    result = run("pack", "add", folder(source, pack_yaml=DESCRIPTION.replace(old, new)), "--yes")
    assert result.code == 1
    assert words in result.out


def test_check_knows_a_packs_folder(source: Path, run: Here) -> None:
    """`check` on the folder of a pack judges its pack.yaml as what it is."""
    assert run("check", source).code == 0
    folder(source, pack_yaml=DESCRIPTION.replace("licence", "license"))
    result = run("check", source)
    assert (result.code, f"{source}/pack.yaml:6:1: error:" in result.out) == (1, True)


def test_which_list_wins_is_said(source: Path, home: Path, run: Here) -> None:
    """A pack's list takes the place of a shipped one, one's own that of a pack's, and both are said beforehand."""
    own(home, "room", ROOM)
    folder(source, environment_yaml=ROOM.replace("id: room", "id: environment"))
    said = " ".join(run("pack", "add", source, "--yes").out.split())
    assert "in place of those of the same name that you have: environment" in said
    assert "your own of the same name win: room" in said
    layers = {row["id"]: row["layer"] for row in run("list", "--json").data["checklists"]}
    assert (layers["environment"], layers["room"], layers["hour"]) == ("harbour", "own", "harbour")
    assert run("show", "harbour:room", "--json").code == 0
    assert run("show", "shipped:environment", "--json").data["checklist"]["title"] != "Our rooms"


def test_later_packs_win(source: Path, tmp_path: Path, home: Path, run: Here) -> None:
    """Of two packs with the same list the one that was added later is used; an update does not change that."""
    second = folder(
        tmp_path / "second",
        pack_yaml=DESCRIPTION.replace("name: harbour", "name: second"),
        room_yaml=ROOM.replace("Our rooms", "Other rooms"),
    )
    for each in (source, second):
        run("pack", "add", each, "--yes")
    folder(source, room_yaml=SECOND)
    run("pack", "update", "--yes")
    assert [entry["name"] for entry in installed(home)] == ["harbour", "second"]
    assert run("show", "room", "--json").data["checklist"]["title"] == "Other rooms"
    assert run("pack", "remove", "second", "--yes").code == 0
    assert run("show", "room", "--json").data["checklist"]["title"] == "Our rooms"


def test_remove_takes_all_of_it(source: Path, home: Path, run: Here) -> None:
    """Removing a pack leaves none of its files and none but its own."""
    kept = home / "data" / "packs" / "notes.txt"
    run("pack", "add", source, "--yes")
    kept.write_text("not ours")
    assert run("pack", "remove", "harbour", "--yes").code == 0
    assert {path.name for path in (home / "data" / "packs").iterdir()} == {LOCK, ".busy", "notes.txt"}
    assert run("pack", "remove", "harbour", "--yes").code == 4
    assert "No pack is installed" in run("pack", "list").err


OVERLAY = """\
format: 1
id: environment
extends: shipped:environment
add:
  - item: {id: sign, ask: Is the sign on the door turned?, ready: Turned, if-not-yet: {do: [Turn it]}}
"""


def test_a_pack_can_change_what_is_shipped(source: Path, run: Here) -> None:
    """A pack's overlay lies over a shipped list; what a new version of it changes is told like all else."""
    folder(source, environment_yaml=OVERLAY)
    added = run("pack", "add", source, "--yes")
    assert added.code == 0
    assert "overlay" in added.out
    assert run("show", "environment", "--json").data["checklist"]["items"][-1]["id"] == "sign"
    folder(source, environment_yaml=OVERLAY.replace("sign on the door", "red sign") + "remove: [room-closed]\n")
    told = " ".join(run("pack", "update", "--yes").out.split())
    for words in ("changed: environment", "Is the red sign turned?", "remove", "room-closed"):
        assert words in told
    assert "room-closed" not in {item["id"] for item in run("show", "environment", "--json").data["checklist"]["items"]}


def test_a_list_becomes_an_overlay(source: Path, run: Here) -> None:
    """A list of its own that becomes a change of another one is said to."""
    folder(source, environment_yaml=ROOM.replace("id: room", "id: environment"))
    run("pack", "add", source, "--yes")
    folder(source, environment_yaml=OVERLAY)
    assert "kind: environment: was checklist, is overlay" in run("pack", "update", "--check").out
