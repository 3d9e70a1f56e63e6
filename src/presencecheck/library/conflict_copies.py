"""Second files of own lists, as a sync service makes them when two computers change a file: found, and passed over.

`packs.second_copies` says by what they are known.
"""

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.core.names import SUFFIXES, is_id, list_stem
from presencecheck.system.files import read_bytes


class ConflictCopy(Frozen):
    """A file that looks like a second copy, and the id of the list that it is a copy of.

    Attributes:
        path: the file.
        of: the id.
        used: the name of the file that is used, where both have names of this list; empty where this has none.
    """

    path: Path
    of: str
    used: str = ""

    @property
    def sentence(self) -> str:
        """What is said of it."""
        from presencecheck.messages import own_folder as own_folder_messages

        if self.used:
            return own_folder_messages.DOUBLE_FILE.format(name=self.path.name, of=self.of, used=self.used)
        return own_folder_messages.CONFLICT_COPY.format(name=self.path.name, of=self.of)


def conflict_copies(folder: Path) -> Iterator[ConflictCopy]:
    """The second copies in a folder, by name; none where it cannot be looked into."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.name.endswith(SUFFIXES)]
    except OSError:
        return
    # In plain strings: each start looks at every name, and hardly a folder has a file that could be a copy.
    stems = [list_stem(name) for name in names]
    known = Counter(stems)
    suspects = sorted(
        name for name, stem in zip(names, stems, strict=True) if known[stem] > 1 or _begins_with_another(stem, known)
    )
    if not suspects:
        return
    used = files_by_id(folder / name for name in names)
    for path in (folder / name for name in suspects):
        stem = list_stem(path.name)
        of = copied_list(path, used) if is_id(stem) else _list_named_in(stem, set(used))
        if of:
            yield ConflictCopy(path, of)
        elif is_id(stem) and used[stem] != path:
            yield ConflictCopy(path, stem, used[stem].name)


def _begins_with_another(stem: str, names: Collection[str]) -> bool:
    """Whether another of these names is the beginning of one, up to a sign that goes on with no word, or all of it."""
    folded = stem.casefold()
    if folded != stem and folded in names:
        return True
    for sign in "-" if stem.replace("-", "").isalnum() else {sign for sign in stem if not sign.isalnum()}:
        end = stem.find(sign)
        while end >= 0:
            if stem[:end].casefold() in names:
                return True
            end = stem.find(sign, end + 1)
    return False


def files_by_id(files: Iterable[Path]) -> dict[str, Path]:
    """The list files among these by their ids; of two that are the same list, the one that is used."""
    lists = [path for path in files if path.name.endswith(SUFFIXES) and is_id(list_stem(path.name))]
    return {list_stem(path.name): path for path in sorted(lists, key=_rank, reverse=True)}


def _rank(path: Path) -> int:
    return SUFFIXES.index(path.name.removeprefix(list_stem(path.name)))


def usable_files(folder: Path) -> list[Path]:
    """What is in a folder of own lists, without second copies whose names could be ids."""
    files = files_in(folder)
    lists = files_by_id(files)
    return [path for path in files if not copied_list(path, lists)]


def files_in(folder: Path) -> list[Path]:
    """What is in a folder, by name; nothing where it cannot be looked into."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def copied_list(path: Path, lists: Mapping[str, Path] | None = None) -> str:
    """The id of the list beside a file that its name begins with, and that it says itself; empty where none is so.

    Args:
        path: the file.
        lists: the files of the lists beside it by their ids; None where the folder has to be asked.
    """
    parts = list_stem(path.name).split("-")
    for count in range(len(parts) - 1, 0, -1):
        name = "-".join(parts[:count])
        if is_id(name) and _is_list(path, name, lists) and _id_in(path) == name:
            return name
    return ""


def _is_list(path: Path, name: str, lists: Mapping[str, Path] | None) -> bool:
    """Whether a list of this name is beside the file."""
    if lists is not None:
        return name in lists and lists[name].is_file()
    return any(path.with_name(f"{name}{suffix}").is_file() for suffix in SUFFIXES)


def _list_named_in(stem: str, names: set[str]) -> str:
    from presencecheck.packs.second_copies import list_named_in  # hardly a folder has any

    return list_named_in(stem, names)


def _id_in(path: Path) -> str:
    from presencecheck.packs.second_copies import id_in

    try:
        return id_in(read_bytes(path, MOST_BYTES))
    except PresenceCheckError:
        return ""
