"""All checklists by name, and which layer wins: shipped < packs < own."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from presencecheck.core.checklist import MOST_BYTES, Checklist, Layer, Routine, Source
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import replace
from presencecheck.core.names import SUFFIXES, is_name, split_name
from presencecheck.core.problems import RULES, Diagnostic, InvalidChecklistError, Violation
from presencecheck.library import cache
from presencecheck.library.loaded import (
    AppliedOverlay,
    ChecklistFile,
    ChecklistNotFoundError,
    LoadedChecklist,
    copies_in,
    is_copy,
)
from presencecheck.library.trouble import Trouble, find_problem, worked_around
from presencecheck.system.files import path_exists, read_bytes
from presencecheck.system.paths import Paths, real_path, shipped

if TYPE_CHECKING:
    from presencecheck.core.overlay import Overlay
    from presencecheck.library.cache import Validated
    from presencecheck.packs.lock import Installed

NEW_NAMES = (
    *("after", "after-a-hard-session", "arriving-again", "between", "day-end", "if-the-line-breaks", "in-the-session"),
    *("next", "one-breath", "place-and-help"),
)
"""Ids of the checklists and routines that are shipped since version 0.2; lists of others may have had them before."""
_OWN: Layer = "own"
HERE: Layer = "here"
"""The layer of a folder that is none of the library's."""
_PACK = "pack"
"""The id that no checklist has: pack.yaml describes a pack."""


class Library:
    """The checklists of every layer, by name.

    Attributes:
        misfits: what was worked around while loading: the checklist, and what of its overlay no longer fits.
        trouble: what cannot be read or used, while what came with the program can.
    """

    def __init__(
        self, layers: Mapping[Layer, Path], cache: Path, packs: Mapping[Layer, "Installed"] | None = None
    ) -> None:
        """Layers are given from the highest to the lowest; files of packs must be as they were accepted."""
        self._layers = layers
        self._cache = cache
        self._packs = packs or {}
        self.misfits: list[tuple[str, Diagnostic]] = []
        self.trouble = Trouble()
        self._taken: tuple[str, ...] = ()
        self._copies: tuple[str, ...] = ()
        self._newer: tuple[str, ...] = ()
        self._problem: PresenceCheckError | None = None
        self._read: dict[Path, tuple[bytes, tuple[Validated, str]]] = {}

    @classmethod
    def of(cls, paths: Paths) -> "Library":
        """The person's library: own checklists above those of packs, the latest pack first, above the shipped ones.

        What of own lists and packs cannot be read counts as none, and `trouble` says so.
        """
        entries, newer, problem = _installed(paths)
        packs, problem = {pack.name: pack for pack in reversed(entries)}, problem or find_problem(paths.packs)
        folders = {name: pack.place(paths.packs) for name, pack in packs.items()}
        library = cls({"own": paths.own, **folders, "shipped": shipped()}, paths.cache, packs)
        library._problem, library._newer = problem, newer
        if own := find_problem(paths.own, must_exist=paths.own != paths.usual_own):
            library.trouble.note_own(own)
        if problem is not None:
            library.trouble.note_packs(problem)
        if gone := [name for name, folder in folders.items() if not os.access(folder / ".", os.R_OK)]:
            library.trouble.note_gone(gone)
        return library

    def seen_from(self, folder: Path) -> tuple["Library", Layer]:
        """The library as the files of `folder` see it, and the layer of these files.

        If the folder is none of the library's, its own lists come first, then the shipped ones.
        """
        here = real_path(folder)
        for layer, path in self._layers.items():
            if real_path(path) == here:
                return self, layer
        others = {layer: path for layer, path in self._layers.items() if layer not in ("own", "shipped")}
        layers = {HERE: folder, "shipped": self._layers["shipped"], **others}
        return Library(layers, self._cache, self._packs), HERE

    def taken(self) -> tuple[str, ...]:
        """LAYER:ID of each list that has the name of a shipped one that is new in this version; it keeps the name."""
        found = [list(self.all(name)) for name in NEW_NAMES]
        return tuple(
            f"{files[0].layer}:{files[0].name}" for files in found if any(file.layer == "shipped" for file in files[1:])
        )

    def note_taken(self) -> None:
        """Have `notes` say of `taken` and of second copies of own lists, once for each on this computer."""
        copies = {copy.path.name: copy.sentence for copy in copies_in(self._layers[_OWN])}
        if (taken := self.taken()) or copies:
            from presencecheck.library.taken_names import untold, untold_names

            self._taken = untold(taken, self._cache)
            self._copies = tuple(copies[name] for name in untold_names(tuple(copies), self._cache))

    def lower(self, entry: ChecklistFile) -> Iterator[ChecklistFile]:
        """The files of the same name in the layers below that of `entry`."""
        layers = tuple(self._layers)
        place = layers.index(entry.layer)
        return (each for each in self.all(entry.name) if layers.index(each.layer) > place)

    def find(self, name: str, *, walks: bool = False) -> ChecklistFile:
        """The file for `name`, an id or LAYER:ID; without a layer, the highest that has it.

        Args:
            name: what is looked for.
            walks: whether it is to be walked or shown, so that the shipped one can take the place of the person's own.

        Raises:
            ChecklistNotFoundError: there is none.
            PresenceCheckError: there is none, and packs cannot be read.
        """
        entry = next(self.all(name), None)
        if entry is not None:
            return replace(
                entry, gives_way=":" not in name and (entry.layer in self._packs or (walks and entry.layer == "own"))
            )
        if self._problem is not None:
            raise self._problem
        from presencecheck.library.titles import not_found

        raise ChecklistNotFoundError(*not_found(name, self._layers, self.titles))

    def titles(self) -> dict[str, str]:
        """The title of each name."""
        return {entry.name: self.title(entry) for entry in self.entries()}

    def title(self, entry: ChecklistFile) -> str:
        """The title of one; of one that cannot be read, its name."""
        try:
            return self.load(entry).content.title
        except PresenceCheckError:
            return entry.name

    def all(self, name: str) -> Iterator[ChecklistFile]:
        """Yield every file that `name`, an id or LAYER:ID, can mean, the highest layer first."""
        wanted, short = split_name(name)
        for layer, folder in self._layers.items() if is_name(name) and short != _PACK else ():
            # In plain strings: each start looks for a hundred files.
            paths = (os.path.join(folder, short + suffix) for suffix in SUFFIXES)  # noqa: PTH118
            found = next(filter(os.path.isfile, paths), None) if wanted in ("", layer) else None
            if found and not (layer == _OWN and is_copy(Path(found))):
                yield ChecklistFile(short, Path(found), layer)

    def entries(self) -> Iterator[ChecklistFile]:
        """Yield every name once, sorted, with the file of its highest layer."""
        from presencecheck.library.conflict_copies import files_by_id, files_in, usable_files

        found: dict[str, list[ChecklistFile]] = {}
        for layer, folder in self._layers.items():
            there = usable_files(folder) if layer == _OWN else files_in(folder)
            for name, path in files_by_id(there).items():
                if name != _PACK and path.is_file():
                    found.setdefault(name, []).append(ChecklistFile(name, path, layer))
        for name in sorted(found):
            winner, *hidden = found[name]
            yield ChecklistFile(name, winner.path, winner.layer, tuple(entry.layer for entry in hidden))

    def load(self, entry: ChecklistFile) -> LoadedChecklist:
        """Load the checklist or routine in the file; an overlay is applied to the checklist it extends.

        One that gives way and cannot be used is passed over for the shipped one, and `notes` says so.

        Raises:
            InvalidChecklistError: it has errors.
            ChecklistNotFoundError: it extends a checklist that does not exist.
            PresenceCheckError: it cannot be read.
        """
        return self._load_or_shipped(entry, ())

    def _load_or_shipped(self, entry: ChecklistFile, above: tuple[ChecklistFile, ...]) -> LoadedChecklist:
        try:
            return self._load(entry, above)
        except PresenceCheckError as error:
            instead = next(self.all(f"shipped:{entry.name}"), None) if entry.gives_way else None
            if instead is None:
                raise
            self.trouble.note_as_shipped(entry.name, entry.layer, error)
            return self._load(instead, above)

    def find_base(
        self, entry: ChecklistFile, overlay: "Overlay", above: tuple[ChecklistFile, ...] = ()
    ) -> AppliedOverlay | Violation:
        """The overlay at `entry` together with the checklist or routine that it extends.

        Without a layer, a name means the same as everywhere, except an overlay's own name: that means the highest
        layer below it.

        Returns:
            A violation if there is no such checklist, or the overlay would extend itself.

        Raises:
            InvalidChecklistError: the base has errors.
        """
        layer, short = split_name(overlay.extends)
        found = list(self.all(overlay.extends))
        if not layer and short == entry.name:
            found = found[1 + next((n for n, each in enumerate(found) if each.path == entry.path), -1) :]
        words: dict[str, object] = {"id": overlay.extends}
        if not found:
            known = tuple(known.name for known in self.entries() if known.name != entry.name)
            return Violation("unknown-base", ("extends",), words, near=(short, known))
        if any(each.path == found[0].path for each in (*above, entry)):
            way = [f"{each.layer}:{each.name}" for each in (*above, entry, found[0])]
            return Violation("extends-itself", ("extends",), {"id": entry.name, "way": " → ".join(way)})
        base = self._load_or_shipped(
            replace(found[0], gives_way=not layer and found[0].layer in self._packs), (*above, entry)
        )
        return AppliedOverlay(overlay, base.content, base.source)

    def _load(self, entry: ChecklistFile, above: tuple[ChecklistFile, ...]) -> LoadedChecklist:
        content = read_bytes(entry.path, MOST_BYTES)
        if entry.layer in self._packs:
            from presencecheck.packs.integrity import check_accepted

            check_accepted(self._packs[entry.layer], entry.path, content)
        what, sha256 = self._validated(entry, content)
        if isinstance(what, Checklist | Routine):
            return LoadedChecklist(what, Source(str(entry.path), sha256, entry.layer))
        base = self.find_base(entry, what, above)
        if isinstance(base, Violation):
            from presencecheck.library.locate import locate_in_file

            raise InvalidChecklistError(locate_in_file(entry.path, [base]))
        return self._composed(entry, content, base)

    def _validated(self, entry: ChecklistFile, content: bytes) -> tuple["Validated", str]:
        """What the file says, and its sha256; several routines may include the same list."""
        before = self._read.get(entry.path)
        if before is None or before[0] != content:
            before = content, cache.get_or_validate(self._cache, entry.path, content, entry.name)
            self._read[entry.path] = before
        return before[1]

    @property
    def notes(self) -> tuple[str, ...]:
        """What is said before a walk of all that was worked around, or of names: one sentence of each at most."""
        return (*self.trouble.sentences, *self._worked_around, *self._copies, *self._newer)

    @property
    def _worked_around(self) -> tuple[str, ...]:
        return worked_around(self.misfits) if self.misfits else self._taken

    @property
    def vouched(self) -> Mapping[Layer, str]:
        """The publishers of the packs that somebody vouched for when they were taken, by their layers."""
        return {layer: pack.publisher for layer, pack in self._packs.items() if pack.principal}

    def _composed(self, entry: ChecklistFile, source: bytes, applied: AppliedOverlay) -> LoadedChecklist:
        """The base with the overlay applied; cached by the content of both files."""
        name, both = Path(f"{entry.path}+"), source + f"\n{entry.layer}\n{applied.source.sha256}".encode()
        if (known := cache.get(self._cache, name, both)) is None:
            from hashlib import sha256

            from presencecheck.core.compose import WORKED_AROUND, apply_overlay
            from presencecheck.library.locate import locate_in_file

            content, violations = apply_overlay(applied.overlay, applied.base, entry.layer)
            serious = WORKED_AROUND | {code for code, severity in RULES.items() if severity == "error"}
            problems = locate_in_file(entry.path, (each for each in violations if each.code in serious))
            if any(problem.code not in WORKED_AROUND for problem in problems):
                raise InvalidChecklistError(problems)
            known = content, sha256(both).hexdigest()
            self.misfits += [(entry.name, problem) for problem in problems]
            if not problems:
                cache.put(self._cache, name, both, *known)
        return LoadedChecklist(
            cast("Checklist | Routine", known[0]), Source(str(entry.path), known[1], entry.layer), applied
        )


def _installed(paths: Paths) -> tuple[tuple["Installed", ...], tuple[str, ...], PresenceCheckError | None]:
    """The packs that are installed, what is said of newer ones, and why that cannot be read; most people have none."""
    try:
        if not path_exists(paths.packs_lock):
            return (), (), None
        from presencecheck.packs.lock import newer_versions, read_lock

        entries, seen = read_lock(paths.packs)
    except PresenceCheckError as error:
        return (), (), error
    return entries, newer_versions(entries, seen), None
