"""A list in the making and the one below it: what came with that, what was changed, and how it comes back. Pure."""

from collections.abc import Sequence
from typing import Literal

from presencecheck.authoring.draft.model import Draft
from presencecheck.core.checklist import Checklist
from presencecheck.core.items import Item

State = Literal["as-it-came", "changed", "own"]


def state_of(item: Item, base: Checklist) -> State:
    """Whether a question is as it came, was changed, or is the person's own."""
    below = {each.id: each for each in base.items}.get(item.id)
    if below is None:
        return "own"
    return "as-it-came" if below == item else "changed"


def left_out(draft: Draft, base: Checklist) -> tuple[Item, ...]:
    """The questions that came with the list and are not in it any more."""
    there = {item.id for item in draft.items}
    return tuple(item for item in base.items if item.id not in there)


def restored(draft: Draft, base: Checklist, id: str) -> Draft:  # noqa: A002 - the field's own name
    """The list with a question as it came: at its place, or where it is now.

    Raises:
        KeyError: none of this id came with it.
    """
    item = {each.id: each for each in base.items}[id]
    if any(each.id == id for each in draft.items):
        return draft.put(tuple(item if each.id == id else each for each in draft.items))
    place = place_for(item.id, [each.id for each in draft.items], [each.id for each in base.items])
    return draft.put((*draft.items[:place], item, *draft.items[place:]))


def all_restored(draft: Draft, base: Checklist) -> Draft:
    """The list as it came."""
    return draft.put(base.items).retitle(base.title).as_one_step_from(draft)


def newly_unconditional(before: Sequence[Item], after: Sequence[Item]) -> tuple[Item, ...]:
    """The questions that an answer to another one brought up, and that would now be asked every time."""
    led_to = {follow.add for item in before for follow in item.follow_ups if follow.add}
    leads = {follow.add for item in after for follow in item.follow_ups if follow.add}
    return tuple(item for item in after if item.id in led_to - leads)


def place_for(name: str, now: Sequence[str], usual: Sequence[str]) -> int:
    """The place of what comes back: behind the nearest that it usually follows, or at the beginning."""
    before = usual[: usual.index(name)]
    return next((now.index(each) + 1 for each in reversed(before) if each in now), 0)
