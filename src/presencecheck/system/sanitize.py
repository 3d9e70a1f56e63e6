"""The one place that makes text from a file, a name or an error safe to show on a terminal."""

import unicodedata

_JOINERS = "\u200c\u200d\u00ad"
"""As in `reader`: what a file may hold is shown."""
_REPLACED = "\ufffd"


def sanitize(text: str, keep: str = "\n") -> str:
    """`text` without anything that could move the cursor, write a title, make a link or hide itself.

    Control, bidirectional and other formatting characters, unassigned code points and lone surrogates become U+FFFD.

    Args:
        text: any text at all.
        keep: control characters that the caller lays out itself.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(character if _shows(character, keep) else _REPLACED for character in text)


def sanitize_line(text: str) -> str:
    """`text` on one line, cleaned."""
    return sanitize(" ".join(text.split()), keep="")


def _shows(character: str, keep: str) -> bool:
    return (
        character.isprintable() or character in keep or character in _JOINERS or unicodedata.category(character) == "Zs"
    )
