"""What a terminal can show, as it tells itself: its window, styles and colours."""

import io
import os
from collections.abc import Iterator
from typing import TextIO

import pytest

from presencecheck.system.display import MANY_COLOURS, USUAL_SIZE, colours, has_styles, output_size, window_size

termios = pytest.importorskip("termios")


@pytest.fixture(autouse=True)
def unsaid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is in the environment."""
    for name in ("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def terminal() -> Iterator[TextIO]:
    """A terminal of 33 columns and 12 rows."""
    master, slave = os.openpty()
    termios.tcsetwinsize(slave, (12, 33))
    with os.fdopen(slave, "w") as stream:
        yield stream
    os.close(master)


def test_the_window_is_as_large_as_it_is(terminal: TextIO, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless the person says otherwise; words that are no number say nothing."""
    assert window_size(terminal) == (33, 12)
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("LINES", "tall")
    assert window_size(terminal) == (20, 12)


@pytest.mark.parametrize("sizes", [(0, 0), (5, 0), (0, 7)])
def test_a_window_that_nobody_measured_is_a_usual_one(terminal: TextIO, sizes: tuple[int, int]) -> None:
    """A serial line, or an editor's window, says 0."""
    rows, columns = sizes
    termios.tcsetwinsize(terminal, sizes)
    assert window_size(terminal) == (columns or USUAL_SIZE[0], rows or USUAL_SIZE[1])


def test_what_is_no_terminal_takes_the_size_of_one_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or else a usual one."""
    for name in ("__stdin__", "__stdout__", "__stderr__"):
        monkeypatch.setattr(f"sys.{name}", None)
    assert window_size(io.StringIO()) == USUAL_SIZE


@pytest.mark.parametrize(
    ("variables", "styles", "count"),
    [
        ({}, True, 16),
        ({"TERM": "xterm"}, True, 16),
        ({"TERM": "xterm-256color"}, True, MANY_COLOURS),
        ({"TERM": "xterm-kitty"}, True, MANY_COLOURS),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, True, MANY_COLOURS),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, True, 0),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, True, MANY_COLOURS),
        ({"TERM": "dumb"}, False, 0),
        ({"TERM": "Unknown", "COLORTERM": "truecolor"}, False, 0),
    ],
    ids=str,
)
def test_styles_and_colours(
    terminal: TextIO, variables: dict[str, str], styles: bool, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the terminal's own name for itself; NO_COLOR leaves what is bold."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert (has_styles(terminal), colours(terminal)) == (styles, count)


def test_a_file_has_none_unless_they_are_forced(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes into a file is read by programs that do not know them."""
    assert (has_styles(io.StringIO()), colours(io.StringIO())) == (False, 0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert (has_styles(io.StringIO()), colours(io.StringIO())) == (True, 16)


@pytest.mark.parametrize(
    ("columns", "rows", "size"),
    [
        ("", "", (33, 12)),
        ("60", "", (60, 12)),
        ("60", "9", (60, 9)),
        ("x", "0", (33, 12)),
        ("9" * 5000, "9" * 5000, (33, 12)),
    ],
)
def test_the_size_that_output_has(
    terminal: TextIO, monkeypatch: pytest.MonkeyPatch, columns: str, rows: str, size: tuple[int, int]
) -> None:
    """As the variables say, or the terminal."""
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("LINES", rows)
    monkeypatch.setattr("sys.__stdout__", terminal)
    assert output_size() == size


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_what_goes_into_a_file_has_the_usual_size(stream: TextIO | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the window is from which the command is called."""
    monkeypatch.setattr("sys.__stdout__", stream)
    assert output_size() == (80, 24)
