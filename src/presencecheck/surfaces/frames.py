"""Output in whole frames, for screen readers that look at a terminal some time after it has changed.

Some read what was written from where it stands when they come to it. If more was written by then and the window has
scrolled, they read something else. So all that belongs to one question reaches the terminal in one piece, and nothing
changes after it until the person does something.
"""

import io
from typing import Any, TextIO


class FrameStream(io.TextIOWrapper):
    """A terminal that is given what is written between `hold` and `release` in one piece.

    Args:
        stream: the terminal.
    """

    def __init__(self, stream: TextIO) -> None:
        self._frame = _Frame(stream.buffer)
        super().__init__(self._frame, stream.encoding, stream.errors, newline="", write_through=True)

    def hold(self) -> None:
        """Keep back what is written from now on."""
        self._frame.is_held = True

    def release(self) -> None:
        """Give the terminal what was kept back."""
        self._frame.is_held = False
        self._frame.flush()


def hold(stream: TextIO) -> None:
    """Keep back what is written from now on, where the stream can."""
    if isinstance(stream, FrameStream):
        stream.hold()


def release(stream: TextIO) -> None:
    """Give the terminal what was kept back, if anything was."""
    if isinstance(stream, FrameStream):
        stream.release()


class _Frame(io.BufferedIOBase):
    """The bytes that were written and not given to the terminal yet."""

    def __init__(self, terminal: Any) -> None:
        self._terminal = terminal
        self._written = bytearray()
        self.is_held = False

    @property
    def name(self) -> str:
        return str(self._terminal.name)

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return int(self._terminal.fileno())

    def isatty(self) -> bool:
        return bool(self._terminal.isatty())

    def write(self, data: Any) -> int:
        self._written += data
        self.flush()
        return len(data)

    def flush(self) -> None:
        if self._written and not self.is_held:
            written = bytes(self._written)
            self._written.clear()
            self._terminal.write(written)
            self._terminal.flush()
