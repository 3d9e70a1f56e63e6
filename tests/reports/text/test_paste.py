"""Plain text to paste."""

from presencecheck.reports.checklist_view import view_of
from presencecheck.reports.text.paste import plain_text
from tests.support.builders import checklist, confirm


def test_one_line_for_each_paragraph() -> None:
    """Each question is one numbered line, and nothing is wrapped."""
    one = checklist("c", confirm("a"), confirm("b"))
    lines = plain_text(view_of(one, [one])).splitlines()
    assert [line[:3] for line in lines if line[:1].isdigit()] == ["1. ", "2. "]
