"""The practice on pages for clients, in the language of the list."""

import pytest

from presencecheck.messages.page_languages import page_words
from presencecheck.reports.letterhead import NO_LETTERHEAD, letterhead
from presencecheck.system.clock import day_of

TODAY = day_of("2026-03-08")
KNOWN = {
    "name": "Harbour Street",
    "phone": "030 1234",
    "emergency": "112",
    "link": "https://h.example",
    "date": "today",
}
DATES = {
    "en": "8 March 2026",
    "de": "8. März 2026",
    "fr": "8 mars 2026",
    "es": "8 de marzo de 2026",
    "it": "8 marzo 2026",
    "nl": "8 maart 2026",
}


@pytest.mark.parametrize(("language", "date"), DATES.items())
def test_the_date_as_it_is_written_there(language: str, date: str) -> None:
    """The day on which the page is made, or one that the practice has set."""
    head = letterhead(KNOWN, f"{language}-XX", TODAY)
    assert [fact.text for fact in head.facts] == ["030 1234", "112", "https://h.example", date]
    assert letterhead({"date": "2026-03-08"}, language, TODAY + 90).facts[0].text == date


def test_what_is_not_known_is_left_out() -> None:
    """Without a fact there is no label."""
    assert letterhead({}, "en", TODAY) == NO_LETTERHEAD
    assert [fact.kind for fact in letterhead({"emergency": "112", "link": ""}, "en", TODAY).facts] == ["emergency"]


@pytest.mark.parametrize("language", DATES)
def test_every_language_has_every_word(language: str) -> None:
    """The same labels and kinds as the program's own, no hole lost, and nothing left in English."""
    words, ours = page_words(language), page_words("en")
    assert words.language == language
    assert page_words("xx") == ours
    for theirs, mine in ((words.needs, ours.needs), (words.when, ours.when), (words.after, ours.after)):
        assert theirs.keys() == mine.keys()
    assert {kind for kind, label in ours.notes.items() if label} - {"ready", "words", "evidence"} == {
        kind for kind, label in words.notes.items() if label
    } - {"ready", "words", "evidence"}
    assert (words.practice.keys(), len(words.months)) == (ours.practice.keys(), 12)
    assert "{in_}" in words.breathe[0]
    assert "{out}" in words.breathe[1]
    if language != "en":
        assert words.notes["help"] != ours.notes["help"]
