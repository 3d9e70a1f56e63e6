"""The person's pager."""

import sys
from pathlib import Path

import pytest

from presencecheck.system.pager import pager_command, show_in_pager


@pytest.mark.parametrize(
    ("said", "command"),
    [("", []), ("cat", []), ("most -s", ["most", "-s"]), ("'most", []), ("'/a b/pager'", ["/a b/pager"])],
)
def test_what_the_person_says(said: str, command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """PAGER, with its options; cat, and nothing, mean none."""
    monkeypatch.setenv("PAGER", said)
    assert pager_command() == command


def test_without_a_word(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The usual one where there is one."""
    monkeypatch.delenv("PAGER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert pager_command() == []


@pytest.mark.real
def test_it_gets_the_text_without_colours(tmp_path: Path) -> None:
    """As a whole; a pager that is not there is said so."""
    keep = tmp_path / "read"
    program = f"import sys; open({str(keep)!r}, 'w').write(sys.stdin.read())"
    assert show_in_pager("\x1b[1mone\x1b[0m\ntwo\n", [sys.executable, "-c", program])
    assert keep.read_text() == "one\ntwo\n"
    assert not show_in_pager("one", [str(tmp_path / "none")])
    assert show_in_pager("x" * 10**6, [sys.executable, "-c", ""])
