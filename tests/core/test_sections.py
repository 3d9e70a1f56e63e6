"""Sections inside a list: named where they begin, and kept whatever is moved."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.checklist import headings_of
from presencecheck.core.items import Item
from presencecheck.core.sections import gather, in_section, spread
from tests.support.builders import checklist, confirm

SECTIONS = st.lists(st.sampled_from(["", "Room", "Line"]), max_size=8)


def items_of(sections: list[str]) -> tuple[Item, ...]:
    """A question for each of these, which names it."""
    return tuple(confirm(f"i{place}", section=section) for place, section in enumerate(sections))


def test_a_section_stays_until_another_is_named() -> None:
    """Items before the first have none."""
    what = checklist("c", *items_of(["", "Room", "", "Line", ""]))
    assert [*what.headings.items()] == [("i0", ""), ("i1", "Room"), ("i2", "Room"), ("i3", "Line"), ("i4", "Line")]
    assert checklist("c", confirm("a")).headings == {"a": ""}


@given(SECTIONS)
def test_each_form_says_the_same(sections: list[str]) -> None:
    """Spread, every item names its own; gathered, only the first of each does."""
    items = items_of(sections)
    headings = [*headings_of(items)]
    assert [item.section for item in spread(items)] == headings
    gathered = gather(spread(items))
    assert [*headings_of(gathered)] == headings
    assert [item.section for item in gathered] == [
        heading if not place or heading != headings[place - 1] else "" for place, heading in enumerate(headings)
    ]
    written = {item.id: item.section for item in items}
    assert gather(spread(items), written) == items


def test_what_was_written_stays_only_where_it_says_the_same() -> None:
    """Without the first of its section, the next one names it."""
    first, second, third = items_of(["Room", "", "Room"])
    written = {item.id: item.section for item in (first, second, third)}
    moved = [in_section(item, "Room") for item in (second, third)]
    assert [item.section for item in gather(moved, written)] == ["Room", "Room"]
    assert [item.section for item in gather(moved)] == ["Room", ""]


def test_an_item_is_under_no_heading_only_above_the_first() -> None:
    """What has none stands under the one above it."""
    first, second = items_of(["Room", ""])
    assert [*headings_of(gather((first, second)))] == ["Room", "Room"]
    assert in_section(first, "Room") is first
    assert replace(first, section="") == in_section(first, "")
