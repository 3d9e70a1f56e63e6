"""Plain data → a checklist, a routine or an overlay, or every problem of the file at once.

With `schema`, the only user of pydantic; nothing of it is imported for a file that was validated before.
"""

from dataclasses import dataclass, replace
from hashlib import sha256

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.overlay import Overlay
from presencecheck.core.problems import Problem, locate
from presencecheck.formats.validation import Validation
from presencecheck.formats.yaml_reader import Document, read

MOST_SUGGESTIONS = 20
"""Looking for what was meant takes time; a file that has more misspelt words is not helped by more guesses."""


@dataclass(frozen=True)
class Reading:
    """What a file holds: the checklist, routine or overlay, where it has no errors, and its problems."""

    what: Checklist | Routine | Overlay | None
    problems: tuple[Problem, ...]
    sha256: str


def load(source: bytes, path: str, *, expected_id: str = "", advised: bool = True) -> Reading:
    """Read and validate one file.

    Args:
        source: the file's bytes.
        path: the name to use in problems.
        expected_id: the id that the file's name promises, if it promises one.
        advised: whether what might serve better is looked for too; a walk has no use for it.
    """
    document = read(source)
    found = Validation(document, expected_id, advised=advised)
    # A hidden character or a broken line leaves nothing to validate.
    what = found.validate() if document.data is not None else None
    problems = located(document, path)
    bad = any(problem.severity == "error" for problem in problems)
    return Reading(None if bad else what, problems, sha256(source).hexdigest())


def located(document: Document, path: str) -> tuple[Problem, ...]:
    """The document's faults as problems of the file at `path`, in the order of their places."""
    asking = [number for number, (fault, _) in enumerate(document.faults) if fault.near]
    for number in asking[MOST_SUGGESTIONS:]:
        fault, mark = document.faults[number]
        document.faults[number] = replace(fault, near=None), mark
    return tuple(
        sorted(
            {locate(fault, path, *mark) for fault, mark in document.faults},
            key=lambda problem: (problem.line, problem.column, problem.code, problem.message),
        )
    )
