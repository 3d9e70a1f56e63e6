"""What a start needs from the history, cached beside it so that the history need not be opened first.

The cache names the history's change counter and is valid only while the file has the same one: any other change of the
history, by any program, makes it void, and the history is opened instead. It can be deleted at any time.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from presencecheck.core.errors import PresenceCheckError
from presencecheck.history.format.file_header import NO_HEADER, read_header
from presencecheck.system.files import read_json, write_private

_MOST_BYTES = 256 * 1024


class StartCache(NamedTuple):
    """What a start needs from the history.

    Attributes:
        unfinished: whether some run is in progress.
        days: the local day on which an item was last in place, by its ref, for the last days only.
    """

    unfinished: bool
    days: Mapping[str, int]


def start_cache_path(history: Path) -> Path:
    """The path of the cache of the history at this path."""
    return history.with_suffix(".bookmark")


def load_start_cache(history: Path) -> StartCache | None:
    """Read the cache; None if it is void and the history must be opened."""
    header = read_header(history)
    if header == NO_HEADER:
        return StartCache(False, {})
    if history.with_name(f"{history.name}-journal").exists():
        return None  # a change was under way when the power went

    def build(kept: Mapping[str, Any]) -> StartCache | None:
        days = {str(ref): int(day) for ref, day in kept["days"].items()}
        return StartCache(bool(kept["unfinished"]), days) if kept["changes"] == header.changes else None

    return read_json(start_cache_path(history), _MOST_BYTES, build)


def save_start_cache(history: Path, mark: StartCache, changes: int) -> None:
    """Write the cache of a history whose change counter was `changes` before it was read.

    Nothing is lost if it cannot be written.
    """
    content = {"changes": changes, "unfinished": mark.unfinished, "days": dict(mark.days)}
    try:
        write_private(start_cache_path(history), json.dumps(content).encode(), durable=False)
    except PresenceCheckError:
        return
