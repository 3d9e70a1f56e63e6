"""Whether the source of a pack has a newer version."""

from pathlib import Path

from presencecheck.packs.lock import Installed
from presencecheck.packs.policy import Policy
from presencecheck.packs.update_check import check_for_update, installed_contents
from tests.support.commands import Here
from tests.support.packs import DESCRIPTION, NEWER, PERSON, ROOM, folder, installed_pack, place


def test_looking_for_a_newer_version(packs: Path, tmp_path: Path) -> None:
    """The same, another, another pack, nothing there, or not allowed; that the source fails is told and not raised."""
    found, allowed = installed_pack(packs), tmp_path / "allowed"
    source = folder(tmp_path / "harbour")
    assert check_for_update(found, packs, Policy(allowed)).state == "current"
    folder(source, pack_yaml=NEWER, room_yaml=ROOM.replace("Is the lamp on?", "Is the lamp lit?"))
    newer = check_for_update(found, packs, Policy(allowed))
    assert (newer.state, newer.signer, [one.id for one in newer.changes]) == ("changed", None, ["room"])
    assert newer.pack is not None
    assert newer.pack.metadata.version == "1.1.0"
    assert set(installed_contents(found, packs)) == {"room", "hour"}
    folder(source, pack_yaml=DESCRIPTION.replace("name: harbour", "name: other"))
    other = check_for_update(found, packs, Policy(allowed))
    assert other.error is not None
    assert (other.state, other.error.message, other.error.hint) == (
        "failed",
        f'{source} now holds the pack "other".',
        f"If that is meant: presencecheck pack add {source}",
    )
    refused = check_for_update(found, packs, Policy(allowed, sources=("/srv",)))
    assert refused.error is not None
    assert (refused.error.message, refused.error.hint) == (
        f"Packs from {source} are not allowed on this computer.",
        f"Allowed: /srv. {PERSON}",
    )


def test_an_address_is_not_looked_at_again(packs: Path, tmp_path: Path) -> None:
    """What came from an address is fixed by its sum: nothing is contacted to see whether there is more."""
    found = Installed(**{**vars(installed_pack(packs)), "source": "https://a.example/x.zip"})
    seen = check_for_update(found, packs, Policy(tmp_path / "allowed"))
    assert (seen.state, seen.pack, seen.error) == ("address", None, None)


def test_an_installed_list_that_no_longer_reads(source: Path, home: Path, run: Here) -> None:
    """What the old version can no longer say is new in the next one; the rest is compared."""
    run("pack", "add", source, "--yes")
    (place(home) / "room.yaml").write_text("[")
    folder(source, pack_yaml=NEWER, hour_yaml=None)
    said = " ".join(run("pack", "update", "--check").out.split())
    assert ("added: Our rooms (room)" in said, "removed: Before the hour (hour)" in said) == (True, True)
