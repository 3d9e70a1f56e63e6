"""A terminal used by lines: what is typed is read a line at a time, and nothing that was printed is touched again."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from presencecheck.core.columns import wrap
from presencecheck.core.errors import Terminated
from presencecheck.surfaces import frames
from presencecheck.surfaces.answer_words import QUIT
from presencecheck.surfaces.presentation import Line
from presencecheck.surfaces.surface import HasArrived
from presencecheck.surfaces.terminal.escape_filter import without_sequences
from presencecheck.system import signals
from presencecheck.system.clock import pause
from presencecheck.system.program_name import as_called
from presencecheck.system.sanitize import sanitize_line
from presencecheck.system.terminal import drop_typed

_POLL_SECONDS = 0.1
"""Seconds between two looks at whether a measurement has arrived."""
_PASTE_SECONDS = 0.05
"""Seconds within which a line belongs to the one before it: nobody types one so fast."""
_INDENT = 2
"""Columns by which what stands below a question is moved in on a screen; here only what belongs to one line of it."""
NOISE = "\x1b"
"""Stands for a line in which nothing was typed, though something came."""


class LineTerminal:
    """Reads and prints lines; after the program was stopped, it shows again what is asked.

    Args:
        source: where lines are read from.
        stream: where lines are written to.

    Attributes:
        show_again: prints what is asked now.
    """

    def __init__(self, source: TextIO, stream: TextIO) -> None:
        self._source = source
        self._stream = stream
        self.show_again: Callable[[], None] = _show_nothing
        self._last = "gap"
        self._is_waiting = False
        self._must_show_again = False

    def __enter__(self) -> "LineTerminal":
        if hasattr(signal, "SIGCONT"):
            signal.signal(signal.SIGCONT, self._continued)
        frames.hold(self._stream)
        return self

    def __exit__(self, *exc: object) -> None:
        with suppress(OSError):  # the terminal is gone
            frames.release(self._stream)
        drop_typed(self._source.fileno())
        if hasattr(signal, "SIGCONT"):
            signal.signal(signal.SIGCONT, signal.SIG_DFL)

    def ask(self, show: Callable[[], None]) -> None:
        """Print a question, now and whenever it is to be shown again."""
        self.show_again = show
        show()

    def read(self) -> str:
        """Read a line from the person without escape sequences; "quit" at the end of input.

        A line of nothing but sequences is noise, and not the empty line that Enter alone makes.
        """
        with self._waiting():
            line = signals.read_line(self._source)
        if not line:
            return QUIT
        return without_sequences(line).strip() or (NOISE if line.strip() else "")

    def read_text(self) -> str:
        """Read a text that the person writes: lines that are pasted together are one."""
        lines = [self.read()]
        while lines[-1] != QUIT and self.wait_for_line(_PASTE_SECONDS):
            lines.append(self.read())
        written = [line for line in lines if line not in ("", NOISE)]
        if len(written) > 1 and written[-1] == QUIT:
            written.pop()  # the end of input, which the next line tells too
        return " ".join(written) or lines[0]

    def wait_for_line_or(self, has_arrived: HasArrived) -> bool:
        """Wait for a line or a measurement; returns whether it was a line."""
        while not self.wait_for_line(_POLL_SECONDS):
            if has_arrived():
                return False
        return True

    def wait_for_line(self, seconds: float) -> bool:
        """Wait for a line; returns whether one came in time."""
        with self._waiting():
            if os.name != "nt":
                return signals.wait_readable(self._source.fileno(), seconds)
            # A console cannot be waited for: an exercise is counted to its end.
            pause(seconds)
            return False

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        """Within this only the question may be printed, after the program was stopped."""
        frames.release(self._stream)
        self._is_waiting = True
        try:
            if self._must_show_again:
                self._continued(0, None)
            yield
        finally:
            self._is_waiting = False
            frames.hold(self._stream)

    def _continued(self, signum: int, frame: object) -> None:
        # The system also sends this signal when the terminal is closed; then there is nothing to print on.
        self._must_show_again = not self._is_waiting
        if self._is_waiting:
            try:
                self.show_again()
            except OSError as error:
                raise Terminated(signal.SIGHUP) from error

    def print(self, lines: Iterable[Line], prefix: str = "") -> None:
        """Print lines; a question gets the prefix, and a title stands apart from what came before it."""
        for line in lines:
            if line.role == "title" and self._last != "gap":
                self._stream.write("\n")
            self._last = line.role
            lead = f"{prefix} " if line.role == "question" and prefix else ""
            text = sanitize_line(as_called(f"{lead}{_in_one(line)}"))
            indent = " " * line.indent if line.role == "point" or line.indent > _INDENT else ""
            rows = wrap(text, self._width(), indent)
            self._stream.write("".join(f"{row}\n" for row in rows or [""]))
        self._stream.flush()

    def show_mark(self, mark: str) -> None:
        """Print what stands before what is typed."""
        self._stream.write(mark)
        self._stream.flush()

    def _width(self) -> int:
        """The columns of the terminal, asked every time, since it may have been resized."""
        return max(os.get_terminal_size(self._stream.fileno()).columns, 20)


def _in_one(line: Line) -> str:
    """A line and what is shown beside it as one sentence, for who hears it: a pause stands between them."""
    if not line.aside:
        return line.text
    is_apart = line.role == "point" or line.text.endswith((".", "?", "!", ":"))
    return f"{line.text}{' ' if is_apart else ', '}{line.aside}"


def _show_nothing() -> None:
    """There is nothing to show yet."""
