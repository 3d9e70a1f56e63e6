"""The address of the walk that is open in a browser, so that a second start leads to it instead of beginning another.

The file is as secret as the address in it, and is gone with the walk.
"""

import re
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.system.files import read_bytes, write_private

_ADDRESS = re.compile(r"http://(127\.0\.0\.1:\d{1,5})(/[A-Za-z0-9_-]{20,64}/)")
_MOST_BYTES = 200
_SECONDS = 2.0


def open_walk_path(cache: Path) -> Path:
    """The file that holds the address."""
    return cache / "open-walk"


def note_open_walk(cache: Path, address: str) -> None:
    """Write down the address; where that cannot be done, a second start begins a walk of its own."""
    with suppress(OSError, PresenceCheckError):
        write_private(open_walk_path(cache), address.encode())


def forget_open_walk(cache: Path, address: str) -> None:
    """Remove the address; that of another walk, which began meanwhile, stays."""
    with suppress(OSError, PresenceCheckError):
        if read_bytes(open_walk_path(cache), _MOST_BYTES) == address.encode():
            open_walk_path(cache).unlink()


def find_open_walk(cache: Path) -> str:
    """The address of the walk that is open; empty where none is."""
    with suppress(OSError, PresenceCheckError, UnicodeDecodeError, HTTPException):
        address = read_bytes(open_walk_path(cache), _MOST_BYTES).decode("ascii")
        found = _ADDRESS.fullmatch(address)
        if found and _is_alive(found[1], found[2]):
            return address
    return ""


def _is_alive(host: str, path: str) -> bool:
    connection = HTTPConnection(host, timeout=_SECONDS)
    try:
        connection.request("GET", f"{path}alive")
        return connection.getresponse().status == 200
    finally:
        connection.close()
