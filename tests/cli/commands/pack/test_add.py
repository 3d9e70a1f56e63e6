"""`pack add`: what a person sees first, and what is used afterwards."""

import shutil
from pathlib import Path
from unittest.mock import Mock

import pytest

from presencecheck.formats import second_process
from presencecheck.system.worker_process import open_worker
from tests.support.commands import Here, presencecheck, walk
from tests.support.packs import (
    DESCRIPTION,
    HOUR,
    NEWER,
    ROOM,
    SECOND,
    folder,
    installed,
    is_private,
    place,
)
from tests.support.terminals import Terminal


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


@pytest.mark.real
def test_a_large_pack_is_the_same_by_one_process_and_by_two(
    tmp_path: Path, home: Path, run: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `export` and `add` say, what they refuse, and every byte that is installed."""
    names = [f"list-{number}" for number in range(second_process.FEWEST)]
    many = {f"{name}.yaml": ROOM.replace("id: room", f"id: {name}") for name in names}
    many["list-98.yaml"] = many["list-98.yaml"].replace("Is the lamp on?", "Is the lamp on? Is the fan off?")
    broken = many["list-97.yaml"].replace("items", "item")
    lists, archive = folder(tmp_path / "lists"), tmp_path / "lists.zip"
    start = Mock(wraps=open_worker)
    monkeypatch.setattr(second_process, "open_worker", start)
    found = []
    for processors in (1, 2):
        monkeypatch.setattr(second_process, "processors", lambda processors=processors: processors)
        for name, content in many.items():
            (lists / name).write_text(content)
        exported, added = run("pack", "export", lists, "-o", archive, "--yes"), run("pack", "add", archive, "--yes")
        assert (exported.code, added.code, is_private(home)) == (0, 0, True)
        (lists / "list-97.yaml").write_text(broken)
        refused = [run("pack", *words) for words in (("add", lists, "--yes"), ("export", lists, "-o", archive))]
        assert [each.code for each in refused] == [1, 1]
        said = [(each.out, each.err) for each in (exported, added, *refused)]
        found.append((said, {path.name: path.read_bytes() for path in place(home).iterdir()}))
        run("pack", "remove", "harbour", "--yes")
    assert found[0] == found[1]
    assert start.call_count == 4


@pytest.mark.real
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
    other = OVERLAY.replace("sign on the door", "red sign") + "remove: [room-closed]\n"
    folder(source, environment_yaml=other, pack_yaml=NEWER)
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


def squeezed(text: str) -> str:
    """The text without blanks and breaks: a long path is broken anywhere."""
    return "".join(text.split())


def test_a_share_that_moved(source: Path, tmp_path: Path, home: Path, run: Here) -> None:
    """The same pack at another place is asked for there from now on; nothing was broken, and nothing is said to be."""
    run("pack", "add", source, "--yes")
    moved = source.rename(tmp_path / "moved")
    said = run("pack", "add", moved, "--yes").out
    told = f"Until now it came from {source}; from now on its updates would come from {moved}."
    assert squeezed(told) in squeezed(said)
    assert said.endswith(f"Harbour lists 1.0.0 is as you have it; its updates now come from {moved}.\n")
    assert installed(home)[0]["source"] == str(moved)
    (place(home) / "room.yaml").unlink()
    assert run("pack", "add", moved, "--yes").out.endswith("Harbour lists 1.0.0 is whole again.\n")


def test_another_publisher_is_pointed_out(source: Path, tmp_path: Path, run: Here) -> None:
    """A pack of the same name from somebody else is not taken for the next version of it."""
    run("pack", "add", source, "--yes")
    other = folder(tmp_path / "other", pack_yaml=NEWER.replace("Harbour Street", "Yard"))
    said = squeezed(run("pack", "add", other, "--yes").out)
    for told in (
        "Its publisher is said to be Yard Practice; until now it was Harbour Street Practice.",
        f"Until now it came from {source}",
    ):
        assert squeezed(told) in said


def test_programs_are_told(source: Path, tmp_path: Path, home: Path, run: Here) -> None:
    """What was done and with which pack; nobody is asked, and problems stand beside the JSON."""
    assert run("pack", "add", source, "--json").code == 2
    assert installed(home) == []
    done = run("pack", "add", source, "--yes", "--json").data
    assert (done["state"], done["pack"]["name"], done["pack"]["version"]) == ("added", "harbour", "1.0.0")
    assert done["pack"] == run("pack", "list", "--json").data["packs"][0]
    assert run("pack", "add", source, "--yes", "--json").data["state"] == "current"
    moved = folder(tmp_path / "moved")
    assert run("pack", "add", moved, "--yes", "--json").data["state"] == "moved"
    (place(home) / "room.yaml").unlink()
    assert run("pack", "add", moved, "--yes", "--json").data["state"] == "mended"
    newer = folder(moved, pack_yaml=NEWER)
    assert run("pack", "add", newer, "--yes", "--json").data["state"] == "updated"
    broken = run("pack", "add", folder(moved, room_yaml="format: 1\n"), "--yes", "--json")
    assert (broken.code, broken.out, "room.yaml" in broken.err) == (1, "", True)
