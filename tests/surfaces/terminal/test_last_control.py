"""The keys of the last screen, and of a walk that is over."""

import pytest

from presencecheck.core.run import Run
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import Finish, Leave, Reply, Revisit
from presencecheck.surfaces.terminal.last_control import LastControl, NewControl
from tests.support.builders import confirm, hints, listed, text_of, walked


def control(count: int, shown: list[int] | None = None, *, standing: str = "ready at 09:58") -> LastControl:
    """The last screen with this number of open items."""
    made = listed(*(confirm(f"i{number}") for number in range(count)), confirm("door"))
    run = walked(made, *["skip"] * count, "yes")
    return LastControl(run, (shown if shown is not None else []).append, standing)


@pytest.mark.parametrize(
    ("key", "reply"),
    [
        ("1", Revisit("c/i0")),
        ("2", Revisit("c/i1")),
        ("3", None),
        ("0", None),
        ("b", Revisit("c/door")),
        ("left", Revisit("c/door")),
        ("enter", Finish()),
        ("c", Finish()),
        ("q", Leave()),
        ("c-c", Leave(interrupted=True)),
        ("y", None),
        ("+", None),
        ("right", None),
    ],
)
def test_keys(key: str, reply: Reply | None) -> None:
    """A digit is an item, b the last question, Enter the end; any other key is answered with those."""
    last = control(2)
    assert last.key(key) == reply
    assert bool(last.notice) == (reply is None)


def test_more_than_ten() -> None:
    """A plus shows the next ones."""
    shown: list[int] = []
    last = control(12, shown)
    assert hints(last)[walk_messages.NUMBERS.format(lowest=1, highest=0)] == walk_messages.KEY_AGAIN
    assert hints(last)["+"] == walk_messages.KEY_MORE.format(count=2)
    assert (last.key("0"), last.key("+"), shown) == (Revisit("c/i9"), None, [10])
    assert last.key("2") == Revisit("c/i11")


def test_hints() -> None:
    """Only what leads somewhere."""
    assert list(hints(control(0))) == ["b", walk_messages.ENTER]
    assert list(hints(control(1))) == ["1", "b", walk_messages.ENTER]
    nothing = LastControl(Run(listed(confirm("door")).without({"c/door"})), lambda start: None, "")
    assert list(hints(nothing)) == [walk_messages.ENTER]


def test_the_verdict_stays_in_view() -> None:
    """Below the keys, however long the card above them is, with how many items are open."""
    assert text_of(control(2).lines(40))[-1].strip() == "ready at 09:58 · 2 open"
    assert text_of(control(0).lines(40))[-1].strip() == "ready at 09:58"
    assert len(text_of(control(2, standing="").lines(80))) == len(text_of(control(2).lines(80))) - 1


def test_a_new_one() -> None:
    """Enter begins it; leaving does not."""
    over = NewControl()
    assert (over.key("enter"), over.key("q"), over.key("y")) == (Finish(), Leave(), None)
    assert list(hints(over)) == [walk_messages.ENTER, "q"]


@pytest.mark.parametrize(("room", "named"), [(0, 0), (2, 2), (9, 3)])
def test_what_is_open_stands_above_the_keys_where_a_card_pushed_it_out(room: int, named: int) -> None:
    """As many items as there is room for, with the digits that reach them; none cut off."""
    run = walked(listed(*(confirm(f"i{number}") for number in range(3)), confirm("door")), *["skip"] * 3, "yes")
    last = LastControl(run, lambda start: None, "ready at 09:58", room)
    rows = text_of(last.lines(80))
    assert [row for row in rows if "so?" in row] == [f"  {number + 1} Is the i{number} so?" for number in range(named)]
    assert rows[-1].strip().startswith("ready at 09:58")
