"""The events of a YAML text, the same whichever of PyYAML's two parsers there is: the only user of `yaml`.

Where PyYAML was built without libyaml, its own parser reads a question mark in braces and brackets as YAML 1.1 has it,
which ends the text there: `{ask: Is it so?, ready: So}`. It is hidden from that parser behind a character that no file
may have.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from presencecheck.formats.decoding import Mark

MOST_DEPTH = 12
MOST_NODES = 5_000

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ITS_OWN_LIMIT = "nesting depth"
"""In the message of libyaml 0.2.6 and later if its scanner finds a nesting of 1,000, perhaps far ahead of our count."""
_STAND_INS = range(0xE000, 0xF900)
_MARKS_IN_TEXT = re.compile(r"((?:[^ \n\[\]{},:?-] +|[^ \n\[\]{},?]))(\?+)")
Event = Any
SCALAR, ALIAS, DOCUMENT = yaml.ScalarEvent, yaml.AliasEvent, yaml.DocumentStartEvent
LIST, LIST_END = yaml.SequenceStartEvent, yaml.SequenceEndEvent
FIELDS, FIELDS_END = yaml.MappingStartEvent, yaml.MappingEndEvent
STREAM_END = yaml.StreamEndEvent
ERRORS = (yaml.YAMLError, ValueError, OverflowError)
"""What the parser raises; the last two for escapes that stand for no character, which PyYAML does not wrap."""


class Failure(NamedTuple):
    """Why and where the parser stopped."""

    mark: Mark
    reason: str
    """In the parser's own words; empty for an escape that is no character, which has none."""
    context: Mark | None = None
    """Where the part began that the parser was in."""

    @property
    def is_depth(self) -> bool:
        """Whether the nesting is deeper than the parser's own limit."""
        return _ITS_OWN_LIMIT in self.reason


class ParseError(ValueError):
    """The text is no YAML; the reason is in `failure`."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.reason)
        self.failure = failure


def bare_events(text: str) -> Iterator[Event]:
    """The events of the parser, as fast as it gives them.

    Raises:
        ERRORS: the text is no YAML.
    """
    return events(text) if _LOADER is yaml.SafeLoader else iter(_LOADER(text).get_event, None)


def events(text: str) -> Iterator[Event]:
    """The events of the parser.

    Raises:
        ParseError: the text is no YAML.
    """
    stand_in = _stand_in(text) if _LOADER is yaml.SafeLoader else ""
    reached: Event = None
    try:
        for reached in iter(_LOADER(_shielded(text, stand_in)).get_event, None):
            if stand_in and type(reached) is SCALAR:
                reached.value = reached.value.replace(stand_in, "?")
            yield reached
    except yaml.YAMLError as error:
        failed, began = (getattr(error, f"{which}_mark", None) for which in ("problem", "context"))
        reason = str(getattr(error, "problem", error))
        mark = _inside(text, place(failed)) if failed else _start(reached)
        seen = reason.replace(stand_in, "?") if stand_in else reason
        raise ParseError(Failure(mark, seen, _inside(text, place(began)) if began else None)) from error
    except ERRORS as error:
        raise ParseError(Failure(_start(reached), "")) from error


def first_failure(text: str) -> Failure | None:
    """Why and where the parser stops; None where it reads all, or all that is read of a file with too many parts."""
    depth = nodes = 0
    try:
        for event in events(text):
            depth += (type(event) in (LIST, FIELDS)) - (type(event) in (LIST_END, FIELDS_END))
            nodes += 1
            if depth > MOST_DEPTH or nodes > 2 * MOST_NODES:
                break
    except ParseError as error:
        return error.failure
    return None


def place(mark: Any) -> Mark:
    """Line and column of a mark of the parser's, both counted from 1."""
    return mark.line + 1, mark.column + 1


def _start(reached: Event) -> Mark:
    """Where the last event begins; the beginning of the text where there was none."""
    return place(reached.start_mark) if reached else (1, 1)


def _shielded(text: str, stand_in: str) -> str:
    """The text with a character in place of the question marks that the parser would read as its own, if any."""
    return _MARKS_IN_TEXT.sub(lambda found: found[1] + stand_in * len(found[2]), text) if stand_in else text


def _stand_in(text: str) -> str:
    """A private character that the text does not have, not even as an escape."""
    folded = text.casefold()
    return chr(next(code for code in _STAND_INS if f"{code:x}" not in folded))


def _inside(text: str, mark: Mark) -> Mark:
    """The place, or the end of the text where the parser only noticed behind it that something is missing."""
    lines = text.rstrip().split("\n")
    return mark if mark[0] <= len(lines) else (len(lines), len(lines[-1]) + 1)
