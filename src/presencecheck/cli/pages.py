"""Long answers by pages: in the person's pager, or in plain lines; what scrolls out of the window is never heard."""

import sys
from collections.abc import Sequence
from functools import cached_property
from typing import Any, TextIO

from presencecheck.cli.plain import is_plain
from presencecheck.system.display import output_size

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
            self._lines += _rows(line)
        return len(text)

    @cached_property
    def _is_plain(self) -> bool:
        """Found out once, and only for an answer that is long."""
        return is_plain()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def _wait(self) -> None:
        from presencecheck.messages import output as output_messages

        self._stream.write(output_messages.MORE + "\n")
        self._stream.flush()
        self._lines = 0
        line = self._source.readline()
        if not line or line.strip().casefold() in output_messages.ENOUGH:
            # As where the reader of a pipe has gone: nothing more is written, and that is no fault.
            raise BrokenPipeError


class WholeAnswer:
    """Standard output that keeps what is printed until it is all there, to say how long it is or to open a pager.

    Args:
        stream: the terminal.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._parts: list[str] = []

    def write(self, text: str) -> int:
        """Keep it.

        Raises:
            TypeError: it is no text; the parser of the command line finds out so that this stream takes text.
        """
        if not isinstance(text, str):
            raise TypeError(type(text))
        self._parts.append(text)
        return len(text)

    def flush(self) -> None:
        """Nothing yet: it is shown when it is whole."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def show(self) -> None:
        """Show it: by pages where plain lines are wanted, in the pager where it is longer than the window."""
        text, self._parts = "".join(self._parts), []
        lines = text.count("\n")
        if lines >= PAGE_LINES - 1 and is_plain():
            self._show_by_pages(text, lines)
            return
        is_long = _rows(text) >= output_size()[1] and not is_plain()
        if not (is_long and self._was_shown_in_pager(text)):
            self._stream.write(text)
            self._stream.flush()

    def _was_shown_in_pager(self, text: str) -> bool:
        from presencecheck.messages import output as output_messages
        from presencecheck.system.pager import pager_command, show_in_pager, tells_keys

        command = pager_command()
        if command and not tells_keys(command):
            from presencecheck.cli.output import notice

            notice(output_messages.OTHER_PAGER.format(name=command[0]))
        return bool(command) and show_in_pager(text, command)

    def _show_by_pages(self, text: str, lines: int) -> None:
        from presencecheck.messages import output as output_messages

        pages = Pages(self._stream, sys.stdin)
        pages.write(output_messages.LINES.format(count=lines) + "\n")
        pages.write(text)
        self._stream.flush()


def _rows(text: str) -> int:
    """The rows that whole lines take in the window."""
    size = max(output_size()[0], 1)
    return sum(
        max(-(-len(line.rstrip("\n")) // size), 1) for line in text.splitlines(keepends=True) if line[-1] == "\n"
    )


_SHOWING = {"list", "show", "diff", "stats", "doctor", "history", "check", "schema", "where", "help", "manual"}
"""Commands that only show; what others print can stand before a question."""
_HELP = {"-h", "--help"}


def show_by_pages(arguments: Sequence[str]) -> WholeAnswer | None:
    """Let what is printed from here on be shown by pages, where somebody sits at a terminal.

    Args:
        arguments: the command line.

    Returns:
        What to show at the end; None where the answer comes as it is printed.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    if _only_shows(arguments):
        whole = WholeAnswer(sys.stdout)
        sys.stdout = whole
        return whole
    sys.stdout = Pages(sys.stdout, sys.stdin)
    return None


def _only_shows(arguments: Sequence[str]) -> bool:
    is_listing = arguments[0] in ("config", "pack") and not {"list", "--all"}.isdisjoint(arguments)
    return arguments[0] in _SHOWING or is_listing or not _HELP.isdisjoint(arguments)
