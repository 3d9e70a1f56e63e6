"""What `show --format` gives to paste: everything is there, and no text of a file becomes more than text."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import get_args

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from presencecheck.cli.commands.show import Format
from presencecheck.core.checklist import Checklist
from presencecheck.core.items import Alternative, Confirm, Course, Remedy
from presencecheck.reports.formats import FORMATS
from presencecheck.system.sanitize import sanitize_line
from tests.reports.html.test_page import Parsed
from tests.support.builders import checklist, exercise, section
from tests.support.evidence import examples
from tests.support.generated_checklists import HOSTILE, checklists, handed_out

RENDERERS = [MarkdownIt("commonmark"), MarkdownIt("gfm-like")]
"""As strict as CommonMark, and as eager as GitHub's: tables, strikethrough, links made of whatever looks like one."""
MADE = settings(max_examples=examples(5), deadline=None, database=None)


STUDIED = replace(
    exercise("rest", evidence="survey", sources=("a",), moment="open"),
    exercise=Course(
        seconds=60,
        steps=("near", "far"),
        alternative=(
            Alternative(say="Look out", needs=("sight", "standing")),
            Alternative(say="Feel your feet", needs=()),
            Alternative(say="Wait a while"),
        ),
    ),
)


@pytest.mark.parametrize("name", FORMATS)
def test_what_an_item_rests_on_and_what_its_other_ways_need(name: str) -> None:
    """In every format: each way with its needs where they are known, the evidence, and a moment of its own."""
    page = unescape(shown(replace(checklist("c", STUDIED), sources={"a": "A book"}), name))
    for words in ("Look out (needs sight, standing)", "Feel your feet (for everyone)", "Wait a while"):
        assert page.count(words) == 1
    assert "Wait a while (" not in page
    assert "survey" in page
    if name == "csv":
        return  # fields by their names
    if name != "fhir":
        assert "with the client" in page
        assert "with the client" not in unescape(shown(replace(checklist("c", STUDIED), moment="open"), name))


def shown(what: Checklist, name: str) -> str:
    """A checklist in one of the formats."""
    return FORMATS[name](what, [section(what)])


def test_the_command_line_knows_every_format() -> None:
    """What `--format` takes is what there is."""
    assert list(get_args(Format)) == list(FORMATS)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_hostile_texts_are_literal(text: str, name: str) -> None:
    """Markup of any kind, in any field, is shown as it stands in the file."""
    item = Confirm(id="a", ask=text, ready=text[:40], why=text, say=text, if_not_yet=Remedy(do=(text, text)))
    what = Checklist(format=1, id="a", title=text[:60], disclaimer=text, sources={"s": text}, items=(item,))
    written = shown(what, name)
    if name == "markdown":
        rendered = RENDERERS[1].render(written)
        assert not re.search(r"<(a|img|script|h[3-6]|em|strong|s|hr|blockquote|table)\b", rendered)
        written = unescape(re.sub(r"<[^>]*>", "", rendered))
    elif name == "html":
        assert "script" not in Parsed(written).tags
        assert not {key for key, _ in Parsed(written).attributes} & {"href", "src", "onmouseover", "style"}
        written = Parsed(written).words
    assert written.count(text) >= 5


@MADE
@given(checklists())
def test_every_text_is_in_every_format(what: Checklist) -> None:
    """Questions, state words, why, what helps and sources are in the text, the Markdown and the page."""
    texts = [what.title, what.disclaimer]
    for item in what.items:
        texts += [item.ask, item.why, item.say, item.state_word, *(item.remedy.do if item.remedy else ())]
        texts += [follow.say for follow in item.follow_ups]
        texts += [what.sources[key] for key in item.sources]
    readers: dict[str, Callable[[str], str]] = {
        "text": str,
        "markdown": lambda written: unescape(re.sub(r"<[^>]*>", "", RENDERERS[0].render(written))),
        "html": lambda written: Parsed(written).words,
    }
    for name, read in readers.items():
        words = " ".join(read(shown(what, name)).split())
        assert [text for text in texts if sanitize_line(text) not in words] == []


@MADE
@given(checklists())
def test_a_page_has_the_same_elements_whatever_the_texts(what: Checklist) -> None:
    """Only elements that we make are on the page, and each way in from elsewhere is shut."""
    parsed = Parsed(shown(what, "html"))
    known = {"html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section"}
    assert set(parsed.tags) <= known | {"h1", "h2", "p", "ol", "ul", "li", "input", "label", "div", "span", "sup"}
    assert sum(key == "type" for key, _ in parsed.attributes) == parsed.tags.count("input")
    assert not {key for key, _ in parsed.attributes} & {"href", "src", "style", "action"}


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_a_hand_out_speaks_to_the_client_alone(name: str) -> None:
    """What is handed out has no state words, times, sources, labels of reasons or marks of importance."""
    sign = Confirm(
        id="sign", ask="Shut the door.", ready="Door so", importance="essential", seconds=8, why="Yours alone.",
        if_not_yet=Remedy(do=("Hang up a sign",)), sources=("s",),
    )  # fmt: skip
    listed = Checklist(
        format=1, id="before", title="Before", items=(sign, exercise("rest", 120)), sources={"s": "A study."}
    )
    asked, handed = shown(listed, name), shown(handed_out(listed), name)
    for word in ("Door so", "essential", "2 min", "A study.", "Sources", "If not yet"):
        assert word in asked
        assert word not in handed
    for word in ("Shut the door.", "Yours alone.", "Hang up a sign", "What helps", "Look out of the window"):
        assert word in handed
    assert "Why:" not in handed
