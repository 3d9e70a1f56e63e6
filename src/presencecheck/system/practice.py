"""What a practice says of itself on pages for clients: which texts are taken for each fact.

The person's settings have these facts; a policy or a pack can have them as well, with the same rules.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress

from presencecheck.core.characters import hidden_in
from presencecheck.core.thresholds import address
from presencecheck.system.clock import day_of

TODAY = "today"
"""In place of a date: the day on which a page is made."""

_LONGEST_LINE, _LONGEST_LINK = 120, 300
"""Characters; a longer line would not stand on one line of a page."""
_FEWEST_DIGITS = 2
_LINK = re.compile(r"https?://(?P<place>[^\s/?#@]+)([/?#]\S*)?")


def is_line(text: str) -> bool:
    """Whether it is one line of at most 120 characters, without characters that are not seen."""
    return len(text) <= _LONGEST_LINE and not any(hidden_in(text))


def is_telephone(text: str) -> bool:
    """Whether it is a line with a number to call; words beside it are taken, as in "116 117, at night"."""
    return text == "" or (is_line(text) and sum(each.isdecimal() for each in text) >= _FEWEST_DIGITS)


def is_link(text: str) -> bool:
    """Whether it is an address of a page: http or https, a host, and no name or password before it."""
    found = _LINK.fullmatch(text)
    if found is None or len(text) > _LONGEST_LINK or any(hidden_in(text)):
        return text == ""
    return address(found["place"], 443) is not None


def is_date(text: str) -> bool:
    """Whether it is a date such as 2026-11-28, or "today"."""
    if text in ("", TODAY):
        return True
    with suppress(ValueError):
        day_of(text)
        return True
    return False


IS_RIGHT: Mapping[str, Callable[[str], bool]] = {
    "name": is_line,
    "phone": is_telephone,
    "emergency": is_telephone,
    "link": is_link,
    "date": is_date,
    "waiting": is_line,
    "platform": is_line,
}
"""For each fact whether a text can be it; an empty text always can, and says nothing."""
