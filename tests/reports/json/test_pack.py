"""The JSON of the pack commands."""

from presencecheck.core.errors import PresenceCheckError
from presencecheck.packs.changes import ChecklistChange
from presencecheck.packs.lock import Installed
from presencecheck.packs.pack import examine
from presencecheck.packs.update_check import UpdateCheck
from presencecheck.packs.verification import Damage
from presencecheck.reports.json.pack import pack_shape, update_shape, verified_shape
from tests.support.packs import members

ENTRY = Installed(
    name="harbour",
    folder="0" * 16,
    sha256="a" * 64,
    source="/srv/harbour",
    version="1.0.0",
    title="Harbour lists",
    publisher="Harbour",
    licence="CC0",
    language="en",
    fingerprint="",
    principal="",
    added="2026-11-22T14:02:11+01:00",
    checklists=2,
    routines=1,
)


def test_an_installed_pack() -> None:
    """An unsigned one has no signer; where its files lie is nobody's business."""
    shape = pack_shape(ENTRY)
    assert "folder" not in shape
    assert (shape["signer"], shape["principal"]) == (None, None)
    assert (shape["name"], shape["sha256"], shape["checklists"], shape["routines"]) == ("harbour", "a" * 64, 2, 1)


def test_an_update() -> None:
    """What is new has its version, its sha256 and its changes; a source that fails, the reason and what to do."""
    pack = examine(members())
    changed = UpdateCheck("changed", pack, None, (ChecklistChange("room", "Room", "added"),))
    shape = update_shape(ENTRY, changed, "updated")
    assert (shape["state"], shape["version"]) == ("updated", "1.0.0")
    assert shape["new"] == {"version": pack.metadata.version, "sha256": pack.sha256}
    assert shape["checklists"] == [{"id": "room", "title": "Room", "sort": "added", "changes": []}]
    failed = update_shape(ENTRY, UpdateCheck("failed", error=PresenceCheckError("Gone.", "Look.")), "failed")
    assert (failed["message"], failed["hint"]) == ("Gone.", "Look.")
    assert set(update_shape(ENTRY, UpdateCheck("current"), "current")) == {"name", "state", "version"}


def test_a_verification() -> None:
    """Each damage with its file; none where all is whole."""
    shape = verified_shape(ENTRY, [Damage("/p/room.yaml", "was changed", "Add it again.")])
    assert shape["problems"] == [{"file": "/p/room.yaml", "message": "was changed", "hint": "Add it again."}]
    assert verified_shape(ENTRY, [])["problems"] == []
