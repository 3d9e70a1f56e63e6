"""Under which refs the items of now were kept in earlier versions of their checklists."""

from collections.abc import Iterable
from contextlib import suppress

from presencecheck.core.checklist import Checklist
from presencecheck.core.errors import PresenceCheckError
from presencecheck.library.library import Library


def former_refs(library: Library, checklists: Iterable[str]) -> dict[str, str]:
    """The refs of now by the earlier ones, for the checklists of these ids.

    A checklist that is gone, or has errors, has none.
    """
    found: dict[str, str] = {}
    for name in checklists:
        with suppress(PresenceCheckError):
            content = library.load(library.find(name)).content
            if isinstance(content, Checklist):
                found |= {f"{name}/{old}": f"{name}/{new}" for old, new in content.renamed.items()}
    return found
