"""What is wrong with an overlay beside the checklist that it extends."""

from pathlib import Path
from typing import TYPE_CHECKING

from presencecheck.core.compose import compose
from presencecheck.core.overlay import Overlay
from presencecheck.core.problems import Diagnostic, InvalidChecklistError, Violation
from presencecheck.library.library import ChecklistFile, Library
from presencecheck.library.locate import locate_in_file

if TYPE_CHECKING:
    from presencecheck.formats.document import Document


def overlay_problems(
    path: Path, overlay: Overlay, library: Library, document: "Document | None" = None
) -> list[Diagnostic]:
    """The problems of an overlay with the checklist that it extends, as the file's folder sees the library.

    Args:
        path: the overlay's file.
        overlay: its content.
        library: where the base is looked up.
        document: the file's content with its positions; read from the file if it is not at hand.
    """
    seen, layer = library.seen_from(path.parent)
    entry = next((each for each in seen.all(f"{layer}:{path.stem}")), ChecklistFile(path.stem, path, layer))
    try:
        base = seen.find_base(entry, overlay)
    except InvalidChecklistError as error:  # the base has errors of its own
        return list(error.problems)
    violations = [base] if isinstance(base, Violation) else compose(overlay, base.base, layer).violations
    return locate_in_file(path, violations, document)
