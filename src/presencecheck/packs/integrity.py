"""Whether a file of an installed pack is still the accepted one, checked at each read."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.errors import PresenceCheckError
from presencecheck.packs.file_set import MANIFEST
from presencecheck.packs.lock import Installed
from presencecheck.system.files import read_bytes


def check_accepted(pack: Installed, path: Path, content: bytes) -> None:
    """Check that `content` of the file at `path` is what the lock says, through the pack's manifest.

    Raises:
        PresenceCheckError: the file or the manifest is not what was accepted.
    """
    from presencecheck.messages import pack as pack_messages

    manifest = _manifest(path.with_name(MANIFEST), pack.sha256)
    # One line is looked up; with a thousand checklists, to parse them all would be felt at each start.
    line = f"\n{sha256(content).hexdigest()}  {path.name}\n".encode()
    if line not in manifest:
        raise PresenceCheckError(*pack_messages.NOT_AS_ACCEPTED.format(path=path, name=pack.name))


@lru_cache(maxsize=16)
def _manifest(path: Path, accepted: str) -> bytes:
    """The manifest at `path` after a newline; empty if it is not the accepted one."""
    content = read_bytes(path, MOST_BYTES)
    return b"\n" + content if sha256(content).hexdigest() == accepted else b""
