"""The names of lists and items on this computer, which an editor can offer where one is written."""

from presencecheck.core.checklist import Checklist
from presencecheck.core.errors import PresenceCheckError
from presencecheck.formats.json_schema import KnownNames
from presencecheck.library.library import Library

MOST_LISTS = 100
"""Lists whose items are offered; with more, reading them all would be noticed."""


def known_names(library: Library) -> KnownNames:
    """The ids of all lists, and of the items of the first of them; what cannot be read offers none."""
    entries = list(library.entries())
    items: set[str] = set()
    for entry in entries[:MOST_LISTS]:
        try:
            what = library.load(entry).content
        except PresenceCheckError:
            continue
        if isinstance(what, Checklist):
            items |= {item.id for item in what.items}
    return KnownNames(tuple(entry.name for entry in entries), tuple(sorted(items)))
