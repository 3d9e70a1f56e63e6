"""The keys of a terminal, with the escape filter before the table that names them; POSIX."""

import codecs
import os
import re
import select
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import TextIO

from presencecheck.surfaces.terminal.escape_filter import ALONE_SECONDS, PASTE_BEGIN, PASTE_END, EscapeFilter
from presencecheck.surfaces.terminal.key_press import PASTED, Press, Presses
from presencecheck.surfaces.terminal.key_sequences import key_of
from presencecheck.surfaces.terminal.key_table import key_table
from presencecheck.system.terminal import keep_raw, raw_mode

_REPORT = re.compile(r"\x1b\[\d{1,7};\d{1,7}R")
_AT_ONCE = 1024
_MOST_READS = 256
_REST_SECONDS = 0.1
"""How long the end of a sequence is waited for when the terminal is given back."""


class KeyReader:
    """The keys of one terminal.

    Attributes:
        closed: whether nothing will come any more.

    Args:
        source: the terminal to read from.
        clock: seconds that only grow.
        alone_seconds: how long an ESC waits for what belongs to it.
    """

    def __init__(self, source: TextIO, clock: Callable[[], float], alone_seconds: float = ALONE_SECONDS) -> None:
        self.closed = False
        self._descriptor = source.fileno()
        self._decoder = codecs.getincrementaldecoder(source.encoding)("surrogateescape")
        self._clock = clock
        self._escapes = EscapeFilter(alone_seconds)
        self._table = key_table()
        self._reports = 0

    def fileno(self) -> int:
        """The descriptor of the terminal."""
        return self._descriptor

    def raw_mode(self) -> AbstractContextManager[None]:
        """A block in which each key can be read at once."""
        return raw_mode(self._descriptor)

    def keep_raw(self) -> bool:
        """Go back to that mode if another program has left it; tell whether one had."""
        return keep_raw(self._descriptor)

    def is_doubtful(self, now: float) -> bool:
        """Whether what arrives now may still belong to an ESC that was taken for the Esc key."""
        return self._escapes.is_doubtful(now)

    def read(self) -> Presses:
        """Read what was typed; nothing where nothing was."""
        if self.closed or not self.is_readable(0):
            return []
        try:
            read = os.read(self._descriptor, _AT_ONCE)
        except BlockingIOError:
            return []
        except OSError:  # the terminal is gone, or no longer this program's: reading it again would fail without end
            read = b""
        self.closed = not read
        return self._presses(self._escapes.feed(self._decoder.decode(read), self._clock()))

    def expire(self) -> Presses:
        """Take in that nothing more was typed for a while: the Esc key, if it was alone."""
        return self._presses(self._escapes.expire(self._clock()))

    def drain(self) -> Presses:
        """Read all that was typed by now."""
        keys = self.expire()
        for _ in range(_MOST_READS):
            keys += self.read()
            if self.closed or not self.is_readable(0):
                break
        return keys

    def wait_for_report(self, ask: Callable[[], None], seconds: float) -> Presses:
        """Ask the terminal where its cursor is, and wait for the answer.

        Args:
            ask: asks it.
            seconds: after which no answer is waited for any more; one that comes then is no key.

        Returns:
            The keys that were typed meanwhile, in order.
        """
        keys: Presses = []
        before = self._reports
        ask()
        until = self._clock() + seconds
        while self._reports == before and not self.closed and self.is_readable(max(until - self._clock(), 0)):
            keys += self.read()
        return keys

    def drop_rest(self) -> None:
        """Drop what was typed, with the end of a sequence that has begun, so that nobody else reads it."""
        self.drain()
        if self._escapes.is_inside and not self.closed and self.is_readable(_REST_SECONDS):
            self.drain()

    def is_readable(self, seconds: float) -> bool:
        """Wait until something was typed; return False if the time ran out first, or the terminal is gone."""
        try:
            return bool(select.select([self._descriptor], [], [], seconds)[0])
        except (OSError, ValueError):
            return False

    def _presses(self, whole: Iterable[str]) -> Presses:
        """The keys that characters and whole sequences are; one that the table does not have is a character."""
        keys: Presses = []
        for each in whole:
            self._reports += bool(_REPORT.fullmatch(each))
            sent = key_of(each, self._table)
            if sent.startswith(PASTE_BEGIN):
                keys.append(Press(PASTED, sent[len(PASTE_BEGIN) : -len(PASTE_END)]))
            elif sent:
                keys.append(Press(self._table.get(sent, sent), sent))
        return keys
