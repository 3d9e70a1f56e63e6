"""The list of a name, to be changed by answering questions: one's own as a whole, others by what differs."""

from presencecheck.authoring.draft.draft_file import DraftFile
from presencecheck.authoring.draft.overlay_file import OverlayFile
from presencecheck.library.library import Library
from presencecheck.library.loaded import ChecklistFile
from presencecheck.system.paths import Paths


def open_draft(library: Library, entry: ChecklistFile, paths: Paths) -> DraftFile:
    """The list, and the file that changes to it are kept in.

    Args:
        library: where it is found.
        entry: the list.
        paths: where own lists and snapshots are kept.

    Raises:
        InvalidChecklistError, ChecklistNotFoundError: it has errors.
        PresenceCheckError: it is a routine, or cannot be read.
    """
    if entry.layer == "own" and library.load(entry).applied is None:
        return DraftFile.of(entry)
    return OverlayFile.above(library, entry, paths)
