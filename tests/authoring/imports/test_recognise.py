"""What a file is."""

import pytest

from presencecheck.authoring.imports.recognise import NotAListError, delimiter_of, recognise


@pytest.mark.parametrize(
    ("content", "path", "kind"),
    [
        (b"- [ ] a\n", "a.md", "text"),
        (b"Tech:\n- a\n- b\n", "a.txt", "text"),
        (b"ask,why\na,b\n", "-", "csv"),
        (b"Question;Reason\na;b\n", "a.txt", "csv"),
        (b"format: 1\nid: a\n", "-", "own-yaml"),
        (b"# mine\nformat: 1\n", "a.yaml", "own-yaml"),
        (b"id: a\nitems: []\n", "a.yml", "own-yaml"),
        (b'{"format": 1, "routine": {}}', "a.json", "own-json"),
        (b'\xef\xbb\xbf {"resourceType": "Questionnaire"}', "a.json", "questionnaire"),
        (b"[ ] a\n[ ] b\n", "a.txt", "text"),
        (b"{a} is a brace\n- b\n", "a.md", "text"),
        (b"PK\x03\x04 word/document.xml", "a.docx", "word"),
    ],
)
def test_formats_that_are_read(content: bytes, path: str, kind: str) -> None:
    """By what is in it, whatever it is called."""
    assert recognise(content, path) == kind


def test_what_another_program_wrote() -> None:
    """It is not taken for notes."""
    for content in (b"hosts:\n- name: a\n- name: b\n", b"[tool]\nname = 'x'\n"):
        with pytest.raises(NotAListError):
            recognise(content, "-")


def test_delimiters() -> None:
    """The one that makes a column of questions; else the one that makes most columns."""
    assert delimiter_of("ask;why, or not\n") == ";"
    assert delimiter_of("a\tb\tc,d\n") == "\t"
