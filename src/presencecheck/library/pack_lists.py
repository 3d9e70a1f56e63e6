"""Which list a pack's routine means by a name: the pack's own, with what others change of it."""

from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.names import list_stem
from presencecheck.library.library import Library
from presencecheck.library.loaded import ChecklistFile, LoadedChecklist


def load_included(library: Library, pack: str, name: str) -> LoadedChecklist:
    """Load what a routine of a pack includes by this name.

    A list of the person's own, or of another pack, that only has the name of one of the pack's is another list; where
    it changes the pack's, it is what the pack's routine walks.

    Raises:
        ChecklistNotFoundError, InvalidChecklistError, PresenceCheckError: as `Library.load`.
    """
    entry = library.find(name, walks=True)
    if ":" in name or entry.layer == pack:
        return library.load(entry)
    packs_own = next(library.all(f"{pack}:{name}"), None)
    if packs_own is None:
        return library.load(entry)
    try:
        found = _changed(library, entry, packs_own.path)
    except PresenceCheckError as error:
        library.trouble.note_as_pack(name, pack, error)
        found = None
    return found or library.load(packs_own)


def _changed(library: Library, entry: ChecklistFile, path: Path) -> LoadedChecklist | None:
    """What is in a file, where it is a change to the list at `path`, or a change to such a change; None where not."""
    loaded = library.load(library.find(f"{entry.layer}:{entry.name}"))
    if loaded.applied is None:
        return None
    below = loaded.applied.source
    if Path(below.path) == path:
        return loaded
    name = list_stem(Path(below.path).name)
    return loaded if _changed(library, library.find(f"{below.layer}:{name}"), path) else None
