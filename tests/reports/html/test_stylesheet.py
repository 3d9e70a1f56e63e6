"""The style sheets of the pages."""

import pytest

from presencecheck.reports.html.stylesheet import stylesheet


@pytest.mark.parametrize("name", ["page", "card", "checklist", "report"])
def test_a_style_sheet_is_whole_and_reads_nothing_from_elsewhere(name: str) -> None:
    """Every bracket is closed, and no address or import would make a page ask for anything."""
    css = stylesheet(name)
    assert css.count("{") == css.count("}") > 10
    assert "url(" not in css
    assert "@import" not in css
    assert "<" not in css  # nothing could end the element that holds it


def test_a_style_sheet_is_read_once() -> None:
    """The second page of a process opens no file."""
    assert stylesheet("page") is stylesheet("page")
