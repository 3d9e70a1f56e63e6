"""Word documents."""

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from presencecheck.authoring.imports.recognise import NotAListError
from presencecheck.authoring.imports.word import read_word
from tests.support.commands import presencecheck


def saved(document: Any) -> bytes:
    """Its bytes."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def sample() -> Any:
    """A document as people write them: headings, bullets of two levels, boxes, a table, a closing line."""
    document = docx.Document()
    document.add_heading("Before the hour", 0)
    document.add_heading("Room", 1)
    document.add_paragraph("Is the door shut?", style="List Bullet")
    document.add_paragraph("Is the lamp on?", style="List Bullet")
    document.add_heading("Line", 1)
    document.add_paragraph("1. Is the charger in?")
    document.add_paragraph().add_run("Afterwards").bold = True
    table = document.add_table(rows=2, cols=2)
    for place, words in enumerate(("Task", "Notes", "Is it tidy?", "soon")):
        table.cell(place // 2, place % 2).text = words
    document.add_paragraph("Questions? Ask the office.")
    return document


def test_headings_lists_and_tables() -> None:
    """Each question stands under its heading; what is none is a remark."""
    found = read_word(saved(sample()), "a.docx")
    assert found.title == "Before the hour"
    assert [(question.section, question.ask) for question in found.questions] == [
        ("Room", "Is the door shut?"),
        ("Room", "Is the lamp on?"),
        ("Line", "Is the charger in?"),
        ("Line – Afterwards", "Is it tidy?"),
    ]
    assert [*found.remarks] == ["Questions? Ask the office."]


@pytest.mark.parametrize("number", ["x", "-1", "", "9" * 5000, "²"])
def test_levels_and_indents_that_are_no_number(number: str) -> None:
    """The entries are read all the same: what wrote the file may have been any program."""
    document = docx.Document()
    for mark in ('<w:numPr {}><w:ilvl w:val="{}"/></w:numPr>', '<w:ind {} w:left="{}"/>'):
        style = f"Heading {len(document.paragraphs)}²"
        document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
        document.add_paragraph("Room", style=style)
        for words in ("1. Is it shut?", "2. Is it light?"):
            properties = document.add_paragraph(words).paragraph_format.element.get_or_add_pPr()
            properties.append(parse_xml(mark.format(nsdecls("w"), number)))
    found = read_word(saved(document), "a.docx")
    assert [question.ask[-12:] for question in found.questions] == ["Is it shut?"[-12:], "Is it light?"] * 2


def test_levels_and_content_controls() -> None:
    """Numbered levels nest; a box that can be ticked in Word is one."""
    document = docx.Document()
    for level, words in ((0, "Tech"), (1, "Is the microphone on?"), (1, "Is the camera on?")):
        number = parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')
        document.add_paragraph(words).paragraph_format.element.get_or_add_pPr().append(number)
    found = read_word(saved(document), "a.docx")
    assert [(question.section, question.ask) for question in found.questions] == [
        ("Tech", "Is the microphone on?"),
        ("Tech", "Is the camera on?"),
    ]
    boxed = docx.Document()
    boxed.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>"
            "<w:sdt><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
            "<w:r><w:t> Is the door shut?</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    [question] = read_word(saved(boxed), "a.docx").questions
    assert question.ask == "Is the door shut?"


def test_the_command(home: Path, tmp_path: Path) -> None:
    """A document becomes an own list."""
    (tmp_path / "list.docx").write_bytes(saved(sample()))
    made = presencecheck("new", "mine", "--from", str(tmp_path / "list.docx"))
    assert made.code == 0, made.err
    assert "4 items under 3 headings, 1 line kept as a comment." in made.err


def test_without_the_library(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence says how to do without, or to get it."""
    (tmp_path / "list.docx").write_bytes(saved(sample()))
    monkeypatch.setitem(sys.modules, "docx", None)
    refused = presencecheck("new", "mine", "--from", str(tmp_path / "list.docx"))
    assert refused.code == 1
    assert "plain text (.txt)" in refused.err
    assert "`import`" in refused.err


def rezipped(change: dict[str, bytes]) -> bytes:
    """The sample with some parts put in its zip in place of others."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(sample()))) as before,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        parts = {name: before.read(name) for name in before.namelist()}
        for name, content in {**parts, **change}.items():
            made.writestr(name, content)
    return buffer.getvalue()


ENTITIES = (
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    b"<w:t>&j;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    "made",
    [
        lambda: rezipped({"word/media/big": b"\0" * 60_000_000}),
        lambda: rezipped({f"word/media/{number}": b"" for number in range(2100)}),
        lambda: saved(sample())[:2000],
        lambda: rezipped({"word/document.xml": b"<a"}),
        lambda: b"PK\x03\x04word/",
    ],
    ids=["far too large", "far too many parts", "cut off", "no XML", "only its beginning"],
)
def test_damaged_and_hostile_documents(made: Callable[[], bytes]) -> None:
    """They are refused with a sentence."""
    content = made()
    with pytest.raises(NotAListError):
        read_word(content, "a.docx")


def test_entities_are_not_expanded() -> None:
    """Nor do they take memory."""
    try:
        found = read_word(rezipped({"word/document.xml": ENTITIES}), "a.docx")
    except NotAListError:
        return
    assert sum(map(len, found.remarks)) < 1000
