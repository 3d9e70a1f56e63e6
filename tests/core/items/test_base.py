"""What every kind of item has."""

import pytest

from presencecheck.core.context import Context
from presencecheck.core.items import FollowUp, Item, Remedy, Value, When
from tests.support.builders import choice, confirm, exercise, probe, scale, text

FIRST = Context("audio", "couple", first_session=True)


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        (When(), True),
        (When(modality=("video", "audio")), True),
        (When(modality=("video",)), False),
        (When(setting=("couple",)), True),
        (When(setting=("group",)), False),
        (When(first_session=True), True),
        (When(first_session=False), False),
        (When(modality=("audio",), setting=("group",)), False),
    ],
    ids=str,
)
def test_the_sessions_that_an_item_is_for(when: When, holds: bool) -> None:
    """All that is said must fit; what is left out fits all."""
    assert when.holds(FIRST) == holds


@pytest.mark.parametrize(
    ("follow", "met", "unmet"),
    [
        (FollowUp(at_most=3), [0, 3], [4, "3", None]),
        (FollowUp(at_least=3), [3, 10], [2, None]),
        (FollowUp(at_least=3, at_most=4), [3, 4], [2, 5]),
        (FollowUp(is_="hurry"), ["hurry"], ["Hurry", "", 3, None]),
        (FollowUp(), [0, ""], ["hurry", None]),
    ],
    ids=str,
)
def test_the_answers_that_lead_to_a_follow_up(
    follow: FollowUp, met: list[Value | None], unmet: list[Value | None]
) -> None:
    """To the very number, or to the very word."""
    assert [follow.is_met(value) for value in met] == [True] * len(met)
    assert [follow.is_met(value) for value in unmet] == [False] * len(unmet)


@pytest.mark.parametrize(
    ("item", "duration", "checking"),
    [
        (confirm("a"), 6, 6),
        (confirm("a", seconds=9), 9, 9),
        (text("a"), 12, 12),
        (text("a", seconds=3), 3, 3),
        (exercise("a", 60), 60, 0),
    ],
    ids=str,
)
def test_how_long_an_item_takes(item: Item, duration: int, checking: int) -> None:
    """As long as it says, else as long as its kind usually does; practising is not checking."""
    assert (item.duration, item.checking) == (duration, checking)


def test_what_may_be_stored() -> None:
    """Values of scales and choices, unless the file says not to; words never."""
    stored = (scale("a"), choice("b"), scale("c", keep=False), choice("d", keep=False), text("e"), confirm("f"))
    assert [item.stores_value for item in stored] == [True, True, False, False, False, False]


def test_what_an_item_has_only_if_its_kind_has_it() -> None:
    """Remedies and state words are of questions, follow-ups of values."""
    follow = FollowUp(at_most=2, say="Rest.")
    assert scale("a", follow).follow_ups == (follow,)
    assert confirm("a").follow_ups == exercise("a").follow_ups == ()
    assert confirm("a").remedy == Remedy(do=("Put it right",))
    assert [item.remedy for item in (scale("a"), text("b"), exercise("c"), confirm("d", None))] == [None] * 4
    assert [item.state_word for item in (confirm("a"), scale("b"), text("c"), exercise("d"))] == ["a so", "", "", ""]
    assert [item.knows_not_yet for item in (confirm("a"), probe("b"), scale("c"), choice("d"), text("e"))] == [
        True,
        True,
        *[False] * 3,
    ]
    assert list(text("a").violations()) == []
