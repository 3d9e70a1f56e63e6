"""Markdown that shows texts literally, whatever reads it."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from presencecheck.core.checklist import Include, Routine
from presencecheck.reports.checklist_view import view_of
from presencecheck.reports.text.markdown import escaped, markdown
from presencecheck.system.sanitize import sanitize_line
from tests.support.builders import checklist, confirm
from tests.support.evidence import examples
from tests.support.generated_checklists import LONG, TEXTS

RENDERERS = [MarkdownIt("commonmark"), MarkdownIt("gfm-like")]
"""As strict as CommonMark, and as eager as GitHub's: tables, strikethrough, links made of whatever looks like one."""


ANY = st.text(max_size=40) | LONG | st.lists(TEXTS, max_size=3).map("".join)


@settings(max_examples=examples(50), deadline=None, database=None)
@given(ANY, st.sampled_from(RENDERERS), st.sampled_from(["{}", "- [ ] {}", "- [ ] x\n  - {}", "1. {}"]))
def test_markdown_shows_texts_literally(text: str, renderer: MarkdownIt, place: str) -> None:
    """Wherever a text stands, a renderer makes nothing of it but its own words, some of them as code."""
    line = sanitize_line(text)
    assume(line)
    written = place.format("\0").replace("\0", escaped(text, at_start=True))
    inline = [token for token in renderer.parse(written) if token.type == "inline"]
    children = inline[-1].children or [] if inline else []
    assert {token.type for token in children} <= {"text", "code_inline"}
    content = "".join(token.content for token in children)
    assert content.removeprefix("[ ] ") == line or content == line
    assert [token.type for token in renderer.parse(written) if token.type.endswith("_open")] == [
        token.type for token in renderer.parse(place.format("x")) if token.type.endswith("_open")
    ]


def test_headings_stand_below_that_of_their_list() -> None:
    """In a routine one level further down; a colon at the end is text."""
    what = checklist("c", confirm("a", section="Room:"), confirm("b", section="# Line"))
    lines = markdown(view_of(what, [what])).splitlines()
    assert [line for line in lines if line.startswith("#")] == ["# C", "## Room\\:", "## \\# Line"]
    routine = Routine(format=1, id="r", title="R", include=(Include(checklist="c"),))
    lines = markdown(view_of(routine, [what])).splitlines()
    assert [line for line in lines if line.startswith("#")] == ["# R", "## C", "### Room\\:", "### \\# Line"]
