"""A key as it was read, and what reads keys. Pure."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from presencecheck.surfaces.key_layouts import fold_key
from presencecheck.surfaces.terminal.key_guard import PASTE

PASTED = "<bracketed-paste>"
"""The key of a paste, as prompt_toolkit names it."""
NAMES = {"c-m": "enter", "c-j": "enter", PASTED: PASTE}
"""Keys that have another name here than in prompt_toolkit."""
NO_KEYS = frozenset(
    ("<ignore>", "<cursor-position-response>", "<vt100-mouse-event>", "<windows-mouse-event>", "<sigint>")
)
"""What prompt_toolkit names as keys, and nobody presses."""


class Press(NamedTuple):
    """A key that was read.

    Attributes:
        key: one character, or the name that prompt_toolkit has for it.
        data: what the terminal sent for it; of a paste, what was pasted.
    """

    key: str
    data: str


Presses = list[Press]
Taker = Callable[[Presses], bool]
"""Takes the keys of one read; tells whether the line that is written is to have them."""


def names_of(presses: Iterable[Press]) -> list[str]:
    """The names of the keys as controls know them: `enter`, `left`, `c-c`, `a`, `5`; `paste` for a paste."""
    return [
        fold_key(press.key) if len(press.key) == 1 else NAMES.get(press.key, press.key)
        for press in presses
        if press.key not in NO_KEYS
    ]


class Keys(Protocol):
    """Reads the keys of a terminal."""

    def raw_mode(self) -> AbstractContextManager[None]:
        """A block in which each key can be read at once."""

    def keep_raw(self) -> bool:
        """Go back to that mode if another program has left it; tell whether one had."""

    def is_doubtful(self, now: float) -> bool:
        """Whether what arrives now may be the rest of something that is no key."""

    def drain(self) -> Presses:
        """Read all that was typed by now."""

    def drop_rest(self) -> None:
        """Drop what was typed, so that nobody else reads it."""

    def wait_for_report(self, ask: Callable[[], None], seconds: float) -> Presses:
        """Ask the terminal where its cursor is, and wait for the answer; the keys that were typed meanwhile."""
