"""Keys and what each does, laid out in rows."""

from hypothesis import assume, example, given
from hypothesis import strategies as st

from presencecheck.core.columns import columns
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.terminal.hints import Hint, lay_out_hints, lay_out_option, lay_out_progress, wrap_text
from tests.support.builders import text_of

HINTS = st.lists(st.tuples(st.text("abcE?-", min_size=1, max_size=6), st.text("abc xyz", max_size=30)), max_size=12)


@given(shown=HINTS, width=st.integers(20, 120))
@example(shown=[("s", "skip")] * 12, width=40)
def test_flow(shown: list[Hint], width: int) -> None:
    """No row is wider than the window, and every key is there with its meaning, in order and in one piece."""
    assume(all(len(key) + 1 + len(meaning) + 2 <= width for key, meaning in shown))
    rows = text_of(lay_out_hints(shown, width))
    assert all(len(row) <= width for row in rows)
    assert "".join(row.removeprefix("  ") for row in rows).replace("   ", "") == "".join(
        f"{key} {meaning}" for key, meaning in shown
    ).replace("   ", "")
    rest = lay_out_hints(shown, width)
    found = [(row[at][1], row[at + 1][1][1:]) for row in rest for at in range(1, len(row), 3)]
    assert found == shown


def test_flow_in_a_narrow_window() -> None:
    """A hint that is wider than the window has a row of its own instead of being lost."""
    shown = [("space", "a very long meaning"), ("s", "skip"), ("Enter", "a long meaning"), ("q", "leave")]
    rows = ["  space a very long meaning", "  s skip", "  Enter a long meaning", "  q leave"]
    assert text_of(lay_out_hints(shown, 12)) == rows


def test_the_ends_of_a_scale_in_wide_characters() -> None:
    """Rows are as wide as a terminal shows them, and break between characters."""
    low, high = "\u975e\u5e38\u7cdf\u7cd5" * 3, "\u5f88\u597d" * 4
    rows = wrap_text(f"0 {low} \u2026 10 {high}", 30)
    assert max(map(columns, rows)) <= 30
    assert len(rows) == 2


WORDS = st.text("abc d", min_size=1).filter(str.split)


@given(words=st.lists(WORDS, max_size=5), width=st.integers(20, 60))
@example(words=["11 of 26", "essential", "about 4 min left"], width=40)
def test_where_the_walk_stands_is_never_cut(words: list[str], width: int) -> None:
    """In a narrow window it takes a row more, which begins with one of its parts where they fit."""
    parts = [" ".join(word.split()) for word in words]
    rows = text_of(lay_out_progress(walk_messages.PROGRESS_PARTS.join(parts), width))
    assert all(len(row) <= width for row in rows)
    assert "".join(rows).replace(" ", "").replace("·", "") == "".join(parts).replace(" ", "")
    if all(len(part) + 2 <= width for part in parts):
        assert all(any(row.strip().startswith(part) for part in parts) for row in rows)


@given(option=WORDS, width=st.integers(24, 60))
def test_an_option_breaks_between_words(option: str, width: int) -> None:
    """What does not fit stands below the first word, and nothing is lost."""
    rows = text_of(lay_out_option("  > 1 ", "class:word", option, width))
    assert all(len(row) <= width for row in rows)
    assert rows[0].startswith("  > 1 ")
    assert all(row.startswith(" " * 6) for row in rows[1:])
    assert "".join(row[6:] for row in rows).replace(" ", "") == option.replace(" ", "")
