"""Which files a pack may hold: flat names in plain letters, few enough and small enough to be read whole. Pure."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.names import is_id, is_windows_device, list_stem

METADATA = "pack.yaml"
_PACK = "pack"
"""No list has this id."""
MANIFEST = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.sig"
SUFFIXES = (".yaml", ".presencecheck.yaml")
"""How the names of a pack's lists end."""

MOST_MEMBERS = 1_100
MOST_TOTAL = 16 * 1024 * 1024
_ADDED = (MANIFEST, SIGNATURE)
"""What the program adds to the files of a pack: neither counts, or a full pack could not be read once it is made."""
MOST_TEXT = 64
"""Characters of the longest name of a text file."""

_TEXT = re.compile(r"LICEN[CS]E(?:[.-][A-Za-z0-9.-]*[A-Za-z0-9])?|[A-Za-z0-9][A-Za-z0-9._-]*\.md")


@lru_cache(2 * MOST_MEMBERS)  # each name is looked at several times on its way
def checklist_id(name: str) -> str:
    """The id of the checklist or routine in the file `name`; empty where it is another file."""
    stem = list_stem(name)
    return stem if name.endswith(SUFFIXES) and stem != _PACK and is_id(stem) else ""


def is_member(name: str) -> bool:
    """Whether a pack takes a file of this name."""
    if name in (METADATA, MANIFEST, SIGNATURE) or checklist_id(name):
        return True
    return len(name) <= MOST_TEXT and _TEXT.fullmatch(name) is not None and not is_windows_device(name)


def is_flat(name: str) -> bool:
    """Whether this is the name of a file and no way to another folder, on any system."""
    return name.isprintable() and name not in ("", ".", "..") and not set(name) & set('/\\:*?"<>|')


def is_passed_over(name: str) -> bool:
    """Whether a system puts a file or folder of this name beside others by itself."""
    return name.startswith(".") or name == "__MACOSX"


class FileSet:
    """The files of a pack as they are gathered from a source, within the limits.

    Attributes:
        files: what was read, by name.
        left_out: names that a pack does not take.
        copies: names of second copies of its files, as sync services make them; they are not taken either.
        top: the folder in the source that holds all of it; empty where it lies in the source itself.
        sha256: of the zip that they came in; empty for a folder.
        etag: what a server calls that zip; empty where it does not say, or it is no server.

    Args:
        source: where they come from, for messages.
        names: of all files there; by them second copies are known.
    """

    def __init__(self, source: str, names: Iterable[str] = ()) -> None:
        self.source = source
        self.files: dict[str, bytes] = {}
        self.left_out: list[str] = []
        self.copies: list[str] = []
        self.top = ""
        self.sha256 = ""
        self.etag = ""
        self._lists = {list_stem(name) for name in names if name == METADATA or checklist_id(name)}
        self._files_by_id: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        self._total = 0

    def admits(self, name: str) -> bool:
        """Whether the file is to be read; notes it as left out where it is not.

        Raises:
            PresenceCheckError: the file looks like a checklist and cannot be one, or there are too many.
        """
        from presencecheck.messages import pack as pack_messages

        if not is_member(name):
            if not name.startswith(".") and name.casefold().endswith((*SUFFIXES, ".yml")):
                if self._is_copy_by_name(name):
                    self.copies.append(name)
                    return False
                raise PresenceCheckError(*pack_messages.ODD_FILE_NAME.format(source=self.source, name=shortened(name)))
            self.left_out.append(name)
            return False
        twin = self._folded.setdefault(name.casefold(), name)
        if twin != name or name in self.files:
            raise PresenceCheckError(*pack_messages.SAME_NAME.format(source=self.source, name=name, twin=twin))
        if (identity := checklist_id(name)) and self._files_by_id.setdefault(identity, name) != name:
            words = {"name": name, "twin": self._files_by_id[identity], "id": identity}
            from presencecheck.messages import pack_files as pack_files_messages

            raise PresenceCheckError(*pack_files_messages.DOUBLE_LIST.format(source=self.source, **words))
        if len(self._folded) > MOST_MEMBERS + sum(added.casefold() in self._folded for added in _ADDED):
            raise PresenceCheckError(
                pack_messages.TOO_MANY_FILES.format(source=self.source, most=MOST_MEMBERS), pack_messages.MAKE_SEVERAL
            )
        return True

    def add(self, name: str, content: bytes) -> None:
        """Add a file, read up to one byte beyond its limit; a second copy of another is noted instead.

        Raises:
            PresenceCheckError: it is too large, or all together are.
        """
        from presencecheck.messages import pack as pack_messages

        self._total += 0 if name in _ADDED else len(content)
        if len(content) > MOST_BYTES:
            raise PresenceCheckError(
                *pack_messages.FILE_TOO_LARGE.format(source=self.source, name=name, most=MOST_BYTES // 1024)
            )
        if self._total > MOST_TOTAL:
            raise PresenceCheckError(
                *pack_messages.PACK_TOO_LARGE.format(source=self.source, most=MOST_TOTAL // 1024 // 1024)
            )
        if self._is_copy_by_content(name, content):
            self.copies.append(name)
        else:
            self.files[name] = content

    def _is_copy_by_name(self, name: str) -> bool:
        from presencecheck.packs.second_copies import list_named_in

        stem = name.rpartition(".")[0]
        return stem.casefold() not in self._lists and bool(list_named_in(stem, self._lists))

    def _is_copy_by_content(self, name: str, content: bytes) -> bool:
        stem = checklist_id(name)
        parts = stem.split("-")
        begun = {"-".join(parts[:count]) for count in range(1, len(parts))} & self._lists
        if not begun:
            return False
        from presencecheck.packs.second_copies import id_in

        return id_in(content) in begun

    def checklists(self) -> Iterator[tuple[str, str, bytes]]:
        """Every checklist and routine: id, name of its file, bytes."""
        for name in sorted(self.files):
            if identity := checklist_id(name):
                yield identity, name, self.files[name]

    def count_lists(self) -> int:
        """How many checklists and routines there are."""
        return sum(1 for _ in self.checklists())


def shortened(name: str) -> str:
    """The name as messages have it, 80 characters at most."""
    return name if len(name) <= 80 else f"{name[:79]}…"
