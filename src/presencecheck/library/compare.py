"""What a file changes in the checklist of a lower layer, and what changed there since."""

import re
from pathlib import Path

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.diff import Change, diff
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.core.problems import Diagnostic
from presencecheck.library import base_snapshots
from presencecheck.library.library import Library
from presencecheck.library.loaded import AppliedOverlay, ChecklistFile
from presencecheck.library.overlay_problems import overlay_problems
from presencecheck.messages import library as library_messages
from presencecheck.system.files import read_bytes, write_private

_SINCE_LINE = re.compile(r"^(since:[ \t]*)[^\s#]*", re.MULTILINE)
"""The line in which an overlay names the version it was written for, up to a comment."""


class Comparison(Frozen):
    """A file compared with the checklist below it.

    Attributes:
        name, layer, path: of the file.
        base: the checklist below, as LAYER:ID; empty if there is none.
        changes: what the file changes in it.
        applied: the overlay and its base; None for a file that replaces the base as a whole.
        later: what changed in the base since the overlay was written; None if that is not known.
        problems: the problems of the overlay with its base.
    """

    name: str
    layer: str
    path: Path
    base: str = ""
    changes: tuple[Change, ...] = ()
    applied: AppliedOverlay | None = None
    later: tuple[Change, ...] | None = None
    problems: tuple[Diagnostic, ...] = ()


def compare(library: Library, entry: ChecklistFile, snapshots: Path) -> Comparison:
    """Compare a file with the checklist below it.

    Args:
        library: where both are looked up.
        entry: the file.
        snapshots: the folder of `base_snapshots`.

    Raises:
        InvalidChecklistError, ChecklistNotFoundError: one of them has errors or is missing.
    """
    loaded = library.load(entry)
    here = entry.name, entry.layer, entry.path
    if loaded.applied:
        base = f"{loaded.applied.source.layer}:{loaded.applied.base.id}"
        changes = diff(loaded.applied.base, loaded.content)
        problems = tuple(overlay_problems(entry.path, loaded.applied.overlay, library))
        return Comparison(*here, base, changes, loaded.applied, _later(loaded.applied, snapshots), problems)
    below = next(library.lower(entry), None)
    if below is None:
        return Comparison(*here)
    return Comparison(*here, f"{below.layer}:{below.name}", diff(library.load(below).content, loaded.content))


def _later(applied: AppliedOverlay, snapshots: Path) -> tuple[Change, ...] | None:
    since = applied.overlay.since
    if since and applied.source.sha256.startswith(since):
        return ()
    before = base_snapshots.load(snapshots, since) if since else None
    return diff(before, applied.base) if before else None


def note_seen(comparison: Comparison, snapshots: Path) -> None:
    """Record in the overlay that its author has seen the base as it is now; change nothing else in the file.

    Raises:
        PresenceCheckError: it is no overlay of the person's own, or has no line for this.
    """
    if comparison.applied is None or comparison.layer != "own":
        raise PresenceCheckError(*library_messages.NO_OVERLAY.format(layer=comparison.layer, name=comparison.name))
    since = base_snapshots.save(snapshots, comparison.applied.base, comparison.applied.source)
    text = read_bytes(comparison.path, MOST_BYTES).decode("utf-8")
    noted, count = _SINCE_LINE.subn(rf'\g<1>"{since}"', text, count=1)
    if not count:
        raise PresenceCheckError(*library_messages.NO_SINCE_LINE.format(path=comparison.path, since=since))
    write_private(comparison.path, noted.encode())
