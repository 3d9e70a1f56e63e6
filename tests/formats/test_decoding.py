"""What the bytes of a file are: text of a checklist, or the document of another program."""

import zipfile
from io import BytesIO

import pytest

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.formats.decoding import decode
from presencecheck.formats.load import load
from presencecheck.messages import characters as characters_messages


def zipped(*names: str) -> bytes:
    """An archive of these members."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x")
    return content.getvalue()


WORD = "a document of Word"
FOREIGN: dict[str, tuple[bytes, str]] = {
    "docx": (zipped("[Content_Types].xml", "word/document.xml"), WORD),
    "docx, in another order": (zipped("word/document.xml", "[Content_Types].xml"), WORD),
    "docx of a Mac": (zipped("docProps/app.xml", "word/document.xml"), WORD),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), WORD),
    "odt": (zipped("mimetype", "content.xml"), "LibreOffice"),
    "zip": (zipped("room.yaml"), "a zip archive"),
    "empty zip": (zipped(), "a zip archive"),
    "RTF": (b"{\\rtf1\\ansi\\ansicpg1252 format: 1\\par id: room}", "rich text (RTF)"),
    "HTML": (b"<!DOCTYPE html>\n<html><body>format: 1</body></html>", "a web page (HTML)"),
    "HTML, saved by a browser": (
        b'<!-- saved from url=(0014)about:internet -->\r\n<html lang="de"><head>',
        "a web page (HTML)",
    ),
    "HTML, in capitals": (b"\xef\xbb\xbf  \n<HTML>\n<BODY>", "a web page (HTML)"),
    "XHTML": (b'<?xml version="1.0"?>\n<!doctype  html>', "a web page (HTML)"),
    "XML": (b'<?xml version="1.0"?>\n<list/>', "a file in XML"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(200), "a picture"),
}


@pytest.mark.parametrize(("source", "what"), FOREIGN.values(), ids=FOREIGN)
def test_documents_of_other_programs(source: bytes, what: str) -> None:
    """A document that was saved by another program is named, in one message, with what to do."""
    [problem] = load(source, "room.yaml").problems
    assert (problem.code, problem.line, problem.column) == ("not-plain-text", 1, 1)
    assert what in problem.message
    assert "plain text" in problem.hint


@pytest.mark.parametrize("source", [b"<p>: a", b"a: <html>", b"'%PDF-1': a", b"PK: a", b"xml: <?xml ?>", b"{rtf: a}"])
def test_text_that_only_looks_so(source: bytes) -> None:
    """A checklist may speak of web pages and documents."""
    assert "not-plain-text" not in {problem.code for problem in load(source, "room.yaml").problems}


@pytest.mark.parametrize("beginning", [b"<!--", b"<?xml ", b" ", b"<?xml", b"<!-- --> ", b"{\\rt", b"PK\x03"])
def test_a_beginning_without_end_takes_no_time(beginning: bytes) -> None:
    """The largest file of a beginning that goes on and on is looked at once."""
    source = (beginning * (MOST_BYTES // len(beginning)))[:MOST_BYTES]
    assert decode(source)[1] == decode(source)[1]


def test_every_kind_has_its_words() -> None:
    """No kind of file is without a name in the messages, and none is named that is not recognized."""
    told = {load(source, "room.yaml").problems[0].message for source, _ in FOREIGN.values()}
    assert told == {f"this is {words}." for words in characters_messages.KINDS.values()}


def test_places_in_a_file_with_tabs() -> None:
    """A tab is one character of the file, however wide it is read."""
    text, found = decode(b"a:\n\t\tb: c\n\td\te\n")
    assert text is not None
    assert text.content == "a:\n" + " " * 16 + "b: c\n" + " " * 8 + "d e\n"
    assert [text.place(2, 17), text.place(3, 9), text.place(1, 1), text.place(2, 3)] == [(2, 3), (3, 2), (1, 1), (2, 1)]
    assert found == []


def test_a_character_that_this_python_does_not_know() -> None:
    """It is advice, told where it stands first, and the file is read."""
    text, found = decode("a: b\nc: d\U000323b0\U000323b0".encode())
    assert text is not None
    assert [(violation.code, violation.words, mark) for violation, mark in found] == [
        ("unknown-character", {"character": "U+323B0"}, (2, 5))
    ]
