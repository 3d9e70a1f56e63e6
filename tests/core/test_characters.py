"""Which characters no text may have: the same on every Python."""

import re
import sys
import unicodedata

import pytest

from presencecheck.core import characters
from presencecheck.core.characters import hidden_in, is_odd_space, is_unknown, replace_hidden

EVERY = "".join(map(chr, range(sys.maxunicode + 1)))
NEWER = "\U0001fae8\U0001fae9\U000323b0"
"""Two faces of Unicode 15 and 16, and what may be in a later one."""


def test_hidden_characters_with_their_places() -> None:
    """Each is found where it stands, and those that a caller allows are not."""
    assert list(hidden_in("a\u200fb\x07")) == [(1, "\u200f"), (3, "\x07")]
    assert list(hidden_in("a\tb\nc", "\t\n")) == []
    assert list(hidden_in("Räume 🎧 \u00a0\u200d\u00ad" + NEWER)) == []
    assert replace_hidden("a\u202eb\tc\u200d", "?", "\t") == "a?b\tc\u200d"


def test_what_is_hidden_does_not_depend_on_pythons_unicode(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python that knows none of the characters, or all of them, finds the same."""
    before = list(hidden_in(EVERY))
    monkeypatch.setattr(unicodedata, "category", lambda character: "Cn")
    assert list(hidden_in(EVERY)) == before
    assert [character for _, character in before if character in NEWER] == []
    assert all(map(is_unknown, NEWER))


def test_the_list_has_all_that_this_python_knows() -> None:
    """Control, formatting and private characters and separators of lines, but for the joiners."""
    categories = zip(EVERY, map(unicodedata.category, EVERY), strict=True)
    expected = {each for each, category in categories if category in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}}
    missing = expected - {character for _, character in hidden_in(EVERY)} - set(characters.JOINERS)
    assert sorted(map(ascii, missing)) == []


@pytest.mark.parametrize("character", "\u00a0\u2003\u202f\u3000")
def test_odd_spaces(character: str) -> None:
    """What looks like a space and is none."""
    assert is_odd_space(character)
    assert not any(map(is_odd_space, " \ta"))
    assert re.fullmatch(r"\s", character)
