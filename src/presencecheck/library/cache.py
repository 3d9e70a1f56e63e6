"""A cache of validated checklists, so that an unchanged file is not validated again.

An entry holds the source it was made from and is used only while the file still has that source. If anything is wrong
with an entry (damage, another version), the file is validated again, without an error. The folder can be deleted at
any time.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presencecheck import __version__
from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import holds
from presencecheck.core.names import NAME_SIGN, checksum
from presencecheck.core.problems import InvalidChecklistError
from presencecheck.core.serialize import from_dict, to_dict
from presencecheck.system.files import read_json, write_private

if TYPE_CHECKING:
    from presencecheck.core.overlay import Overlay

    Validated = Checklist | Routine | Overlay
MOST_BYTES = 2 * 1024 * 1024
"""Bytes; the largest file that holds a validated checklist."""


def get(folder: Path, path: Path, source: bytes) -> tuple["Validated", str] | None:
    """The validated content of `source` and its sha256; None if it is not in the cache."""

    def build(entry: Mapping[str, Any]) -> tuple["Validated", str] | None:
        if entry["version"] != __version__ or entry["source"] != source.decode("utf-8"):
            return None
        what = from_dict(_class_of(entry["kind"]), entry["what"])
        vars(what)["has_names"] = bool(entry["names"])  # to look through every text would take as long as to read it
        return what, str(entry["sha256"])

    return read_json(_entry_path(folder, path), MOST_BYTES, build)


def _class_of(kind: str) -> type["Validated"]:
    """What an entry is of; overlays are few, and most starts have none."""
    if kind == "Overlay":
        from presencecheck.core.overlay import Overlay

        return Overlay
    return {"Checklist": Checklist, "Routine": Routine}[kind]


def get_or_validate(folder: Path, path: Path, source: bytes, expected_id: str) -> tuple["Validated", str]:
    """The validated content of `source` and its sha256, from the cache or else from the source, and stored then.

    Raises:
        InvalidChecklistError: it has errors.
    """
    known = get(folder, path, source)
    if known is None:
        from presencecheck.formats.load import load

        reading = load(source, str(path), expected_id=expected_id, advised=False)
        if reading.what is None:
            raise InvalidChecklistError(reading.problems)
        known = reading.what, reading.sha256
        put(folder, path, source, *known)
    return known


def put(folder: Path, path: Path, source: bytes, what: "Validated", sha256: str) -> None:
    """Store the validated content of `source`; do nothing if that cannot be written."""
    entry = {
        "version": __version__,
        "source": source.decode("utf-8"),
        "sha256": sha256,
        "kind": type(what).__name__,
        "what": to_dict(what),
        "names": holds(what, NAME_SIGN),
    }
    with suppress(PresenceCheckError):
        write_private(_entry_path(folder, path), json.dumps(entry).encode(), durable=False)


def entries_folder(folder: Path) -> Path:
    """Return the folder of the entries, which may be emptied at any time, inside the folder of all caches."""
    return folder / "compiled"


def _entry_path(folder: Path, path: Path) -> Path:
    return entries_folder(folder) / f"{path.stem[:64]}-{checksum(str(path)):08x}.json"
