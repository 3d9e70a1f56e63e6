"""Names in the texts of a file that are none of the four, or stand where no name can be filled in. Pure."""

from collections.abc import Iterator

from presencecheck.core.names import NAME_SIGN
from presencecheck.core.practice_names import NAMES, odd_names
from presencecheck.core.problems import Violation, Where
from presencecheck.formats.document import Data
from presencecheck.formats.kinds import ITEM_FIELDS
from presencecheck.messages import enumeration as enumeration_messages

_READ = frozenset(
    (
        *("title", "disclaimer", "closing", "section", "ask", "ready", "why", "say", "do", "steps", "alternative"),
        *("low", "high", "sources"),
    )
)
"""The fields of texts that a person reads and no answer consists of."""
_FORMS = frozenset({"items", "replace", "change", "item"})
"""Where an item stands, which can be in the short form."""


def name_violations(data: Data, where: Where = (), field: str = "") -> Iterator[Violation]:
    """Yield each name that the program could not fill in.

    Args:
        data: a file, or a part of it.
        where: the place of the part.
        field: the field that the part belongs to.
    """
    if isinstance(data, str):
        yield from _of_text(data, where, field)
    elif isinstance(data, list):
        for place, entry in enumerate(data):
            yield from name_violations(entry, (*where, place), field)
    elif isinstance(data, dict):
        is_short = field in _FORMS and len(data) == 1 and not data.keys() & ITEM_FIELDS
        for key, entry in data.items():
            inner = "ask" if is_short else "sources" if field == "sources" else key
            yield from name_violations(entry, (*where, key), inner)


def _of_text(text: str, where: Where, field: str) -> Iterator[Violation]:
    if NAME_SIGN not in text:
        return
    known = enumeration_messages.join_with_commas(NAMES)
    odd = [*odd_names(text)]
    for name in odd:
        yield Violation("unknown-name", where, {"name": name, "known": known})
    if not odd and field not in _READ:
        yield Violation("name-here", where, {"key": field})
