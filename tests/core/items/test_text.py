"""A few words of the person's own."""

from presencecheck.core.prompts import Write
from tests.support.builders import text


def test_a_text_takes_words_up_to_its_limit() -> None:
    """At least one character, and no number."""
    aim = text("aim", max=3)
    assert aim.prompt() == Write("In a word?", 3)
    assert [aim.takes(value) for value in ("a", "abc", "", "abcd", 1)] == [True, True, False, False, False]


def test_a_text_is_never_stored() -> None:
    """Whatever a file says."""
    assert not text("aim").stores_value
    assert text("aim").follow_ups == ()
