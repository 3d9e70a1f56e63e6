"""A terminal used by lines: how far what is printed is moved in."""

import os
import sys
import termios

import pytest

from presencecheck.core.plan import CardSheet
from presencecheck.core.prompts import CardLine
from presencecheck.messages import verdict as verdict_messages
from presencecheck.surfaces.ending import card
from presencecheck.surfaces.plain.line_terminal import LineTerminal
from presencecheck.surfaces.presentation import Line
from tests.support.builders import checklist, confirm

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]


def test_what_belongs_to_a_line_is_moved_in_further() -> None:
    """As what not to do stands below its line of a card; titles begin at once."""
    master, slave = os.openpty()
    termios.tcsetwinsize(slave, (24, 80))
    sheet = CardSheet(checklist("c", confirm("door")), (CardLine("Settled", unwise_to_begin=True),))
    with os.fdopen(slave, "w", encoding="utf-8") as stream:
        LineTerminal(sys.stdin, stream).print(card(sheet))
        stream.flush()
        written = ""
        while verdict_messages.IF_NOT not in written:  # what was written comes in pieces
            written += os.read(master, 4096).decode()
    os.close(master)
    assert written.splitlines()[2:] == [verdict_messages.NOT_SHARED, "  Settled", f"    {verdict_messages.IF_NOT}"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (Line("ready at 09:58", "verdict", aside="3 in place."), "ready at 09:58, 3 in place."),
        (Line("Essentials", "heading", aside="part 1 of 2"), "Essentials, part 1 of 2"),
        (Line("Is the door closed?", "open", aside="(left as it is)"), "Is the door closed? (left as it is)"),
        (Line("Settled", "point", aside="“Are you settled?”"), "Settled “Are you settled?”"),
        (Line("Done."), "Done."),
    ],
)
def test_what_stands_beside_it_is_heard_apart(line: Line, said: str) -> None:
    """Two spaces can be seen, and not heard; behind words to say, and the end of a sentence, nothing is put."""
    master, slave = os.openpty()
    termios.tcsetwinsize(slave, (24, 80))
    with os.fdopen(slave, "w", encoding="utf-8") as stream:
        LineTerminal(sys.stdin, stream).print([line])
        assert os.read(master, 4096).decode().strip() == said
    os.close(master)


def test_a_title_stands_apart_from_what_came_before_it() -> None:
    """A walk that follows an answer begins below an empty line; what comes first has none."""
    master, slave = os.openpty()
    termios.tcsetwinsize(slave, (24, 80))
    with os.fdopen(slave, "w", encoding="utf-8") as stream:
        terminal = LineTerminal(sys.stdin, stream)
        terminal.print([Line("Set-up", "title"), Line("begin", "good")])
        terminal.print([Line("Full", "title"), Line("", "gap"), Line("Next", "title")])
        written = ""
        while "Next" not in written:  # what was written comes in pieces
            written += os.read(master, 4096).decode()
        assert written.splitlines() == ["Set-up", "begin", "", "Full", "", "Next"]
    os.close(master)
