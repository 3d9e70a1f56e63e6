"""The printer: data and messages go to different streams, and nothing harmful reaches a terminal."""

import pytest

from presencecheck.cli import output
from presencecheck.core.errors import PresenceCheckError

HOSTILE = "a\x1b[2Jb"


@pytest.mark.parametrize("write", [output.print_line, output.print_text, output.print_paragraph, output.notice])
def test_everything_is_sanitized(capsys: pytest.CaptureFixture[str], write: object) -> None:
    """No control character gets through, whichever way a text is printed."""
    assert callable(write)
    write(HOSTILE)
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert bool(err) == (write is output.notice)


def test_an_error_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The program's name, what is wrong, and what to do."""
    output.print_error(PresenceCheckError("It is broken.", "Mend it."))
    assert capsys.readouterr() == ("", "presencecheck: It is broken. Mend it.\n")


def test_json_is_plain_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    """No encoding of a terminal can spoil it."""
    output.print_json(name="räume")
    assert capsys.readouterr().out == '{\n  "format": 1,\n  "name": "r\\u00e4ume"\n}\n'


@pytest.mark.parametrize(("columns", "first"), [(80, "name   number"), (30, "first")])
def test_a_table_fits_the_window(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int, first: str
) -> None:
    """Columns where there is room; else one row below the other, with the headings as labels."""
    monkeypatch.setenv("COLUMNS", str(columns))
    output.print_table(("name", "number", "title"), [("first", "1", "some words that are longer")], numbers=(1,))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(first)
    assert max(map(len, lines)) <= columns
    assert (" ".join(" ".join(lines).split()).find("number: 1") >= 0) == (columns == 30)


@pytest.mark.parametrize("forced", ["", "1"])
def test_only_a_terminal_has_headings_in_bold(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, forced: str
) -> None:
    """A file or another program gets the words alone."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", forced)
    output.print_table(("name", "title"), [("first", "words")])
    head = "\x1b[1mname   title\x1b[0m" if forced else "name   title"
    assert capsys.readouterr().out.splitlines() == [head, "first  words"]


def test_what_is_empty_has_no_label(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """In a narrow window a cell without a word is passed over; with words for a row, later lines are moved in."""
    monkeypatch.setenv("COLUMNS", "30")
    table = ("name", "number", "title"), [("first", "", "some words that are longer than that")]
    output.print_table(*table)
    assert "number" not in capsys.readouterr().out
    output.print_table(*table, words=lambda cells: f"{cells[0]}: {cells[2]}.")
    first, *others = capsys.readouterr().out.splitlines()
    assert first.startswith("first: some")
    assert all(row.startswith("  ") for row in others)
    assert others


def test_a_gone_reader_stops_no_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message that nobody can read is lost, and no more than that."""

    class Gone:
        def write(self, text: str) -> int:
            raise OSError(5, "gone")

        def isatty(self) -> bool:
            return False

    monkeypatch.setattr("sys.stderr", Gone())
    output.notice("lost")
