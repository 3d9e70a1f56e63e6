"""Plain text to paste."""

from presencecheck.core.checklist import Checklist
from presencecheck.core.items import Confirm
from presencecheck.reports.checklist_view import view_of
from presencecheck.reports.formats import FORMATS
from presencecheck.reports.text.paste import plain_text
from tests.support.builders import checklist, confirm, section


def test_one_line_for_each_paragraph() -> None:
    """Each question is one numbered line, and nothing is wrapped."""
    one = checklist("c", confirm("a"), confirm("b"))
    lines = plain_text(view_of(one, [one])).splitlines()
    assert [line[:3] for line in lines if line[:1].isdigit()] == ["1. ", "2. "]


def shown(what: Checklist, name: str) -> str:
    """A checklist in one of the formats."""
    return FORMATS[name](what, [section(what)])


def test_text_is_not_wrapped() -> None:
    """What is pasted into a message has one line for each paragraph."""
    what = checklist("room", Confirm(id="a", ask="word " * 50, why="why " * 100))
    assert "word " * 49 + "word" in shown(what, "text")
    assert max(map(len, shown(what, "text").splitlines())) > 390
