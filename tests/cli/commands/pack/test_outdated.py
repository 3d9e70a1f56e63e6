"""`pack outdated`: what is newer is written down, and said where nobody asks for it."""

import shutil
from pathlib import Path

import pytest

from presencecheck.health.packs import check_packs
from presencecheck.library.library import Library
from presencecheck.packs import download
from presencecheck.system.paths import user_paths
from tests.support.commands import Here
from tests.support.packs import DESCRIPTION, NEWER, ROOM, everything, folder, installed, is_private

SAID = "There is a newer version of the pack harbour 1.1.0. See what is new: presencecheck pack update --check"


def test_what_is_newer_is_written_down(source: Path, home: Path, run: Here) -> None:
    """The list, doctor and a start say it afterwards, without the source; taken, it is news no more."""
    run("pack", "add", source, "--yes")
    current = run("pack", "outdated")
    assert (current.code, current.out) == (0, "Harbour lists 1.0.0 is up to date.\n")
    assert Library.of(user_paths()).notes == ()
    folder(source, pack_yaml=NEWER)
    found = run("pack", "outdated")
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("Harbour lists (harbour): 1.1.0 is there, and you have 1.0.0.\nTo take what is new: ")
    assert is_private(home)
    shutil.move(source, source.with_name("away"))
    assert Library.of(user_paths()).notes == (SAID,)
    assert run("pack", "list").err.strip() == SAID
    [row] = run("pack", "list", "--json").data["packs"]
    assert (row["newer"], row["version"], row["looked"][:2]) == ("1.1.0", "1.0.0", "20")
    [(_, checked)] = check_packs(user_paths())
    assert (checked.finding, SAID in checked.sentence) == ("ok", True)
    shutil.move(source.with_name("away"), source)
    assert run("pack", "update", "--yes").code == 0
    assert Library.of(user_paths()).notes == ()
    assert run("pack", "list").err == ""


def test_a_source_that_cannot_be_asked(source: Path, home: Path, run: Here) -> None:
    """That is said, and never that all is up to date; what was written down before stays, other packs are asked."""
    run("pack", "add", source, "--yes")
    other = folder(source.with_name("other"), pack_yaml=DESCRIPTION.replace("name: harbour", "name: other"))
    run("pack", "add", other, "--yes")
    folder(source, pack_yaml=NEWER)
    run("pack", "outdated")
    shutil.rmtree(source)
    folder(other, pack_yaml=DESCRIPTION.replace("name: harbour", "name: other"), room_yaml=ROOM + "\n")
    looked = run("pack", "outdated", "--json")
    assert [(each["name"], each["state"]) for each in looked.data["packs"]] == [
        ("harbour", "failed"),
        ("other", "older"),
    ]
    assert looked.code == 4
    assert [each["newer"] for each in run("pack", "list", "--json").data["packs"]] == ["1.1.0", None]
    said = run("pack", "outdated")
    assert "no newer version than 1.0.0, which you have" in " ".join(said.out.split())
    assert "There is no folder" in said.err
    before = everything(home)
    assert run("pack", "outdated", "harbour").code == 4
    assert everything(home) == before


def test_an_unsigned_pack_of_an_address(source: Path, home: Path, run: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its content is fixed by its sum: nobody is asked, and how to take a newer one is said."""
    run("pack", "add", source, "--yes")
    lock = home / "data" / "packs" / "packs.json"
    lock.write_text(lock.read_text().replace(str(source), "https://a.example/x.zip"))
    monkeypatch.setattr(download, "ask_for", None)
    looked = run("pack", "outdated")
    assert (looked.code, "--sha256 HEX" in looked.out) == (0, True)
    assert installed(home)[0]["source"] == "https://a.example/x.zip"


def test_no_packs(run: Here) -> None:
    """There is nobody to ask."""
    looked = run("pack", "outdated")
    assert (looked.code, looked.out, "No pack is installed" in looked.err) == (0, "", True)
