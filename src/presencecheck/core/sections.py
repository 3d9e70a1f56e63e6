"""Sections inside a checklist: written at their first item, and kept together where items move. Pure.

An item stands under the last section that was named above it. Where items are moved, added or left out, each is given
its own section first, and afterwards only the first of each section names it.
"""

from collections.abc import Iterable, Iterator, Mapping

from presencecheck.core.checklist import headings_of
from presencecheck.core.frozen import replace
from presencecheck.core.items import Item


def spread(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items, each with the section that it stands under as its own."""
    every = tuple(items)
    return tuple(in_section(item, heading) for item, heading in zip(every, headings_of(every), strict=True))


def gather(items: Iterable[Item], written: Mapping[str, str] | None = None) -> tuple[Item, ...]:
    """The items, with the section named where it begins and nowhere else.

    Args:
        items: their sections are those of `spread`.
        written: the section that each item names in a file, by its id; stays as it is where it says the same.
    """
    return tuple(_gathered(items, written or {}))


def in_section(item: Item, section: str) -> Item:
    """The item with this section as its own."""
    return item if item.section == section else replace(item, section=section)


def _gathered(items: Iterable[Item], written: Mapping[str, str]) -> Iterator[Item]:
    heading = ""
    for item in items:
        needed = "" if item.section == heading else item.section
        named = written.get(item.id, needed)
        yield in_section(item, named if (named or heading) == item.section else needed)
        heading = item.section or heading
