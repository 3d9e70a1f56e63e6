"""The keys of the terminal as prompt_toolkit reads them, with the escape filter before its parser."""

import re
import select
import sys
from collections.abc import Callable, Iterable
from typing import TextIO

from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys

from presencecheck.surfaces.key_layouts import fold_key
from presencecheck.surfaces.terminal.escape_filter import ALONE_SECONDS, EscapeFilter
from presencecheck.surfaces.terminal.key_guard import PASTE
from presencecheck.surfaces.terminal.key_sequences import key_of

if sys.platform == "win32":
    from prompt_toolkit.input.win32 import Win32Input as SystemInput
else:
    from prompt_toolkit.input.vt100 import Vt100Input as SystemInput

_KNOWN = frozenset(sequence for sequence, key in ANSI_SEQUENCES.items() if isinstance(key, Keys))
"""Sequences that are one key; others stand there for Alt with a key, as two."""
_REPORT = re.compile(r"\x1b\[\d{1,7};\d{1,7}R")
_MOST_READS = 256
_REST_SECONDS = 0.1
"""How long the end of a sequence is waited for when the terminal is given back."""
_NAMES = {Keys.Enter: "enter", Keys.ControlJ: "enter", Keys.BracketedPaste: PASTE}
_NO_KEYS = (Keys.Ignore, Keys.CPRResponse, Keys.Vt100MouseEvent, Keys.WindowsMouseEvent, Keys.SIGINT)

Presses = list[KeyPress]
Taker = Callable[[list[KeyPress]], list[KeyPress]]
"""Takes the keys of one read; returns those that prompt_toolkit is to have."""


class KeyInput(SystemInput):
    """The terminal's keys, given to `take` before prompt_toolkit has them.

    Args:
        source: the terminal to read from.
        clock: seconds that only grow.
        alone_seconds: how long an ESC waits for what belongs to it.
    """

    def __init__(self, source: TextIO, clock: Callable[[], float], alone_seconds: float = ALONE_SECONDS) -> None:
        super().__init__(source)
        self.take: Taker = _take_none
        self._clock = clock
        self.escapes = EscapeFilter(alone_seconds)
        if sys.platform != "win32":  # a console there gives keys, not sequences
            self.vt100_parser = _FilteredParser(self.vt100_parser, self.escapes, clock)  # type: ignore[assignment]

    def read_keys(self) -> list[KeyPress]:
        """Read what was typed."""
        return self.take(super().read_keys())

    def flush_keys(self) -> list[KeyPress]:
        """Return the Esc key if it was alone."""
        return self.take(super().flush_keys())

    def drain(self) -> list[KeyPress]:
        """Read all that was typed by now, past `take`."""
        keys = list(super().flush_keys())
        for _ in range(_MOST_READS):
            keys += super().read_keys()
            if sys.platform == "win32" or self.closed or not self._is_readable(0):
                break
        return keys

    def wait_for_report(self, ask: Callable[[], None], seconds: float) -> list[KeyPress]:
        """Ask the terminal where its cursor is, and wait for the answer.

        Args:
            ask: asks it.
            seconds: after which no answer is waited for any more; one that comes then is no key.

        Returns:
            The keys that were typed meanwhile, in order.
        """
        keys: list[KeyPress] = []
        before = self._reports()
        ask()
        if sys.platform != "win32":
            until = self._clock() + seconds
            while self._reports() == before and not self.closed:
                if not self._is_readable(max(until - self._clock(), 0)):
                    break
                keys += super().read_keys()
        return keys

    def drop_rest(self) -> None:
        """Drop what was typed, with the end of a sequence that has begun, so that nobody else reads it."""
        self.drain()
        if self.escapes.is_inside and sys.platform != "win32" and not self.closed and self._is_readable(_REST_SECONDS):
            self.drain()

    def _reports(self) -> int:
        """How many times the terminal told where its cursor is."""
        return self.vt100_parser.reports if isinstance(self.vt100_parser, _FilteredParser) else 0

    def _is_readable(self, seconds: float) -> bool:
        try:
            return bool(select.select([self.fileno()], [], [], seconds)[0])
        except OSError:
            return False


class _FilteredParser:
    """prompt_toolkit's parser behind the filter; each thing it is given is whole, so it never waits for more.

    Attributes:
        reports: how many times the terminal told where its cursor is, which is no key.
    """

    def __init__(self, parser: Vt100Parser, escapes: EscapeFilter, clock: Callable[[], float]) -> None:
        self._parser = parser
        self._escapes = escapes
        self._clock = clock
        self.reports = 0

    def feed(self, data: str) -> None:
        """Take in what was read."""
        self._parse(self._escapes.feed(data, self._clock()))

    def flush(self) -> None:
        """Take in that nothing more was read for a while."""
        self._parse(self._escapes.expire(self._clock()))

    def _parse(self, whole: Iterable[str]) -> None:
        for each in whole:
            self.reports += bool(_REPORT.fullmatch(each))
            if key := key_of(each, _KNOWN):
                self._parser.feed(key)
                self._parser.flush()


def names_of(presses: Iterable[KeyPress]) -> list[str]:
    """The names of the keys as controls know them: `enter`, `left`, `c-c`, `a`, `5`; `paste` for a paste."""
    return [
        _NAMES.get(press.key, press.key.value) if isinstance(press.key, Keys) else fold_key(press.key)
        for press in presses
        if press.key not in _NO_KEYS
    ]


def _take_none(presses: list[KeyPress]) -> list[KeyPress]:
    return presses
