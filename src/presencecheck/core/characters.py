"""Characters that no text of ours may hold, as a fixed list: what is allowed must not depend on Python's Unicode. Pure.

A newer Python knows more characters, so that `str.isprintable` would allow a file on one computer and refuse it on
another. A character that is not assigned yet is harmless: at worst it is shown as an empty box.
"""

import re
from collections.abc import Iterable
from functools import cache

JOINERS = "\u200c\u200d\u00ad"
"""Harmless formatting characters: those that Persian and Indic scripts need, and the soft hyphen."""

_RANGES = (
    # Control characters, line and paragraph separators.
    "\u0000-\u001f\u007f-\u009f\u2028\u2029"
    # Formatting characters (category Cf of Unicode 16) but for the joiners, with what is reserved for more of them.
    "\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    # Surrogates, private use, and what is no character.
    "\ud800-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff"
)
_NO_CHARACTERS = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))


@cache
def _hidden() -> re.Pattern[str]:
    """What finds them; made when first needed, since a start that shows plain letters alone does not."""
    return re.compile(f"[{_RANGES}{_NO_CHARACTERS}]")


def hidden_in(text: str, allowed: str = "") -> Iterable[tuple[int, str]]:
    """Each character of `text` that is not shown, or changes how others are shown, with its place from 0.

    Args:
        text: any text.
        allowed: control characters that may be in it.
    """
    if text.isascii() and text.isprintable():
        return ()
    return ((found.start(), found[0]) for found in _hidden().finditer(text) if found[0] not in allowed)


def replace_hidden(text: str, replacement: str, allowed: str = "") -> str:
    """`text` with `replacement` for each character that `hidden_in` finds."""
    return _hidden().sub(lambda found: found[0] if found[0] in allowed else replacement, text)


def is_unknown(character: str) -> bool:
    """Whether this Python's Unicode has no such character, though a newer one may."""
    from unicodedata import category

    return category(character) == "Cn"


def is_odd_space(character: str) -> bool:
    """Whether it looks like a space and is none for programs, such as the no-break space of word processors."""
    from unicodedata import category

    return character != " " and category(character) == "Zs"
