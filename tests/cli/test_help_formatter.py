"""Help in narrow windows."""

import re

import pytest

from tests.support.commands import presencecheck


@pytest.mark.parametrize("command", ["", "run", "shortcut", "history", "config set", "pack add"])
def test_no_word_is_broken_in_forty_columns(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same words stand there, each whole, and no row is wider than the window."""
    monkeypatch.setenv("COLUMNS", "120")
    wide = presencecheck(*command.split(), "--help").out
    monkeypatch.setenv("COLUMNS", "40")
    narrow = presencecheck(*command.split(), "--help").out
    assert sorted(whole(narrow)) == sorted(whole(wide))
    assert max(map(len, narrow.splitlines())) <= 40


def whole(shown: str) -> list[str]:
    """Its words; one that was divided behind its hyphen is one."""
    return re.sub(r"(?<=\w-)\n +|(?<=\|)\s+", "", shown).split()


def test_a_line_to_type_stands_beside_its_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long it is, as long as the window has room for both."""
    monkeypatch.setenv("COLUMNS", "100")
    shown = presencecheck("report", "--help").out
    assert "  presencecheck report --month 2026-11  a page of one month" in shown
