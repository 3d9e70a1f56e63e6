"""The library with files in it that are only tried."""

from collections.abc import Sequence
from pathlib import Path

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.names import SUFFIXES, is_path, list_stem
from presencecheck.core.problems import InvalidChecklistError
from presencecheck.library.library import HERE, Library
from presencecheck.library.loaded import ChecklistFile, LoadedChecklist
from presencecheck.messages import library as library_messages
from presencecheck.system.files import read_bytes
from presencecheck.system.program_name import typed_word


class TrialLibrary(Library):
    """A library in which names that are paths mean these files; what they include is looked for beside the first.

    Args:
        library: all other lists.
        names: what is to be walked; one of them at least is a path.

    Raises:
        PresenceCheckError: one of the files cannot be read.
    """

    def __init__(self, library: Library, names: Sequence[str]) -> None:
        self._files = {name: Path(name) for name in names if is_path(name)}
        for path in self._files.values():
            read_bytes(path, MOST_BYTES)
        first = next(iter(self._files.values()))
        super().__init__({HERE: first.parent, **library._layers}, library._cache, library._packs)
        self.trouble = library.trouble

    def find(self, name: str, *, walks: bool = False) -> ChecklistFile:
        """The file that is tried, or the one of a name."""
        if name in self._files:
            return ChecklistFile(list_stem(self._files[name].name), self._files[name], HERE)
        return super().find(name, walks=walks)

    def load(self, entry: ChecklistFile) -> LoadedChecklist:
        """Load it, as any other; of a file that is tried and is no YAML by its name, say how to make a list of it.

        Raises:
            PresenceCheckError: as `Library.load`.
        """
        try:
            return super().load(entry)
        except InvalidChecklistError as error:
            if entry.layer == HERE and not entry.path.name.endswith(SUFFIXES):
                text = library_messages.OTHER_FORMAT.format(path=entry.path, typed=typed_word(entry.path))
                raise PresenceCheckError(*text) from error
            raise
