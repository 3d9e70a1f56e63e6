"""Which questions are still asked, and which of them `retire` can leave out."""

from collections.abc import Iterable
from contextlib import suppress

from presencecheck.core.checklist import Checklist
from presencecheck.core.errors import PresenceCheckError
from presencecheck.library.library import Library


def retirable(library: Library, refs: Iterable[str]) -> dict[str, bool]:
    """For those of the questions that lists still ask, by LIST/ITEM, whether an overlay can leave them out.

    A list of the person's own is theirs to change; a list that is gone or has errors asks nothing.
    """
    found: dict[str, bool] = {}
    wanted = set(refs)
    for name in sorted({ref.partition("/")[0] for ref in wanted}):
        with suppress(PresenceCheckError):
            entry = library.find(name)
            loaded = library.load(entry)
            if not isinstance(loaded.content, Checklist):
                continue
            is_own = entry.layer == "own" and loaded.applied is None
            for item in loaded.content.items:
                can_go = not is_own and item.id not in loaded.content.added and len(loaded.content.items) > 1
                found[f"{name}/{item.id}"] = can_go
    return {ref: can_go for ref, can_go in found.items() if ref in wanted}
