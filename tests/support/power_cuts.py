"""What a disk may hold after the power went: a model of a disk that is told what a program did.

What was written and not yet synced may be there, may be missing, may be torn between two sectors, or may have left
only the file's new size; each of it independently of the rest. A new name, a renaming or a deletion that was not
synced with its folder may be there or not; those of one name keep their order, as journalling file systems do.
Outside the model are disks that say "synced" and lie, sectors that go bad by themselves, and systems that let the
deletion of a name come before its creation.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.support.after_crash import State
from tests.support.system_calls import FLAWED, Call

SECTOR = 512
"""A disk writes this number of bytes as one."""
FOLDER = -1
_ALL = 1 << 40


class Piece(NamedTuple):
    """Bytes written into a file.

    Attributes:
        file: the file's number.
        at: from where on.
        content: the bytes; None where the file was cut off there.
    """

    file: int
    at: int
    content: bytes | None


class Naming(NamedTuple):
    """Names that were given or taken away in one step: the file's number for each, None for a name that is gone."""

    names: tuple[tuple[str, int | None], ...]


Change = Piece | Naming


class Fate(NamedTuple):
    """The result of a change that was not synced: which of its sectors are there, and whether at least its size is."""

    first: int
    last: int
    sized: bool = False


KEPT, LOST, SIZED = Fate(0, _ALL), Fate(0, 0), Fate(0, 0, True)


class Disk:
    """A disk, told one call after another.

    Args:
        root: the folder that is looked at; it is safe itself.
        state: what is in it, safely, at first.
    """

    def __init__(self, root: Path, state: State) -> None:
        self._root = f"{root}/"
        self._files: dict[int, bytes] = {}
        self._names: dict[str, int] = {}
        for path, content in state.items():
            self._names[path] = FOLDER if content is None else len(self._files)
            if content is not None:
                self._files[len(self._files)] = content
        self._seen = dict(self._names)
        self._next = len(self._files)
        self._open: dict[int, tuple[int, int]] = {}
        self.unsynced: list[Change] = []

    def told(self, call: Call) -> bool:
        """Take in a call; whether it can have changed what a power cut leaves."""
        if call.result < 0:
            return False
        match call.name:
            case "openat":
                return self._opened(call)
            case "close":
                self._open.pop(call.descriptor, None)
            case "lseek" if call.descriptor in self._open:
                self._open[call.descriptor] = (self._open[call.descriptor][0], call.result)
            case "write" | "pwrite64" | "ftruncate" if call.descriptor in self._open:
                self._written(call)
                return True
            case "fsync" | "fdatasync" if f"{call.file}/".startswith(self._root):
                return self._synced(call)
            case "mkdir" | "mkdirat" | "rmdir" | "unlink" | "unlinkat" | "rename" | "renameat" | "link" | "linkat":
                return self._named(call)
            case _:
                assert call.name not in (*FLAWED, "renameat2") or not call.file.startswith(self._root), call
        return False

    def after(self, fates: list[Fate]) -> State:
        """What is there when the power comes back, given the result of each unsynced change."""
        files, names = dict(self._files), dict(self._names)
        stuck: set[str] = set()
        for change, fate in zip(self.unsynced, fates, strict=True):
            if isinstance(change, Piece):
                files[change.file] = _applied(files[change.file], change, fate)
            elif fate == LOST or any(name in stuck for name, _ in change.names):
                stuck.update(name for name, _ in change.names)
            else:
                _named(names, change)
        reached = {path for path in names if all(str(above) in names for above in list(Path(path).parents)[:-1])}
        return {path: None if names[path] == FOLDER else files[names[path]] for path in sorted(reached)}

    def _within(self, path: str) -> str:
        return path.removeprefix(self._root) if path.startswith(self._root) else ""

    def _opened(self, call: Call) -> bool:
        path = self._within(call.texts[0].decode())
        if not path or self._seen.get(path) == FOLDER:
            return False
        made = path not in self._seen
        if made:
            self._files[self._next] = b""
            self._name((path, self._next))
            self._next += 1
        file = self._seen[path]
        self._open[call.result] = (file, 0)
        if cut := "O_TRUNC" in call.words[1] and not made:
            self.unsynced.append(Piece(file, 0, None))
        return made or cut

    def _written(self, call: Call) -> None:
        file, at = self._open[call.descriptor]
        if call.name == "ftruncate":
            self.unsynced.append(Piece(file, int(call.words[-1]), None))
            return
        content = call.texts[0][: call.result]
        if call.name == "pwrite64":
            at = int(call.words[-1])
        else:
            self._open[call.descriptor] = (file, at + len(content))
        self.unsynced.append(Piece(file, at, content))

    def _named(self, call: Call) -> bool:
        paths = [self._within(text.decode()) for text in call.texts]
        if not any(paths):
            return False
        assert all(paths), f"a name goes beyond the folder: {call}"
        if call.name.startswith("mkdir"):
            self._name((paths[0], FOLDER))
        elif call.name.startswith("rename"):
            self._name((paths[0], None), (paths[1], self._seen[paths[0]]))
        elif call.name.startswith("link"):
            self._name((paths[1], self._seen[paths[0]]))
        else:
            self._name((paths[0], None))
        return True

    def _name(self, *names: tuple[str, int | None]) -> None:
        self.unsynced.append(Naming(names))
        _named(self._seen, self.unsynced[-1])

    def _synced(self, call: Call) -> bool:
        """A folder's names, or a file's bytes, are safe from now on."""
        file, _ = self._open.get(call.descriptor, (FOLDER, 0))
        folder = self._within(call.file)
        left: list[Change] = []
        for change in self.unsynced:
            if isinstance(change, Piece) and change.file == file:
                self._files[file] = _applied(self._files[file], change, KEPT)
            elif isinstance(change, Naming) and file == FOLDER and _folder(change) == folder:
                _named(self._names, change)
            else:
                left.append(change)
        synced, self.unsynced = len(left) < len(self.unsynced), left
        return synced


def _folder(change: Naming) -> str:
    folders = {str(Path(name).parent) for name, _ in change.names}
    assert len(folders) == 1, f"a name goes from folder to folder: {change}"
    return folders.pop().removeprefix(".")


def _named(names: dict[str, int], change: Change) -> None:
    assert isinstance(change, Naming)
    for name, file in change.names:
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def _applied(content: bytes, piece: Piece, fate: Fate) -> bytes:
    if piece.content is None:
        return content if fate == LOST else content[: piece.at].ljust(piece.at, b"\0")
    # Sectors are the disk's, not the write's: the first of a write may be the second half of one of the disk's.
    start = max(piece.at, (piece.at // SECTOR + fate.first) * SECTOR)
    end = min(piece.at + len(piece.content), (piece.at // SECTOR + fate.last) * SECTOR)
    size = piece.at + len(piece.content) if fate.sized else end if end > start else 0
    if end > start:
        content = content.ljust(start, b"\0")
        content = content[:start] + piece.content[start - piece.at : end - piece.at] + content[end:]
    return content.ljust(size, b"\0")


def fates(changes: Sequence[Change], chance: random.Random, most: int) -> Iterator[list[Fate]]:
    """What may become of unsynced changes: of the telling combinations, and of as many random ones, at most `most`.

    Telling are: all gone; all but the contents; all but the names; and for each change all up to it, all but it, it
    alone, and it torn, with what comes behind it and without.
    """
    ways: list[Callable[[], list[Fate]]] = [partial(_by_sort, changes, *way) for way in _BY_SORT]
    for place in range(len(changes)):
        ways += [partial(_around, changes, chance, place, *way) for way in _AROUND]
        ways += [partial(_any, changes, chance, share) for share in _SHARES]
    return (way() for way in chance.sample(ways, min(most, len(ways))))


_BY_SORT = ((LOST, LOST), (KEPT, LOST), (KEPT, SIZED), (LOST, KEPT))
"""What becomes of all names, and of all contents."""
_AROUND: tuple[tuple[Fate, Fate | None, Fate], ...] = (
    (KEPT, KEPT, LOST),
    (KEPT, LOST, KEPT),
    (LOST, KEPT, LOST),
    *[(KEPT, None, behind) for behind in (KEPT, LOST) for _ in range(3)],
)
"""What becomes of what was before a change, of the change itself (None: it is torn), and of what came behind it."""
_SHARES = (0.1, 0.4, 0.6, 0.9)


def _by_sort(changes: Sequence[Change], names: Fate, contents: Fate) -> list[Fate]:
    return [names if isinstance(change, Naming) else contents for change in changes]


def _around(
    changes: Sequence[Change], chance: random.Random, place: int, before: Fate, this: Fate | None, behind: Fate
) -> list[Fate]:
    return [before] * place + [this or _torn(changes[place], chance)] + [behind] * (len(changes) - place - 1)


def _any(changes: Sequence[Change], chance: random.Random, share: float) -> list[Fate]:
    return [
        _torn(change, chance) if chance.random() < 0.2 else KEPT if chance.random() < share else LOST
        for change in changes
    ]


def _torn(change: Change, chance: random.Random) -> Fate:
    if isinstance(change, Naming) or not change.content:
        return LOST
    sectors = (change.at + len(change.content) - 1) // SECTOR - change.at // SECTOR + 1
    place = chance.randint(0, sectors)
    return chance.choice((SIZED, Fate(0, place), Fate(place, _ALL), Fate(0, place, True)))
