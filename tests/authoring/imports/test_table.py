"""Tables in text."""

import pytest

from presencecheck.authoring.imports.recognise import NotAListError
from presencecheck.authoring.imports.table import read_table


def test_a_table_that_is_broken() -> None:
    """A quote that is not closed is told, and nothing is guessed."""
    with pytest.raises(NotAListError, match="cannot be read"):
        read_table('ask,why\n"Is it so?,x\n', "a.csv")


def test_guarded_texts() -> None:
    """The quote that keeps a spreadsheet from reckoning is taken off."""
    [found] = read_table("ask,why\n'=is it so?,''- both\n", "a.csv")
    [question] = found.questions
    assert (question.ask, question.fields["why"]) == ("=is it so?", "'- both")
