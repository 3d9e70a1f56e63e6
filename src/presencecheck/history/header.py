"""What stands in the first hundred bytes of the history: enough to know whose it is, without opening a database."""

import os
import struct
from pathlib import Path
from typing import NamedTuple

from presencecheck.errors import PresenceCheckError
from presencecheck.files import read_bytes

APPLICATION_ID = 0x50524353
"""Stands in the file's header, so that no other program's file is ever taken for a history."""
VERSION = 1
"""The newest shape of the history that this program knows; the steps that lead to it are in `schema`."""

UNLOGGED = "To walk without the history: presencecheck run --no-log."
_SIZE = 100
_FIELDS = struct.Struct(">24xI32xi4xi")  # change counter at byte 24, user_version at 60, application_id at 68


class HistoryTrouble(PresenceCheckError):
    """The history cannot be read or written."""


class Header(NamedTuple):
    """Of a history: its version, and the counter that grows with every change."""

    version: int
    changes: int


EMPTY = Header(0, 0)
"""A file that is not there yet, or still empty."""


def peek(path: Path) -> Header:
    """The header of the history at `path`.

    Raises:
        HistoryTrouble: it is of a newer version, or not a history.
    """
    if not path.exists():
        return EMPTY
    head = read_bytes(path, _SIZE - 1)
    if not head:
        return EMPTY
    if len(head) < _SIZE or not head.startswith(b"SQLite format 3\0"):
        raise HistoryTrouble(f"{path} is not a history of presencecheck.", "It was left as it is; move it away.")
    changes, version, application = _FIELDS.unpack_from(head)
    if application != APPLICATION_ID:
        raise HistoryTrouble(f"{path} belongs to another program.", "It was left as it is; move it away.")
    if version > VERSION:
        raise HistoryTrouble(
            f"{path} was written by a newer presencecheck (history version {version}; this one knows {VERSION}).",
            "Update presencecheck; the file was left as it is.",
        )
    return Header(version, changes)


def preflight(path: Path) -> None:
    """See whether the history can be written, as far as that can be told without writing.

    Raises:
        HistoryTrouble: it cannot.
    """
    peek(path)
    there = next(place for place in (path, *path.parents) if place.exists())
    if there != path and not there.is_dir():
        raise HistoryTrouble(f"The history {path} cannot be kept: {there} is not a folder.", UNLOGGED)
    for place in {there, path.parent} if there == path else {there}:
        if not os.access(place, os.W_OK):
            raise HistoryTrouble(f"The history {path} cannot be written: {place} is read-only.", UNLOGGED)
