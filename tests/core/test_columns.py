"""How wide texts are, and where they break."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from presencecheck.core.columns import columns, wrap


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("door", 4),
        ("\u975e\u5e38", 4),
        ("e\u0301", 1),
        ("\uff59", 2),
        ("\U0001f600", 2),
        ("\u05e9\u05b8", 1),
        ("\u2764\ufe0f", 2),
        ("", 0),
    ],
)
def test_columns(text: str, wide: int) -> None:
    """Two for what is wide, none for what stands on another."""
    assert columns(text) == wide


def test_wide_text_breaks_between_characters() -> None:
    """But no row begins with a full stop, and no mark is parted from its letter."""
    assert wrap("\u975e\u5e38\u7cdf\u7cd5\u3002", 9, " ") == [" \u975e\u5e38\u7cdf", " \u7cd5\u3002"]
    assert wrap("\u975e\u5e38 ok", 8) == ["\u975e\u5e38 ok"]
    assert wrap("e\u0301" * 4, 3) == ["e\u0301" * 3, "e\u0301"]
    assert wrap("\U0001f468\u200d\U0001f469", 2) == ["\U0001f468\u200d\U0001f469"]


NARROW = st.lists(st.text("abc-\u00e9\u0442,.", min_size=1, max_size=12), max_size=12).map(" ".join)
ANY = st.text(st.sampled_from("ab ,\u3002\u975e\u5e38\u00e9\u0301\U0001f600\u200d\ufe0f\U0001f3fd\uff09"), max_size=60)


@given(NARROW, st.integers(6, 30), st.sampled_from(("", "  ")))
def test_narrow_text_breaks_as_ever(text: str, width: int, indent: str) -> None:
    """As Python's own wrapping has it, words longer than a row apart."""
    expected = textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    if max(map(len, text.split()), default=0) <= width - len(indent):
        assert wrap(text, width, indent) == expected


SPACED = st.text(st.sampled_from("ab,- \t"), max_size=40)


@given(SPACED, st.integers(3, 30), st.sampled_from(("", "  ")))
def test_ascii_text_breaks_as_ever(text: str, width: int, indent: str) -> None:
    """Also with odd spaces, and with words longer than a row."""
    expected = textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    assert wrap(text, width, indent) == expected


@given(ANY, st.integers(12, 30))
def test_nothing_is_lost_and_no_row_is_too_long(text: str, width: int) -> None:
    """A row has at most its columns, by us and by the terminal's library; what is not a space stays, in its order."""
    rows = wrap(text, width)
    assert "".join(rows).replace(" ", "") == "".join(text.split())
    for row in rows:
        joined = "\u200d" in row or "\u0301" * 2 in row or "\ufe0f" * 2 in row or "\U0001f3fd" in row
        assert joined or max(columns(row), cell_len(row)) <= width
