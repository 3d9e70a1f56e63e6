"""Every problem of many files, in one pass."""

import sys
from collections.abc import Iterator
from pathlib import Path

from presencecheck.authoring.cards import card_problems
from presencecheck.authoring.find_files import STDIN, find_checklist_files, no_checklist_error
from presencecheck.authoring.foreign import is_foreign
from presencecheck.authoring.includes import Includes
from presencecheck.authoring.neighbours import Neighbours
from presencecheck.authoring.pack_folder import pack_folder_problems
from presencecheck.authoring.twins import twin_problems
from presencecheck.core.checklist import MOST_BYTES, Checklist, Routine
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.core.links import links_of
from presencecheck.core.names import SUFFIXES, list_stem
from presencecheck.core.overlay import Overlay
from presencecheck.core.problems import Diagnostic, Violation, locate
from presencecheck.formats.load import Reader, ValidatedFile, load
from presencecheck.library.library import Library
from presencecheck.library.overlay_problems import overlay_problems
from presencecheck.messages import check as check_messages
from presencecheck.packs.file_set import METADATA
from presencecheck.packs.metadata import read_metadata
from presencecheck.system.files import read_bytes, reason_of


class CheckedFile(Frozen):
    """A file that was looked at, and what was found.

    Attributes:
        path: where it is.
        problems: in the order of their places.
        links: addresses that it puts on a page.
        foreign: whether it belongs to another program and was passed over.
    """

    path: Path
    problems: tuple[Diagnostic, ...] = ()
    foreign: bool = False
    links: tuple[str, ...] = ()


def check_files(path: Path, library: Library, *, as_pack: bool = True, read: Reader = load) -> Iterator[CheckedFile]:
    """Each file at or below `path` with its problems, in order.

    Args:
        path: a file, a folder, or `-` for standard input.
        library: where routines find what is not beside them.
        as_pack: whether to say also why the folder of a pack.yaml would be refused as a pack.
        read: what validates a file.

    Raises:
        PresenceCheckError: `path` itself cannot be read, or is a folder without checklists.
    """
    checks = _Checks(path, library, as_pack=as_pack, read=read)
    ours = False
    for file in find_checklist_files(path):
        checked = checks.check(file)
        ours = ours or not checked.foreign
        yield checked
    if not ours:
        raise no_checklist_error(path)


class _Checks:
    """The checks of the files at or below a path; what several of them name is looked up once."""

    def __init__(self, path: Path, library: Library, *, as_pack: bool, read: Reader) -> None:
        self._path, self._library, self._as_pack, self._read = path, library, as_pack, read
        self._neighbours = Neighbours(library)
        self._includes = Includes(self._neighbours)

    def check(self, file: Path) -> CheckedFile:
        """What is found in one of the files."""
        # Only what was named is opened whatever it is; in a folder of someone else's, a link could lead anywhere.
        if file != self._path and file.is_symlink():
            return CheckedFile(file, (locate(Violation("link", ()), str(file), 1, 1),))
        try:
            source = sys.stdin.buffer.read(MOST_BYTES + 1) if file == STDIN else read_bytes(file, MOST_BYTES)
        except PresenceCheckError as error:
            if file == self._path:
                raise
            return CheckedFile(file, (_unreadable(file, error),))
        if file.name == METADATA:
            return CheckedFile(file, tuple(self._metadata_problems(source, file)))
        reading = self._read(source, str(file), expected_id="" if file == STDIN else list_stem(file.name))
        if reading.what is None and file != self._path and is_foreign(reading.document, source):
            beside_pack = file.with_name(METADATA).is_file()
            problems = (locate(Violation("foreign-file", ()), str(file), 1, 1),) if beside_pack else ()
            return CheckedFile(file, problems, foreign=not beside_pack)
        links = tuple(links_of(reading.what)) if reading.what else ()
        return CheckedFile(file, (*_double(file), *self._problems(reading, file)), links=links)

    def _metadata_problems(self, source: bytes, file: Path) -> Iterator[Diagnostic]:
        yield from read_metadata(source, str(file))[1]
        if self._as_pack:
            yield from pack_folder_problems(file.parent)

    def _problems(self, reading: ValidatedFile, file: Path) -> list[Diagnostic]:
        what, document = reading.what, reading.document
        problems = list(reading.problems)
        if isinstance(what, Overlay) and file != STDIN:
            problems += overlay_problems(file, what, self._library, document)
        elif not isinstance(what, Checklist):
            problems += self._includes.problems(document, file)
        if isinstance(what, Checklist | Overlay):
            problems += twin_problems(what, document, file, self._neighbours)
        if isinstance(what, Checklist | Routine):
            problems += card_problems(what, document, file, self._neighbours)
        return sorted(problems, key=lambda problem: (problem.line, problem.column))


def _double(file: Path) -> Iterator[Diagnostic]:
    """That another file is the same list and is used in place of this one."""
    stem = list_stem(file.name)
    for suffix in SUFFIXES:
        other = file.with_name(f"{stem}{suffix}")
        if other == file or not file.name.endswith(SUFFIXES):
            return
        if other.is_file():
            yield locate(Violation("double-file", (), {"id": stem, "used": other.name}), str(file), 1, 1)
            return


def _unreadable(file: Path, error: PresenceCheckError) -> Diagnostic:
    cause = error.__cause__
    reason = reason_of(cause) if isinstance(cause, OSError) else check_messages.NO_REGULAR_FILE
    return locate(Violation("unreadable", (), {"reason": reason}), str(file), 1, 1)
