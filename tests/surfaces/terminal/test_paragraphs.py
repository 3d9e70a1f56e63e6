"""Paragraphs in a terminal: marks by the terminal's letters, rows as long as their words."""

import io
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from presencecheck.core.columns import columns
from presencecheck.core.events import ClientArrived
from presencecheck.core.run import Run
from presencecheck.surfaces.ending import closing
from presencecheck.surfaces.presentation import Line, Role
from presencecheck.surfaces.surface import Ending
from presencecheck.surfaces.terminal.paragraphs import Paragraphs
from tests.support.shipped_lists import planned


class Stream(io.TextIOWrapper):
    """What a terminal of this encoding was sent."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)

    @property
    def rows(self) -> list[str]:
        """The rows by now."""
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode(self.encoding).splitlines()


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", "✓"), ("ascii", "+"), ("latin-1", "+")])
def test_marks_by_what_the_terminal_can_show(encoding: str, mark: str) -> None:
    """An answer has a mark that every terminal of its kind can draw."""
    stream = Stream(encoding)
    Paragraphs(stream).print([Line("Shut", "good", 2), Line("", "gap")])
    assert stream.rows == [f"  {mark} Shut", ""]


def test_a_title_stands_apart_from_what_came_before_it() -> None:
    """A walk that follows the set-up begins below an empty row; what comes first has none."""
    stream = Stream("utf-8")
    paragraphs = Paragraphs(stream)
    paragraphs.print([Line("Set-up", "title"), Line("begin", "good")])
    paragraphs.print([Line("Full", "title"), Line("26 steps"), Line("", "gap"), Line("Next", "title")])
    assert stream.rows == ["Set-up", "✓ begin", "", "Full", "26 steps", "", "Next"]


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_row_is_wider_than_the_window(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long paragraph breaks between words, the rows after the first indented like it, and nothing is filled up."""
    monkeypatch.setenv("COLUMNS", str(width))
    stream = Stream("utf-8")
    Paragraphs(stream).print([Line("one two three four five six seven eight", "point", 4, aside="and more beside it")])
    assert all(len(row) <= width and row == row.rstrip() for row in stream.rows)
    lead = stream.rows[0].index("·")
    assert all(row.startswith(" " * (lead + 2)) for row in stream.rows[1:])
    assert "".join(" ".join(stream.rows).split()) == "·onetwothreefourfivesixseveneightandmorebesideit"


ROLES: tuple[Role, ...] = get_args(Role)
WORDS = st.lists(st.text("aé語,", min_size=1, max_size=14), max_size=9).map(" ".join)


@given(WORDS, WORDS, st.integers(12, 40), st.sampled_from(ROLES), st.integers(0, 8))
@example("a", "a a a a", 12, "point", 1)
def test_no_word_is_lost_wherever_it_breaks(words: str, aside: str, width: int, role: Role, indent: int) -> None:
    """Each row fits the window; what stands beside comes after the words, two spaces from them in the same row."""
    stream = Stream("utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        Paragraphs(stream).print([Line(words, role, indent, aside=aside)])
    rows = stream.rows
    assert all(columns(row) <= width and row == row.rstrip() for row in rows)
    shown = "".join("".join(rows).split())
    assert (shown[1:] if role in ("good", "open", "point") else shown) == (words + aside).replace(" ", "")
    if len(rows) == 1 and words and aside:
        assert f"{words}  {aside}" in rows[0]


def test_only_the_words_are_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not what stands beside them, and in no colour; in each row by itself, so that no window's edge carries it on."""
    for name in ("COLORTERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"FORCE_COLOR": "1", "COLUMNS": "20", "TERM": "xterm"}.items():
        monkeypatch.setenv(name, value)
    stream = Stream("utf-8")
    Paragraphs(stream).print([Line("Is the door shut to all?", "question", aside="essential"), Line("Shut", "good")])
    assert stream.rows == [
        "\x1b[1mIs the door shut to\x1b[0m",
        "\x1b[1mall?\x1b[0m  essential",
        "✓ Shut",
    ]
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured = Stream("utf-8")
    Paragraphs(coloured).print([Line("Shut", "good")])
    assert coloured.rows == ["\x1b[38;5;28m✓ \x1b[0mShut"]


@pytest.mark.parametrize("name", ["full", "next", "quick"])
def test_the_verdict_fits_a_small_window_where_the_client_is_early(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In 40 columns and 15 rows, though everything essential is open."""
    monkeypatch.setenv("COLUMNS", "40")
    stream = Stream("utf-8")
    run = Run(planned(name)).apply(ClientArrived())
    Paragraphs(stream).print(line for line in closing(run, Ending("09:58", changeable=True)) if line.role != "gap")
    assert len(stream.rows) <= 15


def test_what_could_do_harm_is_replaced() -> None:
    """Words of a file reach the terminal without control characters."""
    stream = Stream("utf-8")
    Paragraphs(stream).print([Line("a\x1b[2Jb\rc", "text", aside="d\x07")])
    assert "\x1b" not in "".join(stream.rows)
    assert "\x07" not in "".join(stream.rows)


@pytest.mark.parametrize(("rows", "room"), [(10, 0), (21, 0), (22, 8), (60, 8)])
def test_room_for_what_a_card_pushed_out(rows: int, room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A third of a low window; none where all fits in it, with the keys."""
    monkeypatch.setenv("LINES", "25")
    monkeypatch.setenv("COLUMNS", "80")
    assert Paragraphs(Stream("utf-8")).room_beside([Line("A row")] * rows) == room
