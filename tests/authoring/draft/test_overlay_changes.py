"""A changed list as an overlay: it makes that list, and names nothing that is as it came."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from presencecheck.authoring.draft.model import draft_of, names_of
from presencecheck.authoring.draft.overlay_changes import overlay_for
from presencecheck.core.checklist import Checklist
from presencecheck.core.compose import compose
from presencecheck.core.items import Confirm, Item, Range, Remedy, Scale
from presencecheck.core.overlay import Addition, Overlay
from presencecheck.core.sections import spread
from tests.authoring.draft.test_base_items import BASE, ITEMS

EMPTY = Overlay(format=1, id="list", extends="list")


def made(overlay: Overlay) -> tuple[Item, ...]:
    """The items that it makes."""
    return compose(overlay, BASE, "own").checklist.items


def after(*items: Item) -> Checklist:
    """The list with these items."""
    return replace(BASE, items=items)


@given(st.data(), st.randoms(use_true_random=False))
def test_any_order_with_any_additions(data: st.DataObject, rolls: random.Random) -> None:
    """And from there any other: the second overlay is made of the first."""
    overlay = EMPTY
    for turn in range(2):
        kept = [item for item in ITEMS if data.draw(st.booleans())]
        own = [Confirm(id=f"own-{turn}-{n}", ask="Is it mine?") for n in range(data.draw(st.integers(0, 3)))]
        items = [*kept, *own] or [ITEMS[0]]
        rolls.shuffle(items)
        overlay = overlay_for(BASE, after(*items), overlay)
        assert made(overlay) == tuple(items)
        assert set(overlay.remove) == {item.id for item in ITEMS} - {item.id for item in items}
    assert overlay_for(BASE, BASE, overlay) == EMPTY


def test_fields_alone_where_they_say_it() -> None:
    """A word, and one taken away; another kind, or no remedy any more, is a question of the person's own."""
    a = replace(ITEMS[0], ready="There", importance="essential", if_not_yet=Remedy(do=("Fetch it",)))
    base = replace(BASE, items=(a, *ITEMS[1:]))
    plain = replace(a, ready="", importance="standard")
    overlay = overlay_for(base, replace(base, items=(plain, *ITEMS[1:])), EMPTY)
    assert [dict(change) for change in overlay.change] == [{"id": "a", "importance": "standard", "ready": ""}]
    for other in (replace(a, if_not_yet=None), Scale(id="a", ask="How much?", scale=Range(low="low", high="high"))):
        overlay = overlay_for(base, replace(base, items=(other, *ITEMS[1:])), EMPTY)
        assert (overlay.replace, overlay.change) == ((other,), ())


def test_what_was_written_before_stays() -> None:
    """A field that says what holds now, a place that was chosen, and what names a question that is not there now."""
    mine = Confirm(id="mine", ask="Is it mine?")
    before = replace(
        EMPTY,
        change=({"id": "b", "importance": "standard"}, {"id": "gone", "ask": "Was it?"}),
        add=(Addition(item=mine, before="c"),),
        remove=("former", "d"),
    )
    now = after(*(item for item in made(before) if item.id != "e"))
    overlay = overlay_for(BASE, now, before)
    assert (overlay.change, overlay.add, overlay.remove) == (before.change, before.add, ("former", "d", "e"))
    assert made(overlay) == now.items


SECTIONED = replace(BASE, items=(replace(ITEMS[0], section="Room"), *ITEMS[1:]))


@given(st.data())
def test_any_sections(data: st.DataObject) -> None:
    """Whatever is headed, moved, added and left out, the overlay makes it; back as it was, it says nothing."""
    base = data.draw(st.sampled_from([draft_of(BASE), draft_of(SECTIONED)]))
    draft, overlay = base, EMPTY
    for number in range(data.draw(st.integers(1, 5))):
        id_ = data.draw(st.sampled_from(names_of(draft.items)))
        place, words = data.draw(st.integers(0, 5)), data.draw(st.sampled_from(["", "Room", "Ours"]))
        draft = data.draw(
            st.sampled_from([draft.move(id_, place), draft.head(id_, words), draft.add(f"Is it {number}?"), draft])
        )
        draft = draft.remove(id_) if len(draft.items) > 1 and data.draw(st.booleans()) else draft
        overlay = overlay_for(base.checklist, draft.checklist, overlay)
        assert spread(compose(overlay, base.checklist, "own").checklist.items) == draft.items
    assert overlay_for(base.checklist, base.checklist, overlay) == EMPTY


def test_one_under_no_heading_before_the_first_one() -> None:
    """It would take the heading of its place; where it would not, that is not said."""
    base, mine = draft_of(SECTIONED).checklist, Confirm(id="mine", ask="Is mine there?")
    first = replace(base, items=(mine, *base.items))
    overlay = overlay_for(base, first, EMPTY)
    assert overlay.add == (Addition(item=mine, before="a", no_section=True),)
    assert spread(compose(overlay, base, "own").checklist.items) == first.items
    below = replace(base, items=(replace(mine, section="Room"), *base.items))
    assert overlay_for(base, below, overlay).add == (Addition(item=mine, before="a"),)
    plain = draft_of(BASE)
    assert not overlay_for(plain.checklist, plain.add("Is mine there?").checklist, EMPTY).add[0].no_section


def test_a_section_is_named_only_where_it_has_to_be() -> None:
    """What stands in one anyway does not name it, so that another word of its authors for it arrives."""
    base = draft_of(SECTIONED)
    added = base.add("Is mine there?")
    [addition] = overlay_for(base.checklist, added.checklist, EMPTY).add
    assert addition.item.section == ""
    [addition] = overlay_for(base.checklist, added.head(addition.item.id, "Ours").checklist, EMPTY).add
    assert addition.item.section == "Ours"
    other = Scale(id="b", ask="How much?", scale=Range(low="low", high="high"))
    draft = base.put(tuple(other if item.id == "b" else item for item in base.items))
    assert [item.section for item in overlay_for(base.checklist, draft.checklist, EMPTY).replace] == [""]
    renamed = overlay_for(draft_of(BASE).checklist, draft_of(BASE).head("a", "Ours").checklist, EMPTY)
    assert [dict(change) for change in renamed.change] == [{"id": "a", "section": "Ours"}]
    written = replace(EMPTY, add=(Addition(item=Confirm(id="x", ask="Is it?", section="Room")),))
    kept = draft_of(compose(written, SECTIONED, "own").checklist)
    assert overlay_for(base.checklist, replace(kept.checklist, id=BASE.id), written) == written
