"""`show`: each format by its name, files written with care, and nothing hostile on the way out."""

import os
import stat
from pathlib import Path

import pytest

from presencecheck.reports.formats import FORMATS
from tests.support.commands import SMALL, own, presencecheck
from tests.support.generated_checklists import HOSTILE, REFUSED
from tests.support.terminals import Terminal

BEGINNINGS = {
    "text": "A small list (small 1.2.0)",
    "markdown": "# A small list",
    "html": "<!doctype html>",
    "large-print": "<!doctype html>",
    "csv": "section,ask,ready,importance,help,why,id,kind,",
    "fhir": "{",
}


@pytest.fixture(autouse=True)
def small(home: Path) -> Path:
    """A list of the person's own."""
    return own(home, "small", SMALL)


@pytest.mark.parametrize("name", FORMATS)
def test_formats(name: str) -> None:
    """Standard output is the whole of it, and nothing else; a routine has all its lists."""
    result = presencecheck("show", "small", "--format", name)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(BEGINNINGS[name])
    whole = presencecheck("show", "full", "--format", name)
    assert whole.code == 0
    closing = () if name == "csv" else ("Begin when you are.",)  # a table has rows for questions alone
    for title in ("Room and surroundings", "Arriving", "Opening with the client", *closing):
        assert title in whole.out


def test_what_cannot_be_shown() -> None:
    """Two ways at once, an unknown format, an unknown name: one line, and what to do."""
    for arguments, code, word in (
        (["small", "--json", "--format", "text"], 2, "--format"),
        (["small", "--format", "pdf"], 2, "html"),
        (["smal", "--format", "html"], 4, "small (A small list)"),
    ):
        result = presencecheck("show", *arguments)
        assert (result.code, result.out) == (code, "")
        assert len(result.err.splitlines()) == 1
        assert word in result.err


@pytest.mark.skipif(os.name != "posix", reason="modes of files want a POSIX system")
def test_the_file_is_private_and_its_folder_untouched(tmp_path: Path) -> None:
    """What is written is for this person alone; the folder keeps its mode, and nothing else is left in it."""
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    target = folder / "small.html"
    assert presencecheck("show", "small", "--format", "html", "-o", str(target)).code == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755
    assert [path.name for path in folder.iterdir()] == ["small.html"]


def test_a_file_is_replaced_only_when_told(tmp_path: Path) -> None:
    """Without a terminal, a file that is there stays, and the flag is named; with the flag it is replaced."""
    target = tmp_path / "mine.md"
    target.write_text("mine", encoding="utf-8")
    refused = presencecheck("show", "small", "--format", "markdown", "-o", str(target))
    assert refused.code == 2
    assert "--yes" in refused.err
    assert target.read_text(encoding="utf-8") == "mine"
    assert presencecheck("show", "small", "--format", "markdown", "-o", str(target), "--yes").code == 0
    assert target.read_text(encoding="utf-8").startswith("# A small list")
    assert presencecheck("show", "small", "--json", "-o", str(target), "--yes").code == 0
    assert target.read_text(encoding="utf-8") == presencecheck("show", "small", "--json").out


@pytest.mark.real
@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
@pytest.mark.parametrize(("said", "kept"), [("\n", True), ("n\n", True), ("y\n", False)])
def test_a_file_is_replaced_after_asking(said: str, kept: bool, tmp_path: Path) -> None:
    """At a terminal, the person is asked, and Enter leaves it."""
    target = tmp_path / "mine.md"
    target.write_text("mine", encoding="utf-8")
    with Terminal("show", "small", "-o", str(target)) as terminal:
        terminal.wait_for("Replace it?")
        terminal.send(said)
        assert terminal.ended() == 0
    assert (target.read_text(encoding="utf-8") == "mine") == kept


def test_where_no_file_can_be(tmp_path: Path) -> None:
    """A folder, a folder that is not there, a device: a clear line, and nothing is made."""
    for target in (tmp_path, tmp_path / "nowhere" / "a.md", Path(os.devnull)):
        result = presencecheck("show", "small", "-o", str(target))
        assert result.code == 4
        assert len(result.err.splitlines()) == 1
    assert Path(os.devnull).is_char_device()
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.skipif(os.name != "posix", reason="symbolic links want a POSIX system")
def test_a_link_is_followed_not_replaced(tmp_path: Path) -> None:
    """A link to a file stays a link; the file behind it is replaced."""
    behind, link = tmp_path / "behind.md", tmp_path / "link.md"
    behind.write_text("old", encoding="utf-8")
    link.symlink_to(behind)
    assert presencecheck("show", "small", "-o", str(link), "--yes").code == 0
    assert link.is_symlink()
    assert behind.read_text(encoding="utf-8").startswith("A small list")


def quoted(text: str) -> str:
    """Text as YAML with every character escaped that could be."""
    return '"' + "".join(f"\\U{ord(each):08X}" if not each.isprintable() else each for each in text) + '"'


@pytest.mark.parametrize("name", FORMATS)
def test_hidden_characters_never_get_out(name: str, home: Path) -> None:
    """A file that hides something is refused in every format, and the message about it is clean."""
    entries = "".join(f"  - {{id: i{number}, ask: {quoted(text)}}}\n" for number, text in enumerate(REFUSED))
    own(home, "hostile", f"format: 1\nid: hostile\ntitle: A\nitems:\n{entries}")
    result = presencecheck("show", "hostile", "--format", name)
    assert (result.code, result.out) == (4, "")
    assert "U+001B" in result.err
    assert "more" in result.err
    assert all(each.isprintable() for each in result.err.rstrip("\n"))


@pytest.mark.parametrize("name", FORMATS)
def test_markup_gets_out_as_text(name: str, home: Path) -> None:
    """A file of markup is shown in every format, with no byte that a terminal would obey."""
    entries = "".join(
        f"  - id: i{number}\n    ask: {json_text(text)}\n    why: {json_text(text)}\n"
        for number, text in enumerate(HOSTILE)
    )
    own(home, "hostile", f"format: 1\nid: hostile\ntitle: A\nitems:\n{entries}")
    result = presencecheck("show", "hostile", "--format", name)
    assert result.code == 0
    assert all(each.isprintable() or each == "\n" for each in result.out)


def json_text(text: str) -> str:
    """Text in double quotes, as YAML reads it too."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def test_a_file_is_not_looked_into(tmp_path: Path) -> None:
    """Nothing outside the library is shown by its path; it is said what shows a list that somebody sent."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL)
    refused = presencecheck("show", str(path))
    assert (refused.code, "Is the door shut?" in refused.out) == (4, False)
    assert "presencecheck add FILE" in refused.err
