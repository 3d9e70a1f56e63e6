"""Long answers of a command by pages, in plain lines: what scrolls out of the window is never heard."""

import sys
from functools import cached_property
from typing import Any, TextIO

from presencecheck.cli.plain import is_plain

PAGE_LINES = 20
"""Lines of an answer at a time, the one that asks whether to go on among them."""


class Pages:
    """Standard output that stops after a page and waits for Enter, where plain lines are wanted; else as it is.

    Args:
        stream: the terminal.
        source: where the person answers.
    """

    def __init__(self, stream: TextIO, source: TextIO) -> None:
        self._stream = stream
        self._source = source
        self._lines = 0

    def write(self, text: str) -> int:
        """Write a page, then wait.

        Raises:
            BrokenPipeError: the person has heard enough.
            TypeError: it is no text; the parser of the command line finds out so that this stream takes text.
        """
        if not isinstance(text, str):
            raise TypeError(type(text))
        for line in text.splitlines(keepends=True):
            if self._lines >= PAGE_LINES - 1 and self._is_plain:
                self._wait()
            self._stream.write(line)
            self._lines += self._rows(line)
        return len(text)

    @cached_property
    def _is_plain(self) -> bool:
        """Found out once, and only for an answer that is long."""
        return is_plain()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def _rows(self, line: str) -> int:
        from presencecheck.cli.output import width

        return max(-(-len(line.rstrip("\n")) // max(width(), 1)), 1) if line.endswith("\n") else 0

    def _wait(self) -> None:
        from presencecheck.messages import output as output_messages

        self._stream.write(output_messages.MORE + "\n")
        self._stream.flush()
        self._lines = 0
        line = self._source.readline()
        if not line or line.strip().casefold() in output_messages.ENOUGH:
            # As where the reader of a pipe has gone: nothing more is written, and that is no fault.
            raise BrokenPipeError


def show_by_pages() -> None:
    """Let what is printed from here on wait after each page, in a terminal where somebody can say to go on."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        sys.stdout = Pages(sys.stdout, sys.stdin)
