"""Pages that stand alone: words from a file are shown literally, and nothing is let in but one style sheet."""

import re
from base64 import b64decode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.reports.html.page import Html, joined, page, tag, text
from presencecheck.system.sanitize import sanitize
from tests.support.evidence import examples


class Parsed(HTMLParser):
    """The elements of a page, and the text outside its head."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.words += data


ANY = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(["</style><script>", "]]>", "<!--", "&lt;"])


@settings(max_examples=examples(60), deadline=None, database=None)
@given(ANY, ANY)
def test_words_stay_words(words: str, value: str) -> None:
    """Whatever stands in a file is text or an attribute's value, never markup, and comes back as it was."""
    parsed = Parsed(tag("p", words, title=value))
    assert parsed.tags == ["p"]
    assert parsed.words == sanitize(words)
    assert parsed.attributes == [("title", sanitize(value))]


@settings(max_examples=examples(25), deadline=None, database=None)
@given(ANY, ANY)
def test_title_and_language_cannot_break_out(title: str, language: str) -> None:
    """Hostile titles and languages give the same elements as harmless ones."""
    assert Parsed(page(title, language, "", "")).tags == Parsed(page("Room", "en", "", "")).tags


def test_html_is_escaped_once() -> None:
    """Parts that are HTML already stay so; other parts are escaped."""
    assert joined(text("a < b"), "c & d", Html("<br>")) == "a &lt; b" + "c &amp; d" + "<br>"
    assert tag("br") == "<br>"
    assert tag("input", type="checkbox", aria_label="a") == '<input type="checkbox" aria-label="a">'
    assert tag("p", class_="quiet") == '<p class="quiet"></p>'


def test_the_policy_lets_in_the_style_sheet_alone() -> None:
    """The hash in the page's policy is that of its style, so that any other style, script or address is refused."""
    written = page("Room", "en", "p { color: red; }", "<p>x</p>")
    policy = re.search(r"style-src &#x27;sha256-([^&]+)&#x27;", written)
    sheet = re.search(r"<style>(.*)</style>", written, re.DOTALL)
    assert policy
    assert sheet
    assert sheet[1].endswith("p { color: red; }")
    assert b64decode(policy[1]) == sha256(sheet[1].encode()).digest()
    assert "default-src &#x27;none&#x27;" in written
    assert not re.search(r"https?:|//|@import|url\(", written)


@pytest.mark.parametrize(
    ("language", "known", "direction"),
    [("de", "de", "ltr"), ("pt-BR", "pt-BR", "ltr"), ("fa", "fa", "rtl"), ('"><b>', "en", "ltr"), ("", "en", "ltr")],
)
def test_language(language: str, known: str, direction: str) -> None:
    """A page says which language it is in, and from which side that is read."""
    assert f'<html lang="{known}" dir="{direction}">' in page("Room", language, "", "")
