"""What can be typed after the verdict, and what it means."""

import pytest

from presencecheck.core.run import Run
from presencecheck.messages import walk as walk_messages
from presencecheck.messages.enumeration import join_with_or
from presencecheck.surfaces.plain.last_lines import LastLines
from presencecheck.surfaces.surface import Finish, Leave, Reply, Revisit
from tests.support.builders import confirm, listed, walked


def skipped(count: int) -> Run:
    """A run with this number of open items, and one that is in place."""
    made = listed(*(confirm(f"i{number}") for number in range(count)), confirm("door"))
    return walked(made, *["skip"] * count, "yes")


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("", Finish()),
        ("2", Revisit("c/i1")),
        ("\N{FULLWIDTH DIGIT TWO}", Revisit("c/i1")),
        ("b", Revisit("c/door")),
        ("Back", Revisit("c/door")),
        ("client", Finish()),
        ("c", Finish()),
        ("quit", Leave()),
        ("q", Leave()),
        ("3", None),
        ("0", None),
        ("10", None),
        ("yes", None),
        ("+", None),
    ],
)
def test_lines(line: str, reply: Reply | None) -> None:
    """A number is an item, an empty line the end; what means nothing is told so."""
    last = LastLines(skipped(2))
    assert last.understand(line) == reply
    if reply is None:
        assert [each.text for each in last.answer()] == [walk_messages.PLAIN_UNKNOWN]


def test_more_than_ten() -> None:
    """A plus shows the next ones, and the numbers are theirs then."""
    last = LastLines(skipped(12))
    assert last.understand("10") == last.understand("0") == Revisit("c/i9")
    assert walk_messages.PLAIN_LAST_MORE.of(2) in next(last.choices()).text
    assert last.understand("+") is None
    assert len([each for each in last.answer() if each.role == "open"]) == 2
    assert last.understand("2") == Revisit("c/i11")
    assert walk_messages.PLAIN_LAST_MORE.of(10) in next(last.choices()).text


def test_what_can_be_typed() -> None:
    """Only what leads somewhere is named, in two sentences at most."""
    last = walk_messages.PLAIN_LAST_QUESTION
    expected = {
        0: (last,),
        1: (walk_messages.PLAIN_LAST_OPEN.of(1), last),
        12: (walk_messages.PLAIN_LAST_TEN, walk_messages.PLAIN_LAST_MORE.of(2), last),
    }
    for count, words in expected.items():
        [line] = LastLines(skipped(count)).choices()
        typed = walk_messages.PLAIN_TYPE.format(words=join_with_or(words))
        assert line.text == f"{typed} {walk_messages.PLAIN_LAST_ENDS}"
    [line] = LastLines(Run(listed(confirm("door")).without({"c/door"}))).choices()
    assert line.text == walk_messages.PLAIN_LAST_ENDS
