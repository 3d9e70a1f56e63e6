"""Which texts are facts of a practice, for pages that clients get."""

import pytest

from presencecheck.system.practice import IS_RIGHT
from presencecheck.system.settings import KEYS


@pytest.mark.parametrize(
    ("fact", "text", "is_right"),
    [
        ("name", "Praxis am Hafen, Zoë Ðor", True),
        ("name", "a" * 121, False),
        ("name", "two\nlines", False),
        ("name", "turned \u202e round", False),
        ("phone", "+49 (0)30 123-456 ext. 7", True),
        ("phone", "٠٢٠ ٧٩٤٦", True),
        ("phone", "call us", False),
        ("emergency", "112, or 116 117 at night", True),
        ("emergency", "1", False),
        ("link", "https://practice.example.org/contact?lang=de#top", True),
        ("link", "http://practice.example.org:8080", True),
        ("link", "practice.example.org", False),
        ("link", "https://me:secret@practice.example.org", False),
        ("link", "https://", False),
        ("link", "https://practice.example.org/a b", False),
        ("link", "javascript:alert(1)", False),
        ("link", "https://practice.example.org/" + "a" * 300, False),
        ("date", "2026-11-28", True),
        ("date", "today", True),
        ("date", "2026-02-30", False),
        ("date", "28.11.2026", False),
    ],
)
def test_facts(fact: str, text: str, is_right: bool) -> None:
    """One line that can be printed, a number that can be called, an address that leads to a page, a day there is."""
    assert IS_RIGHT[fact](text) is is_right


def test_nothing_said_is_right() -> None:
    """Every fact can be left empty, and each is a setting."""
    assert all(is_right("") for is_right in IS_RIGHT.values())
    assert {f"practice.{fact}" for fact in IS_RIGHT} == {key for key in KEYS if key.startswith("practice.")}
