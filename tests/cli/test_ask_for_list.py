"""A line is asked for in a terminal: the question, then what shows where to type."""

import os
import sys
from collections.abc import Iterator
from typing import TextIO

import pytest

from presencecheck.authoring.draft.questions import EndOfAskingError
from presencecheck.cli.ask_for_list import LineAsking
from presencecheck.surfaces.plain.line_terminal import NOISE, LineTerminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")


@pytest.fixture
def screen() -> Iterator[tuple[TextIO, int]]:
    """A terminal to write on, and its other end."""
    master, slave = os.openpty()
    with os.fdopen(slave, "w", encoding="utf-8") as stream:
        yield stream, master
    os.close(master)


def _shown(terminal: int, text: str) -> bool:
    """Whether this is what comes next, in however many parts."""
    found = b""
    while len(found) < len(text.encode()):
        found += os.read(terminal, 4096)
    return found.decode() == text


@pytest.mark.parametrize(("plain", "mark"), [("", "> "), ("1", "")])
def test_what_is_typed_has_a_mark(
    monkeypatch: pytest.MonkeyPatch, screen: tuple[TextIO, int], plain: str, mark: str
) -> None:
    """After the question, and again where only keys without a meaning came; none where it would be heard.

    At the end of input nothing has ended the line that the mark began.
    """
    monkeypatch.setenv("PRESENCECHECK_PLAIN", plain)
    typed = iter([NOISE, "My room", "quit"])
    stream, other_end = screen
    terminal = LineTerminal(sys.stdin, stream)
    monkeypatch.setattr(terminal, "read_text", lambda: next(typed))
    asking = LineAsking(terminal)
    assert asking.ask("What is it called?") == "My room"
    assert _shown(other_end, f"What is it called?\r\n{mark}{mark}")
    with pytest.raises(EndOfAskingError):
        asking.ask("And this?")
    assert _shown(other_end, f"And this?\r\n{mark}" + ("\r\n" if mark else ""))
