"""How slips are told."""

import pytest

from presencecheck.formats.slip_violations import (
    MOST_SHOWN,
    KeySlip,
    failure_violation,
    key_slip,
    odd_id,
    showable,
    shown,
    slip_violation,
)
from presencecheck.formats.yaml_events import Failure
from presencecheck.messages import yaml_slips as yaml_slips_messages

KEYS = {
    "ask": None,
    "if-not-yet": None,
    "-": None,
    "\u00a0\u00a0ask": KeySlip("odd-space", "\u00a0", "ask"),
    "ask\u3000": KeySlip("odd-space", "\u3000", "ask"),
    "\u2013 water": KeySlip("bullet", "\u2013", "water"),
    "-id": KeySlip("hyphen-space", "-", "id"),
    "“ask”": KeySlip("curly", "“", "ask"),
    "“”": None,
}


@pytest.mark.parametrize(("key", "slip"), KEYS.items(), ids=map(ascii, KEYS))
def test_names_of_fields(key: str, slip: KeySlip | None) -> None:
    """What is wrong with the name of a field, and the name that was meant."""
    assert key_slip(key) == slip


IDS = {
    "room\u00a0": "It has U+00A0, a no-break space in it. Write: room",
    "desk\u2013lamp": "It has \u2013 (U+2013, an en dash) in it. Write: desk-lamp",
    "“room”": "It has “ in it. Write: room",
    "the\u00a0room": "It has U+00A0, a no-break space in it. Write: the-room",
    "Room": None,
    "R\u00a0": None,
}


@pytest.mark.parametrize(("name", "hint"), IDS.items(), ids=map(ascii, IDS))
def test_ids(name: str, hint: str | None) -> None:
    """A character that nobody sees is named, with the id that was meant where it can be one."""
    assert odd_id(name, ("id",)).words.get("help") == hint


def test_a_line_that_is_too_long_is_not_shown_in_part() -> None:
    """What to write is shown whole or not at all."""
    assert showable("  " + "x" * MOST_SHOWN) == "x" * MOST_SHOWN
    assert showable("x" * (MOST_SHOWN + 1)) == ""
    assert slip_violation("colon", "", "x" * 500).words["help"] == yaml_slips_messages.SLIPS["colon"].hint


def test_signs() -> None:
    """A sign is shown as itself; one that looks like another, or like nothing, by its name."""
    assert [shown(sign) for sign in "@\u2013\u00a0"] == ["@", "\u2013 (U+2013, an en dash)", "U+00A0, a no-break space"]


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("mapping values are not allowed in this context", "a colon stands where no field can begin"),
        ("did not find expected key", "this line does not fit those above it"),
        ("something that no version says", "something that no version says"),
        ("", "an escape here or on the next line is no character"),
    ],
)
def test_the_parsers_words_in_ours(reason: str, said: str) -> None:
    """What parsers say of their grammar is said as a person would say it."""
    assert failure_violation(Failure((1, 1), reason)).words == {"reason": said}
