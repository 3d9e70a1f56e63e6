"""The lines of the last pages."""

from presencecheck.core.run import Run
from presencecheck.surfaces.browser.ending_lines import ending_lines
from presencecheck.surfaces.surface import Ending, Leave
from tests.support.builders import checklist, confirm, plan

DOOR = plan(checklist("c", confirm("door")))


def test_the_first_line_is_the_heading() -> None:
    """Of a walk that was left too; nothing but lines with words stands there."""
    for reply in (None, Leave()):
        found = ending_lines(Run(DOOR), reply, Ending(at="09:58"), logged=True)
        assert [line.role for line in found.said].count("verdict") == 1
        assert found.said[0].role == "verdict"
        assert all(line.text for line in found.said)
        assert found.cards == ()
