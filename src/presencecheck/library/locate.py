"""Violations of a file of the library, at their lines."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.problems import Diagnostic, Violation, locate
from presencecheck.system.files import read_bytes

if TYPE_CHECKING:
    from presencecheck.formats.document import Document


def locate_in_file(path: Path, violations: Iterable[Violation], document: "Document | None" = None) -> list[Diagnostic]:
    """The violations with their lines and columns in the file at `path`.

    Args:
        path: the file.
        violations: what was found in it.
        document: the file's content with its positions; read from the file if it is not at hand.
    """
    violations = list(violations)
    if not violations:
        return []
    if document is None:
        from presencecheck.formats.yaml_reader import read

        document = read(read_bytes(path, MOST_BYTES))
    return [locate(violation, str(path), *document.mark(violation.where)) for violation in violations]
