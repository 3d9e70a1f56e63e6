"""What one layer's file changes of the same checklist in the layers below it, and what changed there since."""

import re
from pathlib import Path

from presencecheck.core.diff import Change, differences
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen, frozen
from presencecheck.core.loaded import Laid
from presencecheck.core.problems import Problem
from presencecheck.library import base_snapshots
from presencecheck.library.library import MOST_BYTES, Entry, Library, overlay_problems
from presencecheck.system.files import read_bytes, write_private

_SINCE_LINE = re.compile(r"^(since:[ \t]*)[^\s#]*", re.MULTILINE)
"""The line in which an overlay says what it was written for, up to a comment behind it."""


@frozen
class Comparison(Frozen):
    """A file beside what lies below it.

    Attributes:
        name, layer, path: of the file.
        base: what lies below, as LAYER:ID; empty where nothing does.
        changes: what the file changes of it.
        laid: the overlay and its base; None for a file that takes the base's place as a whole.
        later: what changed in the base since the overlay was written; None where that is not known.
        problems: what is wrong with the file as a change to its base.
    """

    name: str
    layer: str
    path: Path
    base: str = ""
    changes: tuple[Change, ...] = ()
    laid: Laid | None = None
    later: tuple[Change, ...] | None = None
    problems: tuple[Problem, ...] = ()


def compare(library: Library, entry: Entry, kept: Path) -> Comparison:
    """The file at `entry` beside what lies below it.

    Args:
        library: where both are found.
        entry: the file.
        kept: the folder of `bases`.

    Raises:
        ChecklistInvalid, ChecklistNotFound: one of them has errors or is missing.
    """
    loaded = library.load(entry)
    here = entry.name, entry.layer, entry.path
    if loaded.laid:
        base = f"{loaded.laid.source.layer}:{loaded.laid.base.id}"
        changes = differences(loaded.laid.base, loaded.what)
        problems = tuple(overlay_problems(entry.path, loaded.laid.overlay, library))
        return Comparison(*here, base, changes, loaded.laid, _later(loaded.laid, kept), problems)
    below = next(library.lower(entry), None)
    if below is None:
        return Comparison(*here)
    return Comparison(*here, f"{below.layer}:{below.name}", differences(library.load(below).what, loaded.what))


def _later(laid: Laid, kept: Path) -> tuple[Change, ...] | None:
    since = laid.overlay.since
    if since and laid.source.sha256.startswith(since):
        return ()
    before = base_snapshots.load(kept, since) if since else None
    return differences(before, laid.base) if before else None


def note_seen(comparison: Comparison, kept: Path) -> None:
    """Note in the overlay that the checklist below it was seen as it is now; nothing else in the file changes.

    Raises:
        PresenceCheckError: it is no overlay of the person's own, or has no line to note it in.
    """
    if comparison.laid is None or comparison.layer != "own":
        raise PresenceCheckError(
            f"{comparison.layer}:{comparison.name} is no overlay of your own, so there is nothing to note.",
            f"Write one: presencecheck edit {comparison.name}.",
        )
    since = base_snapshots.save(kept, comparison.laid.base, comparison.laid.source)
    text = read_bytes(comparison.path, MOST_BYTES).decode("utf-8")
    noted, count = _SINCE_LINE.subn(rf'\g<1>"{since}"', text, count=1)
    if not count:
        raise PresenceCheckError(f"{comparison.path} has no line to note it in.", f'Add the line: since: "{since}".')
    write_private(comparison.path, noted.encode())
