"""Text from a file, a name or an error, made safe to show on a terminal: the only place that does this."""

import unicodedata

JOINERS = "\u200c\u200d\u00ad"
"""Harmless formatting characters: those that Persian and Indic scripts need, and the soft hyphen."""
_REPLACED = "\ufffd"


def sanitize(text: str, keep: str = "\n") -> str:
    """`text` without anything that could move the cursor, set a title, make a link or be invisible.

    Control, bidirectional and other formatting characters, unassigned code points and lone surrogates become U+FFFD.

    Args:
        text: any text at all.
        keep: control characters that the caller handles itself.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(character if _is_visible(character, keep) else _REPLACED for character in text)


def sanitize_line(text: str) -> str:
    """`text` on one line, sanitized."""
    return sanitize(" ".join(text.split()), keep="")


def _is_visible(character: str, keep: str) -> bool:
    return (
        character.isprintable() or character in keep or character in JOINERS or unicodedata.category(character) == "Zs"
    )
