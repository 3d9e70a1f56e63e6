"""The runs of the history under the ids that the library has now, and what can be retired of them."""

from collections.abc import Iterable, Mapping

from presencecheck.core.errors import PresenceCheckError
from presencecheck.history.queries.present_ids import with_present_ids
from presencecheck.history.queries.run_outcomes import RunTable
from presencecheck.library.former_refs import former_refs
from presencecheck.library.library import Library
from presencecheck.system.paths import Paths


def under_present_ids(table: RunTable, paths: Paths) -> RunTable:
    """The same runs; an item that was renamed since is one item, not two.

    Where the library cannot be read, they stay as they were written.
    """
    checklists = {part.checklist.id for plan in table.plans.values() for part in plan.sections}
    try:
        library = Library.of(paths)
    except PresenceCheckError:
        return table
    return with_present_ids(table, former_refs(library, checklists))


def retirable_refs(refs: Iterable[str], paths: Paths) -> Mapping[str, bool]:
    """For those of the questions that are still asked, whether `retire` can leave them out.

    Where the library cannot be read, all are still asked, and none can be left out.
    """
    from presencecheck.library.retirable import retirable

    try:
        return retirable(Library.of(paths), refs)
    except PresenceCheckError:
        return dict.fromkeys(refs, False)
