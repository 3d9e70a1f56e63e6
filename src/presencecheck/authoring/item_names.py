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
    every = _words(ask)
    return _free(_joined([word for word in every if word not in _LITTLE] or every), taken)


def name_list(title: str, taken: set[str]) -> str:
    """The same for a list: where those words alone name a command or another list, the little ones tell it apart."""
    every = _words(title)
    telling = _joined([word for word in every if word not in _LITTLE] or every)
    return _free(_joined(every) if telling in taken else telling, taken)


def _words(text: str) -> list[str]:
    return _WORD.findall(plain_letters(text).replace("'", ""))


def _joined(words: list[str]) -> str:
    name = "-".join(words[:_MOST_WORDS])[:_MOST_ID].strip("-")
    return name if is_id(name) and name not in RESERVED_IDS else f"item-{name}".strip("-")


def _free(name: str, taken: set[str]) -> str:
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
