"""Whether a history was kept in a place where there is none now: told by what the program left beside it."""

import os
from pathlib import Path

NOTES = (".bookmark", ".reserve", ".day", ".copies", ".forgetting")
"""Suffixes of the files that are written only where a history is; `.installation` can be there before it."""


def has_traces(history: Path) -> bool:
    """Whether anything stands beside the place of the history that only a history leaves."""
    # In plain strings, and the likeliest first: this is asked at each first start.
    stem = os.fspath(history.with_suffix(""))
    return any(os.path.lexists(stem + suffix) for suffix in NOTES) or bool(_backups(history) or is_evicted(history))


def is_evicted(history: Path) -> bool:
    """Whether iCloud keeps the file elsewhere, with a placeholder here."""
    return os.path.lexists(history.with_name(f".{history.name}.icloud"))


def _backups(history: Path) -> list[str]:
    try:
        names = os.listdir(history.parent / "backups")  # noqa: PTH208 - names are enough
    except OSError:
        return []
    return [name for name in names if name.startswith(f"{history.stem}-") and name.endswith(history.suffix)]
