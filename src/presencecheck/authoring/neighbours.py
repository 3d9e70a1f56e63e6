"""The checklists that a file can name, as its folder sees them; each is loaded once for all the files that name it."""

from pathlib import Path

from presencecheck.library.library import Library
from presencecheck.library.loaded import LoadedChecklist


class Neighbours:
    """Looks up what files name, in the library as their folders see it.

    Args:
        library: where they find what is not beside them.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._seen: dict[Path, Library] = {}
        self._loaded: dict[tuple[Path, str], LoadedChecklist] = {}

    def library(self, folder: Path) -> Library:
        """The library as the files of `folder` see it."""
        if folder not in self._seen:
            self._seen[folder], _ = self._library.seen_from(folder)
        return self._seen[folder]

    def load(self, name: str, folder: Path) -> LoadedChecklist:
        """The checklist or routine that a file of `folder` means by `name`.

        Raises:
            PresenceCheckError: there is none, or it has errors.
        """
        key = folder, name
        if key not in self._loaded:
            library = self.library(folder)
            self._loaded[key] = library.load(library.find(name))
        return self._loaded[key]
