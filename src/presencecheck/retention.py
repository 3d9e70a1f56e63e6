"""How long runs are kept, as a person writes it. Pure."""

from typing import NamedTuple

FOREVER = "forever"
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


class Span(NamedTuple):
    """A length of calendar time."""

    months: int = 0
    days: int = 0


def span(text: str) -> Span | None:
    """The time that `text` means, as "12 months" or "90 days"; None for "forever".

    Raises:
        ValueError: it means no time.
    """
    if text == FOREVER:
        return None
    number, _, unit = text.partition(" ")
    one = unit.removesuffix("s")
    if not (number.isascii() and number.isdecimal() and len(number) <= 4 and int(number) > 0):
        raise ValueError(text)
    if one in _MONTHS:
        return Span(months=int(number) * _MONTHS[one])
    if one in _DAYS:
        return Span(days=int(number) * _DAYS[one])
    raise ValueError(text)


def is_span(text: str) -> bool:
    """Whether `text` means a time, or "forever"."""
    try:
        span(text)
    except ValueError:
        return False
    return True
