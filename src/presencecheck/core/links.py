"""The addresses that a file puts on a page; the program never opens one. Pure."""

from collections.abc import Iterator

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.overlay import Overlay


def links_of(what: Checklist | Routine | Overlay) -> Iterator[str]:
    """Every address that a file puts on a page, in their order."""
    if isinstance(what, Checklist):
        yield from (item.link for item in what.items if item.link)
    elif isinstance(what, Overlay):
        yield from (item.link for item in (*(each.item for each in what.add), *what.replace) if item.link)
        yield from (str(change["link"]) for change in what.change if change.get("link"))
