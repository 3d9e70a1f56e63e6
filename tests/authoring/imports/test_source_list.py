"""Numbered sources at the end."""

from presencecheck.authoring.imports.compose_list import compose
from presencecheck.authoring.imports.outline import read_text


def test_questions_cite_them() -> None:
    """They are sources of the file, and no items."""
    text = "- [ ] Is it shut?\n  - Sources: 2\n- [ ] Is it lit?\n\n## Sources\n\n1. A book\n2. A study\n"
    found = read_text(text)
    assert found.head["sources"] == {"source-1": "A book", "source-2": "A study"}
    written = compose([found], "room", "").files[0].text
    assert "    sources:\n      - source-2\n" in written


def test_a_heading_of_that_name_over_something_else() -> None:
    """Bullets under it are a list like others."""
    assert len([*read_text("## Room\n- Is it shut?\n## Sources\n- Is the book there?\n").questions]) == 2
