"""The list or routine of a name, to be changed by answering questions: one's own as a whole, others by what differs."""

from presencecheck.authoring.draft.draft_file import DraftFile
from presencecheck.authoring.draft.overlay_file import OverlayFile
from presencecheck.authoring.draft.routine_file import RoutineFile, open_routine
from presencecheck.core.checklist import Routine
from presencecheck.core.frozen import replace
from presencecheck.library.library import Library
from presencecheck.library.loaded import ChecklistFile
from presencecheck.system.paths import Paths

AnyFile = DraftFile | RoutineFile
"""What is written by answering questions: a list, or a routine."""


def open_draft(library: Library, entry: ChecklistFile, paths: Paths) -> AnyFile:
    """The list or routine, and the file that changes to it are kept in.

    Args:
        library: where it is found.
        entry: the list or routine.
        paths: where own lists and snapshots are kept.

    Raises:
        InvalidChecklistError, ChecklistNotFoundError: it has errors.
        PresenceCheckError: it cannot be read, or not be changed by answering questions.
    """
    loaded = library.load(replace(entry, gives_way=False))
    if isinstance(loaded.content, Routine):
        return open_routine(library, entry, paths)
    if entry.layer == "own" and loaded.applied is None:
        return DraftFile.of(entry)
    return OverlayFile.above(library, entry, paths)
