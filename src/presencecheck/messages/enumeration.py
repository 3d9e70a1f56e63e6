"""Several words as one phrase: "a, b and c", "a, b or c"."""

from collections.abc import Sequence

COMMA = "{first}, {rest}"
AND = "{first} and {last}"
OR = "{first} or {last}"


def join_with_and(words: Sequence[str]) -> str:
    """Join one word or more: "a, b and c"."""
    return _join(words, AND)


def join_with_or(words: Sequence[str]) -> str:
    """Join one word or more: "a, b or c"."""
    return _join(words, OR)


def join_with_commas(words: Sequence[str]) -> str:
    """Join any number of words: "a, b, c"; empty where there are none."""
    if not words:
        return ""
    *before, phrase = words
    for word in reversed(before):
        phrase = COMMA.format(first=word, rest=phrase)
    return phrase


def _join(words: Sequence[str], template: str) -> str:
    *before, last = words
    return template.format(first=join_with_commas(before), last=last) if before else last
