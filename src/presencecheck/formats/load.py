"""Bytes of a file → a checklist, a routine or an overlay, with every problem of the file.

Only this package uses pydantic, and it is not imported for a file that is in the cache.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Protocol

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.overlay import Overlay
from presencecheck.core.problems import Diagnostic, Violation, locate
from presencecheck.formats.decoding import Mark
from presencecheck.formats.document import Document
from presencecheck.formats.name_violations import name_violations
from presencecheck.formats.validation import Validation
from presencecheck.formats.yaml_reader import read

MOST_SUGGESTIONS = 20
"""Suggestions for misspelt words in one file; each takes time to find, and more would not help."""

MOST_REMEMBERED = 8 * 1024 * 1024
"""Bytes of the files whose content is remembered until it is looked at a second time."""


@dataclass(frozen=True)
class ValidatedFile:
    """The content and the problems of a file.

    Attributes:
        what: the checklist, routine or overlay; None if the file has errors.
        problems: in the order of their places.
        sha256: of the file's bytes.
        document: its data with the positions of all parts, for placing problems that are found later.
    """

    what: Checklist | Routine | Overlay | None
    problems: tuple[Diagnostic, ...]
    sha256: str
    document: Document


def load(source: bytes, path: str, *, expected_id: str = "", advised: bool = True) -> ValidatedFile:
    """Read and validate one file.

    Args:
        source: the file's bytes.
        path: the name of the file in problems.
        expected_id: the id that fits the file's name; empty if any does.
        advised: whether to give advice on wording too, which a walk does not need.
    """
    document = read(source)
    validation = Validation(document, expected_id, advised=advised)
    # With a hidden character or a syntax error there is nothing to validate.
    what = validation.validate() if document.data is not None else None
    names = [(found, document.mark(found.where)) for found in _name_violations(document)]
    if isinstance(what, Checklist | Routine) and not document.has_names:
        vars(what)["has_names"] = False  # known from its texts: nobody has to look through them once more
    problems = _locate([*document.violations, *validation.violations, *names], path)
    has_errors = any(problem.severity == "error" for problem in problems)
    return ValidatedFile(None if has_errors else what, problems, sha256(source).hexdigest(), document)


class Reader(Protocol):
    """What reads and validates one file: `load`, or what remembers what it returned."""

    def __call__(self, source: bytes, path: str, /, *, expected_id: str = "") -> ValidatedFile:
        """The content and the problems of a file; the arguments are those of `load`."""


class ReadTwice:
    """Validates files that are looked at twice, one time: what the second look gets has no places any more.

    At most some megabytes are remembered; what was not is validated again.

    Args:
        read: what validates a file that is looked at for the first time; `load` if it is not given.
    """

    def __init__(self, read: Reader | None = None) -> None:
        self._read = read or load
        self._found: dict[tuple[str, str], ValidatedFile] = {}
        self._room = MOST_REMEMBERED

    def __call__(self, source: bytes, path: str, /, *, expected_id: str = "") -> ValidatedFile:
        """The content and the problems of a file."""
        found = self._found.pop((path, expected_id), None)
        if found is not None and found.sha256 == sha256(source).hexdigest():
            return found
        reading = self._read(source, path, expected_id=expected_id)
        if len(source) <= self._room:
            self._room -= len(source)
            self._found[path, expected_id] = replace(reading, document=Document())
        return reading


def _name_violations(document: Document) -> Iterable[Violation]:
    return name_violations(document.data) if document.has_names else ()


def _locate(violations: Iterable[tuple[Violation, Mark]], path: str) -> tuple[Diagnostic, ...]:
    """The violations of a file as problems, in the order of their places."""
    located = set()
    suggestions = 0
    for violation, mark in violations:
        suggestions += violation.near is not None
        too_many = violation.near is not None and suggestions > MOST_SUGGESTIONS
        located.add(locate(replace(violation, near=None) if too_many else violation, path, *mark))
    return tuple(sorted(located, key=lambda problem: (problem.line, problem.column, problem.code, problem.message)))
