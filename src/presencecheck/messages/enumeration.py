"""Several words as one phrase: "a, b and c", "a, b or c", "a, b, c", "a; b; c"."""

from collections.abc import Iterable, Sequence

COMMA = "{first}, {rest}"
SEMICOLON = "{first}; {rest}"
AND = "{first} and {last}"
OR = "{first} or {last}"


def join_with_and(words: Sequence[str]) -> str:
    """Join one word or more: "a, b and c"."""
    return _join(words, AND)


def join_with_or(words: Sequence[str]) -> str:
    """Join one word or more: "a, b or c"."""
    return _join(words, OR)


def join_with_commas(words: Iterable[str]) -> str:
    """Join any number of words: "a, b, c"; empty where there are none."""
    return _listed(words, COMMA)


def join_with_semicolons(phrases: Iterable[str]) -> str:
    """Join any number of phrases, which may have commas: "a; b; c"; empty where there are none."""
    return _listed(phrases, SEMICOLON)


def _listed(words: Iterable[str], template: str) -> str:
    *before, phrase = (*words,) or ("",)
    for word in reversed(before):
        phrase = template.format(first=word, rest=phrase)
    return phrase


def _join(words: Sequence[str], template: str) -> str:
    *before, last = words
    return template.format(first=join_with_commas(before), last=last) if before else last
