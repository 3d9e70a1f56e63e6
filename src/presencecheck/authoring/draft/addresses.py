"""The relative addresses of the pages on which lists are written."""

from urllib.parse import urlencode


def link(place: str, **named: str) -> str:
    """A page, and what it is about."""
    return f"{place}?{urlencode(named)}"
