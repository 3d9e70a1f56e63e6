"""The words that a choice or a several offers."""

import pytest

from presencecheck.core.items.options import option_violations


@pytest.mark.parametrize(
    ("options", "places"),
    [(("sun", "rain"), []), (("sun", "rain", "sun"), [2]), (("sun", "sun", "sun"), [1, 2])],
)
def test_each_word_is_offered_once(options: tuple[str, ...], places: list[int]) -> None:
    """Every second one is named by its place."""
    found = [(violation.code, violation.where) for violation in option_violations("mood", options)]
    assert found == [("double-option", ("options", place)) for place in places]
