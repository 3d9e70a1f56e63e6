"""The rows that change where they stand: whatever stood there before, an emulated terminal shows the new ones."""

import io
import os
import re

import pyte
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from presencecheck.core.columns import columns
from presencecheck.surfaces.terminal.hints import Rows
from presencecheck.surfaces.terminal.live_rows import LiveRows
from presencecheck.system.display import USUAL_SIZE

WIDTH, HEIGHT = 24, 20
STYLES = ("", "class:key", "class:word", "class:chosen", "class:bar")
TEXTS = st.text(st.sampled_from("ab  ·→━─é漢y?"), max_size=30)
ROWS = st.lists(st.lists(st.tuples(st.sampled_from(STYLES), TEXTS), max_size=3), min_size=1, max_size=4)
ABOVE = ["What was said", "before."]


class Window:
    """An emulated terminal with words above, and the rows below them."""

    def __init__(self, *, is_read_to_cursor: bool = False) -> None:
        self.screen = pyte.Screen(WIDTH, HEIGHT)
        self._stream = pyte.Stream(self.screen)
        self.written = io.StringIO()
        self.size = (WIDTH, HEIGHT)
        self.rows = LiveRows(self.written, is_read_to_cursor=is_read_to_cursor)
        self.rows._window = lambda: self.size  # type: ignore[method-assign]
        self.written.write("".join(f"{line}\r\n" for line in ABOVE))

    def draw(self, rows: Rows) -> str:
        """Draw; what was written for it."""
        self.show()
        self.rows.draw(rows)
        return self.show()

    def show(self) -> str:
        """Have the terminal show what was written."""
        text = self.written.getvalue()
        self.written.seek(0)
        self.written.truncate()
        # The terminal of a program gets line ends from its driver.
        self._stream.feed(text.replace("\n", "\r\n"))
        return text

    @property
    def shown(self) -> list[str]:
        """The rows of the terminal, without spaces at their ends; a wide character stands for itself alone."""
        return [row.rstrip() for row in self.screen.display]

    @property
    def place(self) -> tuple[int, int]:
        """Where the cursor is: row and column."""
        return self.screen.cursor.y, self.screen.cursor.x


def words(written: str) -> str:
    """What was written without what only moves the cursor, or sets a style."""
    return re.sub(r"\x1b\[[?\d;]*[a-zA-Z]|\s", "", written)


def folded(rows: Rows) -> list[str]:
    """What a terminal shows of rows, in as many rows as they need."""
    found = []
    for row in rows:
        text, part = "".join(text for _, text in row), ""
        for character in text:
            if part and columns(part + character) > WIDTH:
                found.append(part)
                part = ""
            part += character
        found.append(part)
    return [part.rstrip() for part in found]


@settings(max_examples=60)
@given(st.lists(ROWS, min_size=1, max_size=4))
@example([[[("", "")]], [[("", ""), ("", "?")]]])
def test_each_change_shows_the_new_rows(changes: list[Rows]) -> None:
    """And nothing of those before, below what was said; as if they had been drawn on an empty screen."""
    window = Window()
    for rows in changes:
        window.draw(rows)
        assert [row for row in window.shown if row] == [*ABOVE, *filter(None, folded(rows))]
        assert window.shown[2 : 2 + len(folded(rows))] == folded(rows)
    window.rows.erase()
    window.show()
    assert [row for row in window.shown if row] == ABOVE


def test_only_what_changed_is_written() -> None:
    """A second that passes rewrites one figure; no word is written where nothing changed."""
    window = Window()
    rows: Rows = [[("class:word", "look far away   12 s")], [("class:key", "q"), ("class:word", " leave")]]
    assert "leave" in window.draw(rows)
    assert words(window.draw(rows)) == ""
    assert words(window.draw([[("class:word", "look far away   11 s")], rows[1]])) == "1s"
    assert window.shown[2:4] == ["look far away   11 s", "q leave"]


def test_what_follows_a_wide_character_stays_in_its_column() -> None:
    """Terminals do not agree on its width, so that all from there on is written again."""
    window = Window()
    window.draw([[("", "ab漢字 12 s")]])
    assert words(window.draw([[("", "ab漢字 11 s")]])) == "漢字11s"
    assert window.shown[2].replace(" ", "") == "ab漢字11s"


def test_fewer_rows_leave_nothing_behind() -> None:
    """A notice that goes takes its row with it."""
    window = Window()
    window.draw([[("", "Not taken")], [("", "q leave")]])
    window.draw([[("", "q")]])
    assert [row for row in window.shown if row] == [*ABOVE, "q"]


def test_keys_are_bold_and_a_choice_is_reversed() -> None:
    """Styles, no colour."""
    window = Window()
    window.draw([[("class:key", "q"), ("class:word", " leave")], [("class:chosen", "sun")]])
    key, word = window.screen.buffer[2][0], window.screen.buffer[2][3]
    chosen = window.screen.buffer[3][0]
    assert (key.bold, word.bold, chosen.bold, chosen.reverse, chosen.fg) == (True, False, True, True, "default")
    assert window.screen.buffer[3][5].reverse is False


@pytest.mark.parametrize("is_read_to_cursor", [False, True])
def test_the_cursor_stands_where_it_is_looked_for(*, is_read_to_cursor: bool) -> None:
    """At the top, so that a terminal that breaks rows anew keeps it there; at the end for who reads up to it."""
    window = Window(is_read_to_cursor=is_read_to_cursor)
    rows: Rows = [[("", "first")], [("", "second")]]
    window.draw(rows)
    assert window.place == ((3, 6) if is_read_to_cursor else (2, 0))
    window.draw([rows[0], [("", "other")]])
    assert window.place == ((3, 5) if is_read_to_cursor else (2, 0))
    assert bool(window.screen.cursor.hidden)
    window.rows.erase()
    window.show()
    assert (window.place, bool(window.screen.cursor.hidden)) == ((2, 0), False)


@pytest.mark.parametrize("is_read_to_cursor", [False, True])
def test_more_rows_than_the_window_has(*, is_read_to_cursor: bool) -> None:
    """As many as there is room for: the first, or the last for who reads up to the cursor."""
    window = Window(is_read_to_cursor=is_read_to_cursor)
    window.draw([[("", str(number))] for number in range(30)])
    first = 30 - HEIGHT if is_read_to_cursor else 0
    assert window.shown == [str(number) for number in range(first, first + HEIGHT)]


def test_another_size_draws_all_again() -> None:
    """Rows are broken for the window that there is."""
    window = Window()
    rows: Rows = [[("", "some words that are long")]]
    window.draw(rows)
    before = window.rows.is_out_of_shape
    window.size = (12, HEIGHT)
    assert (before, window.rows.is_out_of_shape) == (False, True)
    window.draw(rows)
    assert window.shown[2:4] == ["some words t", "hat are long"]


def test_what_would_move_the_cursor_is_not_written() -> None:
    """An escape sequence in the words of a list, should one ever come here, is none."""
    window = Window()
    assert "\x1b[2J" not in window.draw([[("", "a\x1b[2Jb\nc")]])
    assert window.shown[0] == ABOVE[0]


def test_the_size_is_asked_of_the_terminal() -> None:
    """One that tells no size, or is none any more, is held for a usual one."""
    master, slave = os.openpty()
    with os.fdopen(slave, "w") as stream:
        assert LiveRows(stream, is_read_to_cursor=False).width == USUAL_SIZE[0]
    os.close(master)
    assert LiveRows(stream, is_read_to_cursor=False).width == USUAL_SIZE[0]
