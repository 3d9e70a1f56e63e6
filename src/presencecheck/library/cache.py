"""A cache of what was validated, so that an unchanged checklist is not validated again.

An entry holds the very bytes it was made from and is used only while the file still has them. Anything odd about an
entry - damage, another version - means validating afresh, never an error; the folder can be deleted at any time.
"""

import json
import zlib
from contextlib import suppress
from pathlib import Path

from presencecheck import __version__
from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.overlay import Overlay
from presencecheck.core.serialize import from_plain, to_plain
from presencecheck.system.files import read_bytes, settle, write_private

What = Checklist | Routine | Overlay
_KINDS: dict[str, type[What]] = {cls.__name__: cls for cls in (Checklist, Routine, Overlay)}
_MOST_BYTES = 2 * 1024 * 1024


def recall(folder: Path, path: Path, source: bytes) -> tuple[What, str] | None:
    """What `source` was validated to, and its sha256; None where that is not known."""
    try:
        entry = json.loads(read_bytes(_entry(folder, path), _MOST_BYTES))
        if entry["version"] != __version__ or entry["source"] != source.decode("utf-8"):
            return None
        return from_plain(_KINDS[entry["kind"]], entry["what"]), str(entry["sha256"])
    except (PresenceCheckError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def remember(folder: Path, path: Path, source: bytes, what: What, sha256: str) -> None:
    """Keep what `source` was validated to; where that cannot be written, nothing is lost."""
    entry = {
        "version": __version__,
        "source": source.decode("utf-8"),
        "sha256": sha256,
        "kind": type(what).__name__,
        "what": to_plain(what),
    }
    try:
        write_private(_entry(folder, path), json.dumps(entry).encode(), durable=False)
    except PresenceCheckError:
        return


def clear(folder: Path) -> None:
    """Forget every checklist that was validated; where that cannot be, nothing is lost."""
    entries = list((folder / "compiled").glob("*"))
    for entry in entries:
        with suppress(OSError):
            entry.unlink()
    if entries:
        with suppress(OSError):
            settle(folder / "compiled")  # or a power cut would bring them back


def _entry(folder: Path, path: Path) -> Path:
    return folder / "compiled" / f"{path.stem[:64]}-{zlib.crc32(str(path).encode('utf-8', 'surrogateescape')):08x}.json"
