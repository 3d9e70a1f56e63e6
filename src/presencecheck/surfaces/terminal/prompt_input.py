"""Gives prompt_toolkit the keys of a terminal: those that are read elsewhere, or of a console of Windows its own."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TextIO

from prompt_toolkit.key_binding.key_processor import KeyPress

from presencecheck.surfaces.terminal.key_press import Presses, Taker
from presencecheck.surfaces.terminal.prompt_presses import key_presses, presses_of

if sys.platform == "win32":
    from prompt_toolkit.input.win32 import Win32Input

    class PromptInput(Win32Input):
        """The keys of a console, which gives keys and no sequences.

        Args:
            source: the console to read from.
            take: takes the keys of one read, before prompt_toolkit has them.
        """

        def __init__(self, source: TextIO, take: Taker) -> None:
            super().__init__(source)
            self._take = take

        def read_keys(self) -> list[KeyPress]:
            """Read what was typed."""
            return self._passed(super().read_keys())

        def flush_keys(self) -> list[KeyPress]:
            """Return what waited for more."""
            return self._passed(super().flush_keys())

        def _passed(self, keys: list[KeyPress]) -> list[KeyPress]:
            return keys if keys and self._take(presses_of(keys)) else []

        def is_doubtful(self, now: float) -> bool:
            """No key is the rest of another."""
            return False

        def drain(self) -> Presses:
            """Read all that was typed by now, past `take`."""
            return presses_of([*super().flush_keys(), *super().read_keys()])

        def drop_rest(self) -> None:
            """Drop what was typed, so that nobody else reads it."""
            self.drain()

        def keep_raw(self) -> bool:
            """No other program changes how a console gives its keys."""
            return False

        def wait_for_report(self, ask: Callable[[], None], seconds: float) -> Presses:
            """Ask the console where its cursor is; its answer is no key, and is not waited for."""
            ask()
            return []
else:
    from prompt_toolkit.input.vt100 import Vt100Input

    from presencecheck.surfaces.terminal.key_reader import KeyReader
    from presencecheck.system.terminal import usual_mode

    class PromptInput(Vt100Input):
        """The keys that `keys` reads.

        Args:
            source: the terminal.
            keys: reads it.
            take: takes the keys of one read, before prompt_toolkit has them.
        """

        def __init__(self, source: TextIO, keys: KeyReader, take: Taker) -> None:
            super().__init__(source)
            self._keys = keys
            self._take = take

        @property
        def closed(self) -> bool:
            """Whether nothing will come any more."""
            return self._keys.closed

        def raw_mode(self) -> AbstractContextManager[None]:
            """A block in which each key can be read at once."""
            return self._keys.raw_mode()

        def cooked_mode(self) -> AbstractContextManager[None]:
            """A block inside that one for what is to find the terminal as usual."""
            return usual_mode(self._keys.fileno())

        def keep_raw(self) -> bool:
            """Go back to raw mode if another program has left it; tell whether one had."""
            return self._keys.keep_raw()

        def read_keys(self) -> list[KeyPress]:
            """Read what was typed."""
            return self._passed(self._keys.read())

        def flush_keys(self) -> list[KeyPress]:
            """Return the Esc key if it was alone."""
            return self._passed(self._keys.expire())

        def _passed(self, presses: Presses) -> list[KeyPress]:
            return key_presses(presses) if presses and self._take(presses) else []
