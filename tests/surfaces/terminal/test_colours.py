"""Words in the terminal's own colour; colour only on marks, and enough of it on every ground."""

import os
import re
from pathlib import Path

import pytest

from presencecheck.surfaces.terminal.paragraphs import MARK_COLOURS
from tests.support.palettes import PALETTES, contrast, cube_colour
from tests.support.terminals import Terminal, own

PAGE = Path(__file__).parents[3] / "docs" / "accessibility.md"
_STYLED = re.compile(r"\x1b\[([\d;]*)m([^\x1b]*)")
_COLOUR = re.compile(r"38;5;\d+")
PLAIN_OR_BOLD = frozenset({"", "0", "1", "7", "22", "24", "25", "27", "29"})
"""What a word may be set in: nothing, bold, reversed, and the ends of styles."""


def test_contrast_on_the_colours_of_common_terminals() -> None:
    """Words have 4.5 and marks 3 on ten palettes and more, white and black among them; the page shows the figures."""
    marks = [cube_colour(MARK_COLOURS[role]) for role in ("good", "open")]
    rows = []
    for palette in PALETTES:
        words, *found = contrast(palette.ink, palette.ground), *(contrast(mark, palette.ground) for mark in marks)
        assert words >= 4.5
        assert min(found) >= 3
        rows.append(f"| {palette.name} | {words:.1f} | {found[0]:.1f} | {found[1]:.1f} |")
    assert len(rows) >= 10
    assert {"ffffff", "000000"} <= {palette.ground for palette in PALETTES}
    page = PAGE.read_text(encoding="utf-8")
    assert [row for row in page.splitlines() if row in rows] == rows, "\n".join(rows)


@pytest.mark.real
@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
@pytest.mark.parametrize("term", ["xterm-256color", "linux"])
def test_only_marks_have_a_colour(term: str, home: Path) -> None:
    """From the first line of a walk to the last, with help shown, an exercise run and items left open."""
    with Terminal("run", own(home), env={"TERM": term, "COLORTERM": ""}) as terminal:
        terminal.walk(["n"])
        terminal.wait_for("Shut the door")
        terminal.walk(["g", "s", "7", "2", "steady\r", "\r"])
        terminal.wait_for("look far away")
        terminal.send("\r")
        assert terminal.ended() == 1
    coloured = set()
    for style, text in _STYLED.findall(terminal.output):
        if _COLOUR.search(style):
            coloured.add(text)
        else:
            assert set(style.split(";")) <= PLAIN_OR_BOLD, (style, text)
    assert coloured == ({"✓ ", "\N{EN DASH} "} if term == "xterm-256color" else set())
