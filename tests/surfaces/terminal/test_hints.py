"""Keys and what each does, laid out in rows."""

from hypothesis import assume, example, given
from hypothesis import strategies as st

from presencecheck.core.columns import columns
from presencecheck.surfaces.terminal.hints import Hint, lay_out_hints, wrap_text
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
