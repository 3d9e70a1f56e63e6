"""Every problem of many files, in one pass."""

import sys
from collections.abc import Iterator
from pathlib import Path

from presencecheck.authoring.cards import card_problems
from presencecheck.authoring.find_files import STDIN, find_checklist_files
from presencecheck.authoring.includes import Includes
from presencecheck.authoring.neighbours import Neighbours
from presencecheck.authoring.twins import twin_problems
from presencecheck.core.checklist import MOST_BYTES, Checklist, Routine
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.overlay import Overlay
from presencecheck.core.problems import Diagnostic, Violation, locate
from presencecheck.formats.load import load
from presencecheck.library.library import Library
from presencecheck.library.overlay_problems import overlay_problems
from presencecheck.messages import check as check_messages
from presencecheck.packs.file_set import METADATA
from presencecheck.packs.metadata import read_metadata
from presencecheck.system.files import read_bytes, reason_of


def check_files(path: Path, library: Library) -> Iterator[tuple[Path, list[Diagnostic]]]:
    """Each file at or below `path` with its problems, in order.

    Args:
        path: a file, a folder, or `-` for standard input.
        library: where routines find what is not beside them.

    Raises:
        PresenceCheckError: `path` itself cannot be read, or is a folder without checklists.
    """
    neighbours = Neighbours(library)
    includes = Includes(neighbours)
    for file in find_checklist_files(path):
        # Only what was named is opened whatever it is; in a folder of someone else's, a link could lead anywhere.
        if file != path and file.is_symlink():
            yield file, [locate(Violation("link", ()), str(file), 1, 1)]
            continue
        try:
            source = sys.stdin.buffer.read(MOST_BYTES + 1) if file == STDIN else read_bytes(file, MOST_BYTES)
        except PresenceCheckError as error:
            if file == path:
                raise
            yield file, [_unreadable(file, error)]
            continue
        yield file, _problems(source, file, library, neighbours, includes)


def _problems(
    source: bytes, file: Path, library: Library, neighbours: Neighbours, includes: Includes
) -> list[Diagnostic]:
    if file.name == METADATA:
        return read_metadata(source, str(file))[1]
    reading = load(source, str(file), expected_id="" if file == STDIN else file.stem)
    what, document = reading.what, reading.document
    problems = list(reading.problems)
    if isinstance(what, Overlay) and file != STDIN:
        problems += overlay_problems(file, what, library, document)
    elif not isinstance(what, Checklist):
        problems += includes.problems(document, file)
    if isinstance(what, Checklist | Overlay):
        problems += twin_problems(what, document, file, neighbours)
    if isinstance(what, Checklist | Routine):
        problems += card_problems(what, document, file, neighbours)
    return sorted(problems, key=lambda problem: (problem.line, problem.column))


def _unreadable(file: Path, error: PresenceCheckError) -> Diagnostic:
    cause = error.__cause__
    reason = reason_of(cause) if isinstance(cause, OSError) else check_messages.NO_REGULAR_FILE
    return locate(Violation("unreadable", (), {"reason": reason}), str(file), 1, 1)
