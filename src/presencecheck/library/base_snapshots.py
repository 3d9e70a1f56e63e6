"""Checklists and routines as they were when an overlay was written for them, to show what changed in them since."""

import json
from pathlib import Path
from typing import Any

from presencecheck.core.checklist import Checklist, Routine, Source
from presencecheck.core.serialize import from_dict, to_dict
from presencecheck.library.cache import MOST_BYTES
from presencecheck.system.files import read_json, write_private

DIGITS = 16
"""Hexadecimal digits of a checklist's sha256 in the name of its snapshot."""


def save(folder: Path, base: Checklist | Routine, source: Source) -> str:
    """Save a snapshot of the checklist or routine; return the value for an overlay's `since` that names it.

    Raises:
        PresenceCheckError: it cannot be written.
    """
    since = since_of(source)
    write_private(folder / f"{since}.json", json.dumps(to_dict(base)).encode())
    return since


def since_of(source: Source) -> str:
    """The value for an overlay's `since` that names a checklist as it was read there."""
    return source.sha256[:DIGITS]


def load(folder: Path, since: str) -> Checklist | Routine | None:
    """The checklist that `since` names; None if there is no snapshot of it, or it cannot be read."""
    name = since[:DIGITS]
    if not (name.isalnum() and name.isascii()):
        return None
    return read_json(folder / f"{name}.json", MOST_BYTES, _content)


def _content(data: Any) -> Checklist | Routine:
    return from_dict(Routine, data) if "include" in data else from_dict(Checklist, data)
