"""The four names that a text of a list can have, as `{{practice.phone}}`, and what stands in their place. Pure.

They are filled in where a text is shown, once: what a value holds is never looked at again. There is no other
templating, and no way to write a name as text.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar, cast

from presencecheck.core.frozen import Frozen, fields, holds, replace
from presencecheck.core.names import NAME_SIGN

T = TypeVar("T")

FACTS = ("name", "phone", "waiting", "platform")
"""What of the practice can be named."""
NAMES = tuple(f"{{{{practice.{fact}}}}}" for fact in FACTS)
"""As an author writes them."""
_NAME = re.compile(rf"\{{\{{ *practice\.({'|'.join(FACTS)}) *\}}\}}")
_ODD = re.compile(r"\{\{[^{}]{0,60}(?:\}\})?")
_BRACES = re.compile(rf"{_NAME.pattern}|\{{{{2,}}|\}}{{2,}}")
_SINGLE = re.compile(r"([{}])\1+")
_SENTENCE_ENDS = (".", "!", "?")
_AS_WRITTEN = frozenset({"id", "options", "is_", "has", "was", "link", "same_as"})
"""Fields that are no texts to read, or are answers, which are kept as the file has them."""


class PracticeValues(Frozen):
    """What the names stand for.

    Attributes:
        known: what is known of the practice, by `FACTS`; empty texts and missing ones are not known.
        unset: the words in place of what is not known.
    """

    known: Mapping[str, str]
    unset: Mapping[str, str]

    def fill(self, text: str) -> str:
        """The text with its names replaced."""
        return _NAME.sub(self._stands, text) if NAME_SIGN in text else text

    def _stands(self, found: re.Match[str]) -> str:
        fact = found[1]
        if known := self.known.get(fact):
            return known
        words, before = self.unset[fact], found.string[: found.start()].rstrip(" ")
        begins = not before or before.endswith(_SENTENCE_ENDS)
        return words[:1].upper() + words[1:] if begins else words


def filled(value: T, fill: Callable[[str], str]) -> T:
    """The value with every text that is read filled in; answers and ids stay as they are."""
    return cast("T", _filled(value, fill)) if holds(value, NAME_SIGN) else value


def _filled(value: Any, fill: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return fill(value)
    if isinstance(value, tuple):
        return tuple(_filled(part, fill) for part in value)
    if isinstance(value, dict):
        return {key: _filled(part, fill) for key, part in value.items()}
    if isinstance(value, Frozen):
        names = [each.name for each in fields(value) if each.name not in _AS_WRITTEN]
        parts = {name: _filled(getattr(value, name), fill) for name in names}
        return replace(cast("Any", value), **parts)
    return value


def named_in(value: object) -> frozenset[str]:
    """Which of `FACTS` the texts of a value name."""
    found: set[str] = set()

    def note(text: str) -> str:
        found.update(_NAME.findall(text))
        return text

    filled(value, note)
    return frozenset(found)


def without_names(text: str, *, known: bool = True) -> str:
    """The text with single braces where it has double ones that begin no name, as `{client.name}`.

    Args:
        text: any text.
        known: whether our own names stay in it.
    """
    if NAME_SIGN not in text or (known and not any(odd_names(text))):
        return text
    return _BRACES.sub(lambda found: found[0] if found[1] and known else _SINGLE.sub(r"\1", found[0]), text)


def odd_names(text: str) -> Iterator[str]:
    """Each `{{…` of a text that is none of the names, as far as it can be shown."""
    if NAME_SIGN in text:
        yield from (found[0] for found in _ODD.finditer(_NAME.sub(" ", text)))
