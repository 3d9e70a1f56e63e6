"""HTML from parts."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from presencecheck.surfaces.browser.markup import joined, tag

ANYTHING = st.text(st.characters(min_codepoint=14, exclude_categories=["Cs"]))


class Reader(HTMLParser):
    """What a browser would read."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


@given(ANYTHING, ANYTHING)
def test_text_stays_text(words: str, value: str) -> None:
    """No text of a list or a person is ever read as an element, or ends an attribute."""
    read = Reader(tag("p", words, title=value))
    assert (read.tags, read.text) == ([("p", [("title", value)])], words)


def test_markup_is_not_escaped_twice() -> None:
    """Elements can stand in each other."""
    assert tag("p", tag("b", "a < b"), " & c") == "<p><b>a &lt; b</b> &amp; c</p>"
    assert joined("<", tag("br")) == "&lt;<br>"


def test_attributes() -> None:
    """Names that Python has are written with an underscore; a switch has no value, or is left out."""
    assert tag("input", class_="box", data_key="y", checked=True, disabled=False) == (
        '<input class="box" data-key="y" checked>'
    )
