"""Bars made of signs."""

import pytest

from presencecheck.reports.terminal.blocks import bar, levels, spark


@pytest.mark.parametrize(("share", "drawn"), [(0, "    "), (0.001, "▏   "), (0.5, "██  "), (1, "████")])
def test_a_bar_shows_whatever_is_more_than_nothing(share: float, drawn: str) -> None:
    """And is padded to its width."""
    assert bar(share, 4) == drawn


def test_rows_of_columns() -> None:
    """Nothing is a gap among counts; the lowest share still has a column."""
    assert spark([0, 1, 8]) == " ▁█"
    assert levels([0, 1]) == "▁█"
