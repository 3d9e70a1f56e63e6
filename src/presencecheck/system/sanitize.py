"""Text from a file, a name or an error, made safe to show on a terminal: the only place that does this."""

_REPLACED = "\ufffd"


def sanitize(text: str, keep: str = "\n") -> str:
    """`text` without anything that could move the cursor, set a title, make a link or be invisible.

    Control, bidirectional and other formatting characters, private ones and lone surrogates become U+FFFD.

    Args:
        text: any text at all.
        keep: control characters that the caller handles itself.
    """
    if text.isascii() and text.isprintable():
        return text
    from presencecheck.core.characters import replace_hidden

    return replace_hidden(text, _REPLACED, keep)


def sanitize_line(text: str) -> str:
    """`text` on one line, sanitized."""
    return sanitize(" ".join(text.split()), keep="")
