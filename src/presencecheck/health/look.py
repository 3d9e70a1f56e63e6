"""Looks at one part: what cannot be looked at is a finding of its own, and keeps nothing else from being looked at."""

import os
from collections.abc import Callable
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.probes.measurement import Measurement
from presencecheck.system.files import failure


def look(name: str, check: Callable[[], Measurement]) -> tuple[str, Measurement]:
    """The part of this name, with what the check found; what it raises is told as not known."""
    try:
        return name, check()
    except PresenceCheckError as error:
        return name, Measurement("unknown", error.message, error.hint)
    except OSError as error:
        refused = failure("read", Path(os.fsdecode(error.filename or "")), error)
        return name, Measurement("unknown", refused.message, refused.hint)


def require_readable(*folders: Path) -> None:
    """Check that what is in these folders can be seen, where they are there.

    Raises:
        OSError: one of them cannot be looked into.
    """
    for folder in folders:
        try:
            os.scandir(folder).close()
        except (FileNotFoundError, NotADirectoryError):
            continue


def is_there(path: Path) -> bool:
    """Whether anything is at a path, as far as this account is told."""
    try:
        path.stat()
    except OSError:
        return False
    return True
