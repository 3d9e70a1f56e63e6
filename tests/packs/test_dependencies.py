"""Packs that need other packs: looked at when one is added, updated or removed, and told by the list."""

from pathlib import Path

import pytest

from presencecheck.packs.dependencies import declared, in_order, undeclared, unmet_after, unmet_now
from presencecheck.packs.lock import installed as locked
from presencecheck.packs.pack import examine
from presencecheck.packs.requirements import Requirement
from presencecheck.system.paths import user_paths
from tests.support.commands import Here
from tests.support.packs import DESCRIPTION, HOUR, ROOM, folder, installed, members

ARRIVING = HOUR.replace("hour", "arriving").replace("checklist: room", "checklist: harbour:room")


def version(text: str, name: str = "harbour", more: str = "") -> str:
    """The description of a version of a pack."""
    return DESCRIPTION.replace("1.0.0", text).replace("name: harbour", f"name: {name}") + more


@pytest.fixture
def branch(tmp_path: Path) -> Path:
    """A pack whose routine walks a list of the pack harbour, from version 1.2 on."""
    more = {"room_yaml": None, "hour_yaml": None, "arriving_yaml": ARRIVING}
    return folder(tmp_path / "branch", pack_yaml=version("1", "branch", "requires: [harbour >=1.2]\n"), **more)


def test_a_pack_that_lacks_another_is_not_added(branch: Path, source: Path, home: Path, run: Here) -> None:
    """What is missing is named, with the next step; it is added once that is here."""
    for there, words in ((None, "which is not here"), ("1.1.9", "and 1.1.9 is here")):
        if there:
            run("pack", "add", folder(source, pack_yaml=version(there)), "--yes")
        refused = run("pack", "add", branch, "--yes")
        assert (refused.code, refused.out, refused.err.count("\n")) == (4, "", 1)
        assert f'The pack "branch" needs the pack harbour >=1.2, {words}.' in refused.err
    folder(source, pack_yaml=version("1.2.0"))
    assert run("pack", "update", "--yes").code == 0
    added = run("pack", "add", branch, "--yes")
    assert (added.code, "It needs: harbour >=1.2" in added.out) == (0, True)
    assert [(row["requires"], row["unmet"]) for row in run("pack", "list", "--json").data["packs"]] == [
        ([], []),
        (["harbour >=1.2"], []),
    ]
    assert run("pack", "list").err == ""


@pytest.fixture
def both(branch: Path, source: Path, run: Here) -> Path:
    """Both are installed; where harbour came from."""
    run("pack", "add", folder(source, pack_yaml=version("1.2.0")), "--yes")
    run("pack", "add", branch, "--yes")
    return source


def test_what_others_need_is_not_taken_away_unsaid(both: Path, branch: Path, home: Path, run: Here) -> None:
    """An update keeps the version that others need; a removal says what will be missing, and the list says it after."""
    folder(branch, pack_yaml=version("2", "branch", "requires: ['harbour >=1.2, <2']\n"))
    assert run("pack", "update", "--yes").code == 0
    folder(both, pack_yaml=version("2.0"))
    held = run("pack", "update", "--yes")
    assert (held.code, "stays as it is" in held.err, installed(home)[0]["version"]) == (4, True, "1.2.0")
    assert "This would stop: branch. It needs the pack harbour >=1.2, <2." in " ".join(held.out.split())
    gone = " ".join(run("pack", "remove", "harbour", "--yes").out.split())
    assert "This would stop: branch. It needs the pack harbour >=1.2, <2." in gone
    listed = run("pack", "list")
    assert (listed.code, "needs the pack harbour >=1.2, <2, which is not here." in listed.err) == (0, True)
    [row] = run("pack", "list", "--json").data["packs"]
    assert row["unmet"] == ["harbour >=1.2, <2"]
    assert unmet_after(user_paths().packs, "branch", None) == ()


def test_a_version_that_needs_more_waits(both: Path, branch: Path, home: Path, run: Here) -> None:
    """A new version that needs what is not here is not taken; what it needs is updated before it, in one go."""
    folder(branch, pack_yaml=version("2", "branch", "requires: [harbour >=3]\n"))
    [waiting] = run("pack", "update", "branch", "--yes", "--json").data["packs"]
    assert (waiting["state"], waiting["message"]) == (
        "failed",
        'The pack "branch" needs the pack harbour >=3, and 1.2.0 is here.',
    )
    folder(both, pack_yaml=version("3.1"))
    assert run("pack", "update", "--yes").code == 0
    assert [entry["version"] for entry in installed(home)] == ["3.1", "2"]


def test_the_order_of_packs(both: Path) -> None:
    """Each after those that it needs; of two that need each other, the one that stands first."""
    packs = user_paths().packs
    first, second = locked(packs)
    assert [entry.name for entry in in_order([second, first], packs)] == ["harbour", "branch"]
    assert declared(second, packs) == (Requirement("harbour", "1.2"),)
    assert unmet_now(packs) == ()
    (second.place(packs) / "pack.yaml").write_text("format: 1")
    assert declared(second, packs) == ()
    assert [entry.name for entry in in_order([second, first], packs)] == ["branch", "harbour"]


def test_packs_that_need_each_other(both: Path, run: Here) -> None:
    """An order is found all the same."""
    run("pack", "update", "--yes")
    folder(both, pack_yaml=version("1.3", more="requires: [branch]\n"))
    assert run("pack", "update", "--yes").code == 0
    packs = user_paths().packs
    assert [entry.name for entry in in_order(locked(packs), packs)] == ["harbour", "branch"]


def test_what_is_used_and_not_said(branch: Path, source: Path, tmp_path: Path, run: Here) -> None:
    """An export says which packs its lists use by name that pack.yaml does not name."""
    run("pack", "add", source, "--yes")
    folder(branch, pack_yaml=version("1", "branch"), mine_yaml="format: 1\nid: mine\nextends: harbour:room\n")
    said = run("pack", "export", branch, "-o", tmp_path / "x.zip")
    assert "say that it is needed: requires: [harbour]" in " ".join(said.out.split())
    found = examine(members(x_yaml=ROOM.replace("id: room", "id: x").encode()))
    assert undeclared(found.metadata, found.contents.uses) == ()
