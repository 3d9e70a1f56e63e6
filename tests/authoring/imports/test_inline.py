"""Markup inside a line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from presencecheck.authoring.imports.inline import bold_line, plain
from presencecheck.reports.text.markdown import escaped
from tests.support.evidence import examples
from tests.support.generated_checklists import LONG


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("**Pre-screen group members:** by phone", "Pre-screen group members: by phone"),
        ("__a__ _b_ *c* ***d*** ~~e~~ `f`", "a b c d e f"),
        ("snake_case and 2 * 3 * 4 and **", "snake_case and 2 * 3 * 4 and **"),
        ('the [template](https://example.org/a_(b) "T") here', "the template here"),
        ("![a lamp](lamp.png) <b>on</b><br/>&amp; lit", "a lamp on & lit"),
        ("[[Room]] and [[Room|the room]]", "Room and the room"),
        ("<https://example.org> \\*kept\\*", "https://example.org *kept*"),
        ("`` a`b `` and ` x `", "a`b and x"),
    ],
)
def test_markup_is_taken_off(marked: str, shown: str) -> None:
    """What is left is what a reader of the page sees."""
    assert plain(marked).text == shown


def test_addresses_of_links_are_told() -> None:
    """They have no place in a question, and are not lost."""
    assert plain("[a](https://a.example) [b](b.html)").links == ("https://a.example", "b.html")


@settings(max_examples=examples(60), deadline=None, database=None)
@given(LONG)
def test_what_we_escape_comes_back(text: str) -> None:
    """Whatever the text, as our own Markdown writes it, it is read as it was."""
    assert plain(escaped(text, at_start=True)).text == text


@settings(max_examples=examples(60), deadline=None, database=None)
@given(st.text("a b*_`\\", max_size=12))
def test_code_is_what_renderers_take_for_code(text: str) -> None:
    """As Markdown's own rules have it."""
    rendered = MarkdownIt().renderInline(f"x {text} y")
    if "<code>" in rendered and "\\" not in text and not {"*", "_"} & set(text):
        inside = rendered.partition("<code>")[2].partition("</code>")[0]
        assert " ".join(inside.split()) in plain(f"x {text} y").text


def test_bold_lines() -> None:
    """A line that is bold as a whole, with its colon; not one in which a word is."""
    assert bold_line("**Before the hour:**") == "Before the hour:"
    assert bold_line("__Room__:") == "Room:"
    assert bold_line("**a** and **b**") == ""


def test_a_long_line_ends() -> None:
    """Signs without end are no reason to search without end."""
    for line in ("*a " * 80_000, "[" * 80_000, "`" * 80_000 + "a", "<a" * 60_000, "`a " * 2_000):
        assert plain(line).text
