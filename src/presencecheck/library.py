"""All checklists that can be found by name, and which layer wins: shipped < own."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from presencecheck import compiled
from presencecheck.checklist import Checklist, Include, Layer, Loaded, Routine, Source
from presencecheck.context import Context
from presencecheck.errors import PresenceCheckError
from presencecheck.files import read_bytes
from presencecheck.frozen import Frozen, frozen
from presencecheck.names import is_id
from presencecheck.paths import Paths, shipped
from presencecheck.plan import Plan, Section
from presencecheck.problems import ChecklistInvalid, Fault, Problem, did_you_mean, locate

SUFFIXES = (".yaml", ".yml")
MOST_BYTES = 256 * 1024


class ChecklistNotFound(PresenceCheckError):
    """No layer has a checklist of this name."""


@frozen
class Entry(Frozen):
    """A checklist's file and the layer it belongs to; the file was not read yet."""

    name: str
    path: Path
    layer: Layer


def files_in(path: Path) -> list[Path]:
    """The checklist files in the folder `path` and below it; the path itself where it is no folder.

    Raises:
        PresenceCheckError: the folder holds none.
    """
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES and file.is_file())
    if not found:
        raise PresenceCheckError(f"There is no checklist file in {path}.", "Their names end in .yaml.")
    return found


class Library:
    """The checklists of every layer, by name."""

    def __init__(self, layers: Mapping[Layer, Path], cache: Path) -> None:
        self._layers = layers
        self._cache = cache

    @classmethod
    def of(cls, paths: Paths) -> "Library":
        """The person's library: what is shipped, and over it what is their own."""
        return cls({"own": paths.own, "shipped": shipped()}, paths.cache)

    def find(self, name: str) -> Entry:
        """The file that `name` means: the highest layer wins.

        Raises:
            ChecklistNotFound: no layer has it.
        """
        for layer, folder in self._layers.items() if is_id(name) else ():
            for path in (folder / f"{name}{suffix}" for suffix in SUFFIXES):
                if path.is_file():
                    return Entry(name, path, layer)
        known = [entry.name for entry in self.entries()]
        hint = did_you_mean(name, known) or "List them: presencecheck list."
        raise ChecklistNotFound(f'There is no checklist or routine "{name}".', hint)

    def entries(self) -> Iterator[Entry]:
        """Every name once, with the file that wins, in the order of the names."""
        found: dict[str, Entry] = {}
        for layer, folder in self._layers.items():
            for path in sorted(folder.iterdir()) if folder.is_dir() else ():
                if path.suffix in SUFFIXES and is_id(path.stem) and path.is_file():
                    found.setdefault(path.stem, Entry(path.stem, path, layer))
        yield from (found[name] for name in sorted(found))

    def load(self, entry: Entry) -> Loaded:
        """What the file says.

        Raises:
            ChecklistInvalid: it has errors.
            PresenceCheckError: it cannot be read.
        """
        content = read_bytes(entry.path, MOST_BYTES)
        known = compiled.recall(self._cache, entry.path, content)
        if known is not None:
            what, sha256 = known
        else:
            from presencecheck.loading import load

            reading = load(content, str(entry.path), expected_id=entry.name)
            if reading.what is None:
                raise ChecklistInvalid(reading.problems)
            what, sha256 = reading.what, reading.sha256
            compiled.remember(self._cache, entry.path, content, what, sha256)
        return Loaded(what, Source(str(entry.path), sha256, entry.layer))

    def plan(self, names: Sequence[str], context: Context, card_question: str = "") -> Plan:
        """The run of the named checklists and routines, in this order.

        Raises:
            ChecklistNotFound: one of them, or one that a routine includes, is not there.
            ChecklistInvalid: one of them has errors.
        """
        loaded = [self.load(self.find(name)) for name in names]
        sections = tuple(section for one in loaded for section in self._parts(one))
        ids = [section.checklist.id for section in sections]
        if len(set(ids)) != len(ids):
            twice = next(name for name in ids if ids.count(name) > 1)
            raise PresenceCheckError(f'The checklist "{twice}" would be walked twice.', "Name it once.")
        first, last = loaded[0].what, loaded[-1].what
        return Plan(
            routine="+".join(one.what.id for one in loaded),
            title=first.title if len(loaded) == 1 else " + ".join(one.what.title for one in loaded),
            sections=sections,
            context=context,
            closing=last.closing if isinstance(last, Routine) else "",
            card_question=card_question,
        )

    def sections(self, entry: Entry) -> Iterator[Section]:
        """The checklists of a routine, in their order; for a checklist, itself.

        Raises:
            ChecklistNotFound, ChecklistInvalid: as `plan`.
        """
        return self._parts(self.load(entry))

    def _parts(self, loaded: Loaded) -> Iterator[Section]:
        if isinstance(loaded.what, Checklist):
            yield Section(loaded.what, loaded.source)
            return
        for place, include in enumerate(loaded.what.include):
            part = self._included(loaded, include, place)
            yield Section(part[0], part[1], include.as_ == "card")

    def _included(self, routine: Loaded, include: Include, place: int) -> tuple[Checklist, Source]:
        words = {"id": include.checklist}
        where = ("include", place, "checklist")
        try:
            part = self.load(self.find(include.checklist))
        except ChecklistNotFound as error:
            problem = self._problem(routine, Fault("unknown-checklist", where, words))
            raise ChecklistNotFound(f"{problem.path}:{problem.line}: {problem.message}", error.hint) from error
        if isinstance(part.what, Routine):
            raise ChecklistInvalid([self._problem(routine, Fault("includes-routine", where, words))])
        return part.what, part.source

    def _problem(self, routine: Loaded, fault: Fault) -> Problem:
        from presencecheck.reader import read

        path = Path(routine.source.path)
        return locate(fault, str(path), *read(read_bytes(path, MOST_BYTES)).mark(fault.where))
