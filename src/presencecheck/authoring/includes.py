"""Whether the checklists that a routine includes are there, and are checklists."""

from collections.abc import Iterator
from pathlib import Path

from presencecheck.authoring.neighbours import Neighbours
from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.names import is_name, list_stem, split_name
from presencecheck.core.problems import Diagnostic, Violation, Where, locate
from presencecheck.formats.document import Data, Document
from presencecheck.formats.yaml_reader import read
from presencecheck.system.files import read_bytes
from presencecheck.system.paths import real_path


class Includes:
    """Looks up what routines include, in the library as their folder sees it."""

    def __init__(self, neighbours: Neighbours) -> None:
        self._neighbours = neighbours
        self._read: dict[Path, dict[str, Data]] = {}

    def problems(self, document: Document, path: Path) -> Iterator[Diagnostic]:
        """What is wrong with the includes of the file at `path`, if it is a routine; also where the rest of it is not.

        Args:
            document: the file's content.
            path: where it stands, for its neighbours and for the problems.
        """
        for place, name in _included(document.data):
            where: Where = ("include", place, "checklist")
            violation = None
            try:
                included = self._find(name, path)
                if self._routine(included) is not None:
                    way = self._way_back(real_path(path), included, (list_stem(path.name), name))
                    words = {"id": name, "way": " → ".join(way)}
                    violation = Violation("cyclic-include" if way else "includes-routine", where, words)
                elif self._data(included).get("style") == "hand-out":
                    violation = Violation("includes-hand-out", where, {"id": name})
            except PresenceCheckError:
                # Not to be found at all; one that is found and broken is reported where it is checked itself.
                known = tuple(entry.name for entry in self._neighbours.library(path.parent).entries())
                violation = Violation("unknown-checklist", where, {"id": name}, near=(split_name(name)[1], known))
            if violation is not None:
                yield locate(violation, str(path), *document.mark(where))

    def _find(self, name: str, path: Path) -> Path:
        return self._neighbours.library(path.parent).find(name).path

    def _routine(self, path: Path) -> tuple[str, ...] | None:
        """What the routine at `path` includes, were it otherwise sound or not; None where it is no routine."""
        data = self._data(path)
        routine = "include" in data and "items" not in data
        return tuple(name for _, name in _included(data)) if routine else None

    def _data(self, path: Path) -> dict[str, Data]:
        """What the file at `path` holds, empty where it is no checklist."""
        if path not in self._read:
            data = read(read_bytes(path, MOST_BYTES)).data
            self._read[path] = data if isinstance(data, dict) else {}
        return self._read[path]

    def _way_back(self, start: Path, here: Path, way: tuple[str, ...]) -> tuple[str, ...]:
        """The names from `start` back to itself through `here`; empty where no way leads back."""
        seen: set[Path] = set()
        open_ways = [(here, way)]
        while open_ways:
            path, way = open_ways.pop()
            if real_path(path) == start:
                return way
            routine = None if path in seen else self._routine(path)
            seen.add(path)
            for name in routine or ():
                try:
                    open_ways.append((self._find(name, path), (*way, name)))
                except PresenceCheckError:
                    continue
        return ()


def _included(data: Data) -> Iterator[tuple[int, str]]:
    entries = data.get("include") if isinstance(data, dict) and "items" not in data else None
    seen: set[str] = set()
    for place, entry in enumerate(entries if isinstance(entries, list) else []):
        name = entry.get("checklist") if isinstance(entry, dict) else None
        # What cannot be a name, and what comes twice, was said when the file was read.
        if isinstance(name, str) and is_name(name) and split_name(name)[1] not in seen:
            seen.add(split_name(name)[1])
            yield place, name
