"""Ids for new items and lists, made of their words. Pure."""

import re
import unicodedata

from presencecheck.core.checklist import RESERVED_IDS
from presencecheck.core.names import is_id

_WORD = re.compile("[a-z0-9]+")
_LITTLE = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "been", "by", "can", "did", "do", "does", "for", "from", "has"),
        *("have", "i", "if", "in", "is", "it", "its", "may", "my", "not", "of", "or", "our", "so", "that", "the"),
        *("their", "them", "there", "they", "this", "to", "was", "we", "were", "will", "with", "you", "your"),
    )
)
"""Words that say little in a name."""
_MOST_WORDS, _MOST_ID = 3, 40


def name_item(ask: str, taken: set[str]) -> str:
    """An id made of the words that say most; it joins those that are taken."""
    plain = plain_letters(ask)
    every = _WORD.findall(plain.replace("'", ""))
    telling = [word for word in every if word not in _LITTLE] or every
    name = "-".join(telling[:_MOST_WORDS])[:_MOST_ID].strip("-")
    if not is_id(name) or name in RESERVED_IDS:
        name = f"item-{name}".strip("-")
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def has_plain_letters(text: str) -> bool:
    """Whether an id can be made of the words; of Chinese, Arabic or Cyrillic ones none can."""
    return _WORD.search(plain_letters(text)) is not None


def plain_letters(text: str) -> str:
    """The text in small letters without accents; other scripts are left out."""
    return unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()


def likely_id(text: str) -> str:
    """The id that was likely meant by a text that is none: `my-room` for "My Room"; empty if unclear."""
    name = "-".join(_WORD.findall(plain_letters(text)))[:64].strip("-")
    return name if is_id(name) else ""
