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


def test_a_table_in_another_language() -> None:
    """By its headings, or by the column that has questions in it."""
    for header in ("Bereich;Frage;Hilfe", "Bereich;Worum es geht;Hilfe"):
        [found] = read_table(f"{header}\nEnde;Ist das Fenster auf?;Aufmachen\n;Ist es hell?;\n", "ende.csv")
        questions = [*found.questions]
        assert [question.ask for question in questions] == ["Ist das Fenster auf?", "Ist es hell?"]
        assert questions[0].fields["if-not-yet"] == {"do": ["Aufmachen"]}


def test_the_style_of_a_list() -> None:
    """It is that of the first row that says one, however it is written; what is another, or none, is told."""
    [found] = read_table("ask,style\nIs it a?,bold\nIs it b?,Read-Do\nIs it c?,hand-out\nIs it d?,read-do\n", "a.csv")
    assert (found.head["style"], [*found.remarks]) == ("read-do", ["style: bold", "style: hand-out"])
    assert all("style" not in question.fields for question in found.questions)
