"""Checklists as they were when an overlay was written over them, so that later changes below it can be told."""

import json
from pathlib import Path

from presencecheck.core.checklist import Checklist, Source
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.serialize import from_plain, to_plain
from presencecheck.system.files import read_bytes, write_private

DIGITS = 16
"""As many hexadecimal digits of a checklist's sha256 name it."""
_MOST_BYTES = 2 * 1024 * 1024


def keep(folder: Path, base: Checklist, source: Source) -> str:
    """Keep the checklist, and give the word for an overlay's `since` that finds it again.

    Raises:
        PresenceCheckError: it cannot be written.
    """
    since = source.sha256[:DIGITS]
    write_private(folder / f"{since}.json", json.dumps(to_plain(base)).encode())
    return since


def recall(folder: Path, since: str) -> Checklist | None:
    """The checklist that `since` names; None where it is not kept here, or what is kept cannot be read."""
    word = since[:DIGITS]
    if not (word.isalnum() and word.isascii()):
        return None
    try:
        return from_plain(Checklist, json.loads(read_bytes(folder / f"{word}.json", _MOST_BYTES)))
    except (PresenceCheckError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
