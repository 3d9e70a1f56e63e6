"""Several words as one phrase."""

import pytest

from presencecheck.messages.enumeration import (
    join_with_and,
    join_with_commas,
    join_with_or,
    join_with_semicolons,
)


@pytest.mark.parametrize(
    ("words", "both", "either", "listed"),
    [
        (["a"], "a", "a", "a"),
        (["a", "b"], "a and b", "a or b", "a, b"),
        (["a", "b", "c"], "a, b and c", "a, b or c", "a, b, c"),
        (["{a}", "b", "c", "d"], "{a}, b, c and d", "{a}, b, c or d", "{a}, b, c, d"),
    ],
)
def test_words_are_joined(words: list[str], both: str, either: str, listed: str) -> None:
    """One word stands alone; the last of several is joined by a word; braces in a word are left as they are."""
    assert (join_with_and(words), join_with_or(words), join_with_commas(words)) == (both, either, listed)


def test_no_word_is_an_empty_list() -> None:
    """Where there may be nothing, nothing is said."""
    assert (join_with_commas([]), join_with_semicolons([])) == ("", "")


def test_phrases_are_kept_apart() -> None:
    """Phrases may have commas of their own."""
    assert join_with_semicolons(["a, b", "c", "d"]) == "a, b; c; d"
