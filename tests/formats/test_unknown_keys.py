"""A misspelt key is told with those that its place has, at any depth."""

import pytest

from presencecheck.core.checklist import Checklist
from presencecheck.core.items import Confirm, Exercise
from presencecheck.core.problems import Where
from presencecheck.formats.unknown_keys import unknown_key


@pytest.mark.parametrize(
    ("cls", "loc", "known"),
    [
        (Confirm, ("redy",), "ready"),
        (Confirm, ("if-not-yet", "doo"), "do"),
        (Confirm, ("when", "modalty"), "modality"),
        (Exercise, ("exercise", "breathe", "inn"), "in"),
        (Exercise, ("exercise", "alternative", 0, "need"), "needs"),
        (Checklist, ("titel",), "title"),
    ],
    ids=str,
)
def test_keys_of_its_place_are_named(cls: type, loc: Where, known: str) -> None:
    """The key stands in the words as it was written, and those that could have been meant beside it."""
    found = unknown_key(cls, loc, ("items", 3, *loc))
    key, keys = found.near or ("", ())
    assert (found.code, found.where, key) == ("unknown-key", ("items", 3, *loc), loc[-1])
    assert known in keys
    assert known in str(found.words["known"]).split(", ")


def test_a_long_key_is_cut() -> None:
    """No file makes a message longer than a screen."""
    assert len(str(unknown_key(Confirm, ("k" * 500,), ()).words["key"])) == 40
