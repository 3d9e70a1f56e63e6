"""The JSON of the pack commands. These shapes are part of the interface."""

from collections.abc import Iterable

from presencecheck.library.dependents import Dependent
from presencecheck.packs.changes import ChecklistChange
from presencecheck.packs.dependencies import Unmet
from presencecheck.packs.lock import Installed, Seen
from presencecheck.packs.pack import Pack
from presencecheck.packs.requirements import Requirement
from presencecheck.packs.update_check import UpdateCheck
from presencecheck.packs.verification import Damage
from presencecheck.reports.json.diff import change_shape
from presencecheck.reports.json.envelope import Shape


def pack_shape(
    entry: Installed,
    requires: Iterable[Requirement] = (),
    lacking: Iterable[Unmet] = (),
    seen: Seen | None = None,
    required_by: str = "",
) -> Shape:
    """A line of `pack list`.

    Args:
        entry: the pack.
        requires: what it needs.
        lacking: what the installed packs need and do not have.
        seen: what its source was last seen to have.
        required_by: whose policy requires it; empty where none does.
    """
    names = ("name", "title", "version", "publisher", "licence", "language", "checklists", "routines")
    return {
        **{name: getattr(entry, name) for name in names},
        "source": entry.source,
        "sha256": entry.sha256,
        "signer": entry.fingerprint or None,
        "principal": entry.principal or None,
        "added": entry.added,
        "requires": [each.text for each in requires],
        "unmet": [each.requirement.text for each in lacking if each.pack == entry.name],
        "newer": (seen and seen.newer) or None,
        "looked": (seen and seen.looked) or None,
        "required-by": required_by or None,
    }


def added_shape(entry: Installed, pack: Pack, state: str, required_by: str) -> Shape:
    """What `pack add` did, and the pack as `pack list` has it from then on."""
    return {
        "state": state,
        "pack": pack_shape(entry, pack.metadata.requires, required_by=required_by),
        "remarks": len(pack.warnings),
    }


def removed_shape(entry: Installed, touched: Iterable[Dependent]) -> Shape:
    """Which pack `pack remove` removed, and what that does to the person's own lists."""
    return {"name": entry.name, "version": entry.version, "touches": _touches(touched)}


def outdated_shape(entry: Installed, found: UpdateCheck) -> Shape:
    """What `pack outdated` found of one pack."""
    shape: Shape = {"name": entry.name, "state": found.state, "version": entry.version}
    if found.pack is not None:
        shape["new"] = {"version": found.pack.metadata.version, "sha256": found.pack.sha256}
    if found.error is not None:
        shape |= {"message": found.error.message, "hint": found.error.hint}
    return shape


def update_shape(entry: Installed, found: UpdateCheck, state: str, touched: Iterable[Dependent] = ()) -> Shape:
    """What `pack update` found of one pack, what it does to the person's own lists, and what was done."""
    shape: Shape = {"name": entry.name, "state": state, "version": entry.version}
    if found.pack is not None:
        shape["new"] = {"version": found.pack.metadata.version, "sha256": found.pack.sha256}
        shape["checklists"] = [_change_shape(each) for each in found.changes]
        shape["locked"] = {"new": list(found.locked.new), "lifted": list(found.locked.lifted)}
        shape["touches"] = _touches(touched)
    if found.error is not None:
        shape |= {"message": found.error.message, "hint": found.error.hint}
    return shape


def verified_shape(entry: Installed, damages: Iterable[Damage]) -> Shape:
    """What `pack verify` found of one pack."""
    problems = [{"file": each.file, "message": each.message, "hint": each.hint} for each in damages]
    return {"name": entry.name, "version": entry.version, "sha256": entry.sha256, "problems": problems}


def _touches(touched: Iterable[Dependent]) -> list[Shape]:
    return [{"id": each.id, "stops": each.stops, "message": each.problem} for each in touched]


def _change_shape(changed: ChecklistChange) -> Shape:
    changes = [change_shape(change) for change in changed.changes]
    return {"id": changed.id, "title": changed.title, "sort": changed.sort, "changes": changes}
