"""How many columns of a terminal a text takes, and where it breaks. Pure.

Chinese, Japanese and Korean characters and most emoji are two columns wide, and combining marks none; a text of them
has no spaces to break at, and breaks between any two characters.
"""

from collections.abc import Iterator

_JOINER = "\u200d"
_AS_EMOJI = "\ufe0f"
"""Makes a sign an emoji, which some terminals then show in two columns."""
_SKINS = range(0x1F3FB, 0x1F400)
_WITHOUT_WIDTH = frozenset(("Mn", "Me", "Cf"))
"""Categories of marks, which stand on the character before, and of what is not shown."""
_CLOSING = frozenset(("Pe", "Pf", "Po"))
"""Categories of what stands behind a word without a space, and never begins a row."""


def columns(text: str) -> int:
    """The columns that `text` takes in a terminal; it has no control characters."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    """What some terminals show narrower is counted as wide as the others show it: a row is never too long."""
    import unicodedata  # most texts have ASCII letters alone

    if character == _AS_EMOJI:
        return 1
    if unicodedata.category(character) in _WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """Break `text` into rows of at most `width` columns, at spaces and between wide characters.

    A word that is wider than a row is broken where it must be.

    Args:
        text: one paragraph.
        width: columns of a row, its indent included.
        indent: what stands before each row.
    """
    if text.isascii():
        return _wrap_ascii(text, width, indent)
    room = max(width - columns(indent), 2)
    rows: list[str] = []
    row = ""
    for is_spaced, piece in _pieces(text, room):
        lead = " " if is_spaced and row else ""
        if row and columns(row + lead + piece) > room:
            rows.append(row)
            row = piece
        else:
            row += lead + piece
    return [indent + each for each in (*rows, row) if each]


def _wrap_ascii(text: str, width: int, indent: str) -> list[str]:
    """The rows of a text of one column each; words that fit, with one space between them, are put together here."""
    words = text.split(" ")
    room = width - len(indent)
    if not all(0 < len(word) <= room and word.isprintable() for word in words):
        from textwrap import wrap as wrap_any  # its patterns take a millisecond to make

        return wrap_any(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    rows: list[str] = []
    row = words[0]
    for word in words[1:]:
        if len(row) + 1 + len(word) > room:
            rows.append(indent + row)
            row = word
        else:
            row += f" {word}"
    return [*rows, indent + row]


def _pieces(text: str, room: int) -> Iterator[tuple[bool, str]]:
    """What is not broken, each with whether a space stands before it."""
    for word in text.split():
        is_spaced = True
        for piece in _unbroken(word):
            for part in _parts(piece, room):
                yield is_spaced, part
                is_spaced = False


def _unbroken(word: str) -> Iterator[str]:
    """The pieces of a word: one each for wide characters, with what belongs to them; the rest as it stands together."""
    import unicodedata

    piece = ""
    for cluster in clusters(word):
        is_closing = unicodedata.category(cluster[0]) in _CLOSING
        if piece and not is_closing and (_is_wide(cluster) or _is_wide(piece)):
            yield piece
            piece = ""
        piece += cluster
    yield piece


def _is_wide(piece: str) -> bool:
    return any(_width(character) == 2 for character in piece)


def clusters(word: str) -> Iterator[str]:
    """Characters with the marks, skins and joined emoji that are shown as one with them."""
    cluster = ""
    for character in word:
        is_mark = _width(character) == 0 or character == _AS_EMOJI or ord(character) in _SKINS
        if cluster and not is_mark and not cluster.endswith(_JOINER):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _parts(piece: str, room: int) -> Iterator[str]:
    """A piece, or where it is wider than a row the parts of it that are not."""
    part = ""
    for cluster in clusters(piece):
        if part and columns(part + cluster) > room:
            yield part
            part = ""
        part += cluster
    yield part
