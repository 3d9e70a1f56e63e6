"""What could be meant by a text that is not in quotes, or in quotes that end too early. Pure."""

import re
from collections.abc import Iterator

Guess = tuple[str, int, str, str, bool]
"""The slip, the place in the text, the text put right, the character that it is about, and whether that is sure."""

CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb\u2039\u203a"
"""Quotes of word processors, which mean nothing to a parser."""
_SIGNS = "@`%&*!|>[]{},?-:#"
"""Characters that a text cannot begin with, or only where no space follows."""
_IN_QUOTES = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_REMARK = re.compile(r" {2,}# .*$")
"""A comment that was meant as one, by the distance that it keeps."""


def quoted(text: str) -> str:
    """`text` in the quotes that need no change of it, as a person would write it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def value_repairs(value: str) -> Iterator[Guess]:
    """What `value` may have been meant to be.

    Args:
        value: a text as it stands in the file, to the end of its line or, in braces and brackets, of its part.
    """
    remark = _REMARK.search(value) if not value.startswith(('"', "'")) else None
    end = remark[0] if remark else ""
    text = value[: len(value) - len(end)]
    if text:
        for cause, place, fixed, sign, is_sure in _guesses(text):
            yield cause, place, fixed + end, sign, is_sure


def _guesses(text: str) -> Iterator[Guess]:
    first = text[0]
    if first in "\"'":
        yield from _of_quotes(text, first)
        return
    if first in CURLY:
        yield "curly", 0, quoted(text.strip(CURLY)), first, True
    if first in _SIGNS:
        yield "sign", 0, quoted(text), first, True
    colon = text.find(": ")
    if colon >= 0 or text.endswith(":"):
        yield "colon", colon if colon >= 0 else len(text) - 1, quoted(text), "", True
    if " #" in text:
        yield "comment", text.index(" #") + 1, quoted(text), "", True


def _of_quotes(text: str, mark: str) -> Iterator[Guess]:
    if _IN_QUOTES.fullmatch(text):
        if mark == '"' and "\\" in text:
            yield "escape", text.index("\\"), quoted(text[1:-1]), "\\", True
        return
    inside = text[1:-1] if len(text) > 1 and text.endswith(mark) else ""
    ends = text.find(mark, 1)
    if inside and ends < len(text) - 1:
        yield "quote", ends, quoted(inside), mark, True
    elif ends < 0:
        yield "open-quote", 0, text.rstrip(CURLY) + mark, mark, True
    if not inside and ends > 0:
        yield "quote", ends, quoted(text), mark, True
