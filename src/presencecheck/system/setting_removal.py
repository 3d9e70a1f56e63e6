"""A setting taken out of the person's file, so that it is as it came with the program."""

from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import config as config_messages
from presencecheck.system.files import path_exists, read_bytes, write_private
from presencecheck.system.paths import real_path
from presencecheck.system.settings import MOST_BYTES, load_strictly
from presencecheck.system.toml_text import without_value


def unset_value(path: Path, key: str) -> None:
    """Take `key` out of the file; the other lines and comments stay.

    Raises:
        PresenceCheckError: the file is broken, written in a way not handled here, or cannot be written.
    """
    if not path_exists(path) or key not in load_strictly(path).given:
        return
    changed = without_value(read_bytes(path, MOST_BYTES).decode("utf-8"), key)
    if changed is None:
        raise PresenceCheckError(*config_messages.CANNOT_UNSET.format(path=path, key=key))
    write_private(real_path(path), changed.encode())
