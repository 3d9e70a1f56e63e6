"""The data of a text in which nothing stands out, in less than half of the time that a whole document takes.

Nearly every file is such a text: there is nothing to tell of how it is written, so that nobody asks where its parts
are. What is given here is what the document builder gives; the rest is left to it.
"""

import re
from collections.abc import Callable
from itertools import islice

from presencecheck.core.names import NAME_SIGN
from presencecheck.formats import yaml_events as parser
from presencecheck.formats.document import Data
from presencecheck.formats.document_builder import MOST_CHARACTERS, is_faultless
from presencecheck.formats.unquoted_text import CLOSING
from presencecheck.formats.yaml_events import MOST_DEPTH, MOST_NODES, Event

_STAND_OUT = ("\\", NAME_SIGN)
"""Escapes can be any character, and names of the practice are looked for."""
_COMMENT = re.compile("#.*")


class _StandsOutError(Exception):
    """There may be something to tell of a part."""


def plain_data(content: str) -> Data:
    """The data of a text without tabs; None where there may be something to tell of it, or nothing in it."""
    if any(sign in content for sign in _STAND_OUT) or _has_comment_behind_text(content):
        return None
    following = islice(parser.bare_events(content), MOST_NODES).__next__  # each node has at least one
    try:
        following()  # the start of the text
        if type(following()) is not parser.DOCUMENT:
            return None
        data = _value(following(), following, 0)
        following()  # the end of the document
        return data if type(following()) is parser.STREAM_END else None
    except (_StandsOutError, StopIteration, *parser.ERRORS):
        return None


def _has_comment_behind_text(content: str) -> bool:
    starts = (found.start() for found in _COMMENT.finditer(content))
    return any(content[content.rfind("\n", 0, start) + 1 : start].strip(" ") for start in starts)


def _value(event: Event, following: Callable[[], Event], depth: int) -> Data:
    kind = type(event)
    if kind is parser.ALIAS or event.anchor is not None or event.tag is not None:
        raise _StandsOutError
    if kind is parser.SCALAR:
        text: str = event.value
        if len(text) > MOST_CHARACTERS or (not event.style and (not text or text.endswith(CLOSING))):
            raise _StandsOutError
        return text
    if depth == MOST_DEPTH:
        raise _StandsOutError
    return (_entries if kind is parser.LIST else _fields)(following, depth + 1)


def _entries(following: Callable[[], Event], depth: int) -> list[Data]:
    entries: list[Data] = []
    while type(event := following()) is not parser.LIST_END:
        entries.append(_value(event, following, depth))
    return entries


def _fields(following: Callable[[], Event], depth: int) -> dict[str, Data]:
    fields: dict[str, Data] = {}
    while type(event := following()) is not parser.FIELDS_END:
        if type(event) is not parser.SCALAR or event.anchor is not None or event.tag is not None:
            raise _StandsOutError
        key = event.value
        if key in fields or not is_faultless(key):
            raise _StandsOutError
        fields[key] = _value(following(), following, depth)
    return fields
