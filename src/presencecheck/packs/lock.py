"""packs.json: which packs are installed, in the order in which they were added. All that a start reads of packs."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen, fields
from presencecheck.core.names import is_id
from presencecheck.core.problems import did_you_mean
from presencecheck.system.files import path_exists, read_bytes, write_private

LOCK = "packs.json"
EARLIER = "earlier.json"
"""The versions before, to go back to; no start reads it."""
MOST_PACKS = 100

FOLDER = re.compile(r"[0-9a-f]{16}(?:-[1-9][0-9]{0,5})?")
"""The name of a version's folder."""

_MOST_BYTES = 1024 * 1024
SHA256 = re.compile(r"[0-9a-f]{64}")
"""How a sha256 is written."""
_FORMAT = 1


class Installed(Frozen):
    """A pack as it was accepted."""

    name: str
    folder: str
    """The folder of this version, inside the folder of the pack's name."""
    sha256: str
    """The sha256 of its manifest, which holds those of all its files."""
    source: str
    """The folder, file or address it came from."""
    version: str
    title: str
    publisher: str
    licence: str
    language: str
    fingerprint: str
    """The key that signed it; empty where it came unsigned."""
    principal: str
    """Who vouches for that key; empty where nobody did."""
    added: str
    """When this version was accepted."""
    checklists: int
    routines: int

    def place(self, packs: Path) -> Path:
        """Its folder under the folder of all packs."""
        return packs / self.name / self.folder


class Seen(Frozen):
    """What the source of an installed version was last seen to have; written into the lock, which a start reads."""

    sha256: str
    """Of the manifest of the version that was installed then; of any other it says nothing."""
    etag: str = ""
    """What the server called the zip that this version came in; empty where it did not say, or it was no server."""
    newer: str = ""
    """The higher version that was there; empty where there was none."""
    looked: str = ""
    """When that was looked at; empty if never."""


def installed(packs: Path, file: str = LOCK) -> tuple[Installed, ...]:
    """The packs that are locked in the folder `packs`, the first added first; none where there is no lock.

    Args:
        packs: the folder of all packs.
        file: the lock, or `EARLIER` for the versions before.

    Raises:
        PresenceCheckError: the lock is damaged or cannot be read.
    """
    return read_lock(packs, file)[0]


def read_lock(packs: Path, file: str = LOCK) -> tuple[tuple[Installed, ...], dict[str, Seen]]:
    """The same, with what was last seen at the sources of these packs, by their names.

    Raises:
        PresenceCheckError: as `installed`.
    """
    path = packs / file
    if not path_exists(path):
        return (), {}
    from presencecheck.messages import pack as pack_messages

    content = read_bytes(path, _MOST_BYTES)
    try:
        data = json.loads(content)
        if data["format"] != _FORMAT:
            raise PresenceCheckError(*pack_messages.NEWER_LOCK.format(path=path))
        found = tuple(Installed(**entry) for entry in data["packs"])
        if not all(map(_is_sound, found)) or len({pack.name for pack in found}) != len(found):
            raise ValueError(path)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise PresenceCheckError(*pack_messages.DAMAGED_LOCK.format(path=path)) from error
    return found, _seen(data.get("seen"), found)


def _seen(data: Any, entries: tuple[Installed, ...]) -> dict[str, Seen]:
    """What was seen beside these versions; nothing where it cannot be read, as no pack needs it."""
    try:
        seen = {name: Seen(**each) for name, each in data.items()} if data else {}
    except (AttributeError, TypeError):
        return {}
    sound = {name: each for name, each in seen.items() if all(type(value) is str for value in vars(each).values())}
    return current(sound, entries)


def current(seen: Mapping[str, Seen], entries: tuple[Installed, ...]) -> dict[str, Seen]:
    """What of it was seen beside the versions that are installed."""
    known = {entry.name: entry.sha256 for entry in entries}
    return {name: each for name, each in seen.items() if known.get(name) == each.sha256}


def newer_versions(entries: Iterable[Installed], seen: Mapping[str, Seen]) -> tuple[str, ...]:
    """The sentence that names the packs of which a newer version was seen; none where there are none."""
    found = [(entry.name, seen[entry.name].newer) for entry in entries if entry.name in seen and seen[entry.name].newer]
    if not found:
        return ()
    from presencecheck.messages import enumeration as enumeration_messages
    from presencecheck.messages import outdated as outdated_messages

    names = (outdated_messages.PACK.format(name=name, version=version) for name, version in found)
    return (outdated_messages.NEWER.of(len(found), names=enumeration_messages.join_with_commas(names)),)


def select(packs: Path, name: str) -> tuple[Installed, ...]:
    """The installed pack of this name, or all of them where the name is empty.

    Raises:
        PresenceCheckError: there is none of this name, or the lock is damaged.
    """
    from presencecheck.messages import pack as pack_messages
    from presencecheck.system.program_name import typed_word

    entries = installed(packs)
    found = tuple(entry for entry in entries if name in ("", entry.name))
    if name and not found:
        is_place = "/" in name or path_exists(Path(name))
        known = did_you_mean(name, [entry.name for entry in entries]) or pack_messages.LIST_PACKS
        hint = pack_messages.TAKE_IN.format(typed=typed_word(name)) if is_place else known
        raise PresenceCheckError(pack_messages.NO_SUCH_PACK.format(name=name), hint)
    return found


def earlier(packs: Path) -> tuple[Installed, ...]:
    """The version before of each pack that has one; none where that cannot be read, as no walk needs it."""
    try:
        return installed(packs, EARLIER)
    except PresenceCheckError:
        return ()


def write_lock(
    packs: Path, entries: tuple[Installed, ...], file: str = LOCK, seen: Mapping[str, Seen] | None = None
) -> None:
    """Replace the locked packs by these, in one step.

    Args:
        packs: the folder of all packs.
        entries: what is locked from now on.
        file: the lock, or `EARLIER`.
        seen: what was seen at their sources, by their names.

    Raises:
        PresenceCheckError: it cannot be written; the lock is unchanged.
    """
    from presencecheck.messages import pack as pack_messages

    if len(entries) > MOST_PACKS:
        raise PresenceCheckError(*pack_messages.TOO_MANY_PACKS.format(most=MOST_PACKS))
    data: dict[str, Any] = {"format": _FORMAT, "packs": [dict(vars(entry)) for entry in entries]}
    if seen:
        data["seen"] = {name: dict(vars(each)) for name, each in seen.items()}
    content = json.dumps(data, indent=1)
    write_private(packs / file, content.encode("ascii") + b"\n")


def _is_sound(pack: Installed) -> bool:
    """Whether nothing in an entry leads out of the packs' folder."""
    described = {field.name: field.type for field in fields(Installed)}
    return (
        all(type(getattr(pack, name)) is kind for name, kind in described.items())
        and is_id(pack.name)
        and FOLDER.fullmatch(pack.folder) is not None
        and SHA256.fullmatch(pack.sha256) is not None
    )
