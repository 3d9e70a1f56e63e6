"""All checklists that can be found by name, and which layer wins: shipped < packs < own."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import cast

from presencecheck.core.checklist import Checklist, Layer, Source
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen, frozen
from presencecheck.core.loaded import Laid, Loaded
from presencecheck.core.names import is_id, is_name, split
from presencecheck.core.overlay import Overlay
from presencecheck.core.problems import ChecklistInvalid, Fault, Problem, did_you_mean, locate
from presencecheck.library import cache
from presencecheck.messages import walk as say
from presencecheck.packs.lock import Installed, installed
from presencecheck.system.files import read_bytes
from presencecheck.system.paths import Paths, shipped

SUFFIXES = (".yaml", ".yml")
MOST_BYTES = 256 * 1024
_HERE: Layer = "here"
"""The layer of a folder that is looked at and is none of the person's."""
_PACK = "pack"
"""The id that no checklist has: pack.yaml is what a pack says of itself."""


class ChecklistNotFound(PresenceCheckError):
    """No layer has a checklist of this name."""


@frozen
class Entry(Frozen):
    """A checklist's file and the layer it belongs to; the file was not read yet."""

    name: str
    path: Path
    layer: Layer
    hides: tuple[Layer, ...] = ()
    """The lower layers that have this name too."""


class Library:
    """The checklists of every layer, by name.

    Attributes:
        notes: what was worked around while loading, each in a sentence.
    """

    def __init__(
        self, layers: Mapping[Layer, Path], cache: Path, packs: Mapping[Layer, Installed] | None = None
    ) -> None:
        """The layers, the highest first; those that are packs are held to what was accepted."""
        self._layers = layers
        self._cache = cache
        self._packs = packs or {}
        self.notes: list[str] = []

    @classmethod
    def of(cls, paths: Paths) -> "Library":
        """The person's library: what is shipped, over it their packs, the last added highest, and then their own.

        Raises:
            PresenceCheckError: which packs are installed cannot be read.
        """
        packs = {pack.name: pack for pack in reversed(installed(paths.packs))}
        folders = {name: pack.place(paths.packs) for name, pack in packs.items()}
        return cls({"own": paths.own, **folders, "shipped": shipped()}, paths.cache, packs)

    def seen_from(self, folder: Path) -> tuple["Library", Layer]:
        """The library as the files of `folder` see it, and the layer that they are in there.

        Where the folder is none of the library's, its own lists come first, then what is shipped.
        """
        here = folder.resolve()
        for layer, path in self._layers.items():
            if path.resolve() == here:
                return self, layer
        others = {layer: path for layer, path in self._layers.items() if layer not in ("own", "shipped")}
        layers = {_HERE: folder, "shipped": self._layers["shipped"], **others}
        return Library(layers, self._cache, self._packs), _HERE

    def lower(self, entry: Entry) -> Iterator[Entry]:
        """The files of the same name in the layers below that of `entry`."""
        layers = tuple(self._layers)
        place = layers.index(entry.layer)
        return (each for each in self.all(entry.name) if layers.index(each.layer) > place)

    def find(self, name: str) -> Entry:
        """The file that `name`, an id or LAYER:ID, means: without a layer, the highest that has it wins.

        Raises:
            ChecklistNotFound: no layer has it.
        """
        entry = next(self.all(name), None)
        if entry is not None:
            return entry
        layer, short = split(name)
        if layer and layer not in self._layers:
            hint = did_you_mean(layer, self._layers) or f"Known: {', '.join(self._layers)}."
            raise ChecklistNotFound(f'There is no layer or pack "{layer}".', hint)
        hint = did_you_mean(short, [known.name for known in self.entries()]) or "List them: presencecheck list."
        raise ChecklistNotFound(f'There is no checklist or routine "{name}".', hint)

    def all(self, name: str) -> Iterator[Entry]:
        """Every file that `name`, an id or LAYER:ID, can mean, the highest layer first."""
        wanted, short = split(name)
        for layer, folder in self._layers.items() if is_name(name) and short != _PACK else ():
            paths = (folder / f"{short}{suffix}" for suffix in SUFFIXES)
            path = next((path for path in paths if path.is_file()), None) if wanted in ("", layer) else None
            if path is not None:
                yield Entry(short, path, layer)

    def entries(self) -> Iterator[Entry]:
        """Every name once, with the file that wins, in the order of the names."""
        found: dict[str, list[Entry]] = {}
        for layer, folder in self._layers.items():
            paths = sorted(folder.iterdir()) if folder.is_dir() else ()
            files = [path for path in paths if path.suffix in SUFFIXES and path.stem != _PACK]
            names = {path.stem: path for path in files if is_id(path.stem)}
            for name, path in names.items():
                if path.is_file():
                    found.setdefault(name, []).append(Entry(name, path, layer))
        for name in sorted(found):
            winner, *hidden = found[name]
            yield Entry(name, winner.path, winner.layer, tuple(entry.layer for entry in hidden))

    def load(self, entry: Entry) -> Loaded:
        """What the file says; for an overlay, the checklist it makes of the one below it.

        Raises:
            ChecklistInvalid: it has errors.
            ChecklistNotFound: it extends what no layer has.
            PresenceCheckError: it cannot be read.
        """
        return self._load(entry, ())

    def laid(self, entry: Entry, overlay: Overlay, above: tuple[Entry, ...] = ()) -> Laid:
        """The overlay at `entry` together with the checklist that it is laid over.

        Without a layer, a name means what it means everywhere, but for an overlay's own name: that means the highest
        of the layers below it.

        Raises:
            ChecklistInvalid: there is none, or it is a routine, extends itself, or has errors.
        """
        layer, short = split(overlay.extends)
        found = list(self.all(overlay.extends))
        if not layer and short == entry.name:
            found = found[1 + next((n for n, each in enumerate(found) if each.path == entry.path), -1) :]
        words: dict[str, object] = {"id": overlay.extends}
        fault = None
        if not found:
            known = tuple(known.name for known in self.entries() if known.name != entry.name)
            fault = Fault("unknown-base", ("extends",), words, near=(short, known))
        elif any(each.path == found[0].path for each in (*above, entry)):
            way = [f"{each.layer}:{each.name}" for each in (*above, entry, found[0])]
            fault = Fault("extends-itself", ("extends",), {"id": entry.name, "way": " → ".join(way)})
        else:
            base = self._load(found[0], (*above, entry))
            if isinstance(base.what, Checklist):
                return Laid(overlay, base.what, base.source)
            fault = Fault("extends-routine", ("extends",), words)
        raise ChecklistInvalid(located(entry.path, [fault]))

    def _load(self, entry: Entry, above: tuple[Entry, ...]) -> Loaded:
        content = read_bytes(entry.path, MOST_BYTES)
        if entry.layer in self._packs:
            from presencecheck.packs.integrity import confirm

            confirm(self._packs[entry.layer], entry.path, content)
        known = cache.get(self._cache, entry.path, content)
        if known is None:
            from presencecheck.formats.load import load

            reading = load(content, str(entry.path), expected_id=entry.name, advised=False)
            if reading.what is None:
                raise ChecklistInvalid(reading.problems)
            known = reading.what, reading.sha256
            cache.put(self._cache, entry.path, content, *known)
        what, sha256 = known
        if isinstance(what, Overlay):
            return self._composed(entry, content, self.laid(entry, what, above))
        return Loaded(what, Source(str(entry.path), sha256, entry.layer))

    def _composed(self, entry: Entry, content: bytes, laid: Laid) -> Loaded:
        """What the overlay makes of its base; it is kept in the cache as what the two files together were."""
        name, both = Path(f"{entry.path}+"), content + f"\n{entry.layer}\n{laid.source.sha256}".encode()
        known = cache.get(self._cache, name, both)
        if known is None:
            from hashlib import sha256

            from presencecheck.core.compose import WORKED_AROUND, compose

            composed = compose(laid.overlay, laid.base, entry.layer)
            problems = [p for p in located(entry.path, composed.faults) if p.severity == "error"]
            if any(problem.code not in WORKED_AROUND for problem in problems):
                raise ChecklistInvalid(problems)
            known = composed.what, sha256(both).hexdigest()
            self.notes += [say.WORKED_AROUND.format(id=entry.name, problem=problem.message) for problem in problems]
            if not problems:
                cache.put(self._cache, name, both, *known)
        return Loaded(cast("Checklist", known[0]), Source(str(entry.path), known[1], entry.layer), laid)


def located(path: Path, faults: Iterable[Fault]) -> list[Problem]:
    """Faults of the file at `path`, with the lines where they stand."""
    faults = list(faults)
    if not faults:
        return []
    from presencecheck.formats.yaml_reader import read

    document = read(read_bytes(path, MOST_BYTES))
    return [locate(fault, str(path), *document.mark(fault.where)) for fault in faults]


def overlay_problems(path: Path, overlay: Overlay, library: Library) -> list[Problem]:
    """What is wrong with the overlay at `path` as a change to what it extends, seen from where it stands."""
    from presencecheck.core.compose import compose

    seen, layer = library.seen_from(path.parent)
    entry = next((each for each in seen.all(f"{layer}:{path.stem}")), Entry(path.stem, path, layer))
    try:
        laid = seen.laid(entry, overlay)
    except ChecklistInvalid as error:
        return list(error.problems)
    return located(path, compose(overlay, laid.base, layer).faults)
