"""The name of this installation: random, and not that of a computer or a person."""

from contextlib import suppress
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.names import is_id
from presencecheck.history.format.ids import new_id
from presencecheck.system.files import create_private, read_bytes

LENGTH = 6
"""Letters of a name: of a hundred installations two share one once in 10^5."""


def installation_path(history: Path) -> Path:
    """The file with the name of the installation that keeps the history at this path."""
    return history.with_suffix(".installation")


def installation_of(history: Path) -> str | None:
    """The installation's name, made up where it has none yet; None where it can be neither read nor kept."""
    path = installation_path(history)
    with suppress(PresenceCheckError):
        create_private(path, new_id()[:LENGTH].encode())
    try:
        name = read_bytes(path, LENGTH).decode("ascii")
    except (PresenceCheckError, UnicodeDecodeError):
        return None
    return name if len(name) == LENGTH and is_id(name) else None
