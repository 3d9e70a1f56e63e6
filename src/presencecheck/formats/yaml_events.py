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
_MARKS_IN_TEXT = re.compile(r"((?:[^\s\[\]{},:?-] +|[^\s\[\]{},?]))(\?+)")
Event = Any
SCALAR, ALIAS, DOCUMENT = yaml.ScalarEvent, yaml.AliasEvent, yaml.DocumentStartEvent
LIST, LIST_END = yaml.SequenceStartEvent, yaml.SequenceEndEvent
FIELDS, FIELDS_END = yaml.MappingStartEvent, yaml.MappingEndEvent


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


def events(text: str) -> Iterator[Event]:
    """The events of the parser.

    Raises:
        ParseError: the text is no YAML.
    """
    stand_in = _stand_in(text) if _LOADER is yaml.SafeLoader else "?"
    reached: Mark = (1, 1)
    try:
        shielded = _MARKS_IN_TEXT.sub(lambda found: found[1] + stand_in * len(found[2]), text)
        for event in yaml.parse(shielded, Loader=_LOADER):
            if type(event) is SCALAR:
                event.value = event.value.replace(stand_in, "?")
            reached = place(event.start_mark)
            yield event
    except yaml.YAMLError as error:
        failed, began = (getattr(error, f"{which}_mark", None) for which in ("problem", "context"))
        reason = str(getattr(error, "problem", error)).replace(stand_in, "?")
        mark = _inside(text, place(failed)) if failed else reached
        raise ParseError(Failure(mark, reason, _inside(text, place(began)) if began else None)) from error
    except (ValueError, OverflowError) as error:
        # Escapes in tags and texts that stand for no character: PyYAML does not wrap these errors.
        raise ParseError(Failure(reached, "")) from error


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


def _stand_in(text: str) -> str:
    """A private character that the text does not have, not even as an escape."""
    folded = text.casefold()
    return chr(next(code for code in _STAND_INS if f"{code:x}" not in folded))


def _inside(text: str, mark: Mark) -> Mark:
    """The place, or the end of the text where the parser only noticed behind it that something is missing."""
    lines = text.rstrip().split("\n")
    return mark if mark[0] <= len(lines) else (len(lines), len(lines[-1]) + 1)
