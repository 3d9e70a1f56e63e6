"""Advice on the day and the language that a file says of itself."""

import datetime

import pytest

from presencecheck.formats.head_advice import head_advice

DAYS = {
    "22.11.2026": "Write: 2026-11-22",
    "1. 2. 2026": "Write: 2026-02-01",
    "11/22/2026": "Write: 2026-11-22",
    "22/11/2026": "Write: 2026-11-22",
    "11/11/2026": "Write: 2026-11-11",
    "11/12/2026": None,
    "30.2.2026": None,
    "2026-02-30": None,
    "2026-13-01": None,
    "2025-02-29": None,
    "1900-02-29": None,
    "2026-1-1": "Write: 2026-01-01",
    "Nov 22, 2026": "Write: 2026-11-22",
    "Nov 22": None,
    "Nov 2026": None,
    "yesterday": None,
    "1000 days ago": None,
    "\u0662\u0660\u0662\u0666-11-22": "Write: 2026-11-22",
}
LANGUAGES = {"english": "Write: en", "Deutsch": "Write: de", "FRANÇAIS": "Write: fr", "e": None, "en_GB": None}


@pytest.mark.parametrize(("day", "hint"), DAYS.items())
def test_days_that_programs_cannot_read(day: str, hint: str | None) -> None:
    """Each is told, with the day that was meant where it can be one only."""
    [violation] = head_advice({"revised": day})
    assert (violation.code, violation.where, violation.words["day"]) == ("odd-day", ("revised",), day)
    assert violation.words.get("help") == hint


@pytest.mark.parametrize(("language", "hint"), LANGUAGES.items())
def test_languages_that_programs_do_not_know(language: str, hint: str | None) -> None:
    """Each is told, with the short name where it is known."""
    [violation] = head_advice({"language": language})
    assert (violation.code, violation.where, violation.words["language"]) == ("odd-language", ("language",), language)
    assert violation.words.get("help") == hint


def test_what_is_read_gets_no_advice() -> None:
    """Days of the calendar, short names, and fields that are no text, which others tell."""
    start = datetime.date(1999, 12, 1)
    days = [(start + datetime.timedelta(days=number)).isoformat() for number in range(0, 4_000, 3)]
    data = [{"revised": day} for day in [*days, "2000-02-29", "2024-02-29", ""]]
    data += [{"language": language} for language in ("en", "pt-BR", "zh-Hant-TW", "gsw", "")]
    assert [each for head in data for each in head_advice(head)] == []
    assert list(head_advice({"revised": ["x"], "language": None})) == []
