"""What came with a list, what was changed, and how it comes back."""

import random

from hypothesis import given
from hypothesis import strategies as st

from presencecheck.authoring.draft.base_items import all_restored, left_out, newly_unconditional, restored, state_of
from presencecheck.authoring.draft.model import Draft, names_of
from presencecheck.core.checklist import Checklist
from presencecheck.core.items import Choice, Confirm, FollowUp

ITEMS = tuple(Confirm(id=name, ask=f"Is {name} there?") for name in "abcdefg")
BASE = Checklist(format=1, id="list", title="List", version="1.0.0", items=ITEMS)


@given(st.lists(st.sampled_from("abcdefg"), max_size=6), st.randoms(use_true_random=False))
def test_what_is_left_out_comes_back_to_its_place(gone: list[str], rolls: random.Random) -> None:
    """In whatever order it goes and comes back, the list is then as it came; all at once is one step."""
    draft = Draft(BASE)
    names = list(dict.fromkeys(gone))
    for name in names:
        draft = draft.remove(name)
    assert {item.id for item in left_out(draft, BASE)} == set(names)
    rolls.shuffle(names)
    back = draft
    for name in names:
        back = restored(back, BASE, name)
    assert names_of(back.items) == tuple("abcdefg")
    changed = draft.add("Is mine there?").retitle("Mine")
    assert all_restored(changed, BASE).checklist == BASE
    assert all_restored(changed, BASE).undo().checklist == changed.checklist


def test_a_changed_one_comes_back_where_it_is() -> None:
    """Its place is the person's; its words are as they came."""
    draft = Draft(BASE).change("b", ask="Is it?").move("b", 5).add("Is mine there?")
    assert [state_of(item, BASE) for item in draft.items].count("changed") == 1
    assert state_of(draft.items[-1], BASE) == "own"
    back = restored(draft, BASE, "b")
    assert (back.items[5], state_of(back.items[5], BASE)) == (ITEMS[1], "as-it-came")


def test_what_only_an_answer_brings_up() -> None:
    """It would be asked of everyone, if that question goes; not if another one leads to it as well."""
    leads = [
        Choice(id=name, ask="Which?", options=("x", "y"), follow_up=(FollowUp(is_="x", add="b"),)) for name in "pq"
    ]
    led = ITEMS[1]
    assert newly_unconditional((*leads, led), (leads[0], led)) == ()
    assert newly_unconditional((*leads, led), (led,)) == (led,)
    assert newly_unconditional((*leads, led), ()) == ()
