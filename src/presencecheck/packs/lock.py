"""packs.json: which packs are installed, in the order in which they were added. All that a start reads of packs."""

import json
import re
from dataclasses import fields
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
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


def installed(packs: Path, file: str = LOCK) -> tuple[Installed, ...]:
    """The packs that are locked in the folder `packs`, the first added first; none where there is no lock.

    Args:
        packs: the folder of all packs.
        file: the lock, or `EARLIER` for the versions before.

    Raises:
        PresenceCheckError: the lock is damaged or cannot be read.
    """
    path = packs / file
    if not path_exists(path):
        return ()
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
    return found


def select(packs: Path, name: str) -> tuple[Installed, ...]:
    """The installed pack of this name, or all of them where the name is empty.

    Raises:
        PresenceCheckError: there is none of this name, or the lock is damaged.
    """
    from presencecheck.messages import pack as pack_messages

    entries = installed(packs)
    found = tuple(entry for entry in entries if name in ("", entry.name))
    if name and not found:
        hint = did_you_mean(name, [entry.name for entry in entries]) or pack_messages.LIST_PACKS
        raise PresenceCheckError(pack_messages.NO_SUCH_PACK.format(name=name), hint)
    return found


def earlier(packs: Path) -> tuple[Installed, ...]:
    """The version before of each pack that has one; none where that cannot be read, as no walk needs it."""
    try:
        return installed(packs, EARLIER)
    except PresenceCheckError:
        return ()


def write_lock(packs: Path, entries: tuple[Installed, ...], file: str = LOCK) -> None:
    """Replace the locked packs by these, in one step.

    Args:
        packs: the folder of all packs.
        entries: what is locked from now on.
        file: the lock, or `EARLIER`.

    Raises:
        PresenceCheckError: it cannot be written; the lock is unchanged.
    """
    from presencecheck.messages import pack as pack_messages

    if len(entries) > MOST_PACKS:
        raise PresenceCheckError(*pack_messages.TOO_MANY_PACKS.format(most=MOST_PACKS))
    content = json.dumps({"format": _FORMAT, "packs": [dict(vars(entry)) for entry in entries]}, indent=1)
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
