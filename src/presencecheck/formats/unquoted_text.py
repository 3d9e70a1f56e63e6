"""Text that is valid YAML and not what its author wrote: cut off by a comment, or in quotes that are shown. Pure."""

import re
from collections.abc import Iterator

from presencecheck.core.problems import Violation, Where
from presencecheck.formats.kinds import ITEM_FIELDS, is_item
from presencecheck.formats.slip_violations import showable
from presencecheck.formats.value_repairs import CURLY, quoted
from presencecheck.messages import yaml_slips as yaml_slips_messages

_WORDS_OF_THE_FORMAT = frozenset(
    (
        *(
            "format",
            "id",
            "version",
            "revised",
            "language",
            "style",
            "moment",
            "kind",
            "importance",
            "seconds",
            "repeat",
        ),
        *("keep", "share", "evidence", "min", "max", "at-most", "at-least", "add", "after", "before", "extends"),
        *("since", "checklist", "as", "recall", "same-as", "was", "retired", "by", "modality", "setting", "then"),
        *("first-session", "in", "out", "again", "needs", "probe", "sources", "reorder", "remove"),
    )
)
"""Fields whose values are no text for people, so that a comment behind them cuts nothing off."""
_IN_CURLY = re.compile(f"[{CURLY}][^{CURLY}]*[{CURLY}]")
CLOSING = (*CURLY, '"')
"""Quotes at an end, which may have been meant as those of the file."""
_HALF_QUOTED = re.compile(r"[^\"]*[.?!]\"")
_QUESTIONS = frozenset({"ask", "title", "ready"})


def cut_off(where: Where, text: str, line: str, start: int, end: int) -> Violation | None:
    """The violation of a text that ends at a comment that may belong to it.

    A comment that keeps its distance, two spaces and one behind the sign, was meant as one.

    Args:
        where: the part of the file.
        text: the text as it was read.
        line: the line on which it ends.
        start: where in the line it begins, from 0; -1 if on a line above.
        end: where in the line it ends.
    """
    rest = line[end:]
    if not rest:
        return None
    comment = rest.lstrip(" ")
    gap = len(rest) - len(comment)
    if not comment.startswith("#") or not gap or _field(where) in _WORDS_OF_THE_FORMAT:
        return None
    if text and gap > 1 and comment.startswith("# "):
        return None
    better = "" if start < 0 else showable(line[:start] + quoted(line[start:].rstrip(" ")))
    words = {"help": yaml_slips_messages.CUT_OFF_HELP.format(line=better)} if better else {}
    return Violation("cut-off", where, words)


def shown_quotes(where: Where, text: str) -> Violation | None:
    """The violation of quotes that the author may have thought to be those of the file."""
    if not text.endswith(CLOSING) or (_field(where) not in _QUESTIONS and not _is_short_form(where)):
        return None
    if _IN_CURLY.fullmatch(text):
        return Violation("shown-quotes", where, {"help": yaml_slips_messages.WITHOUT_HELP.format(text=text[1:-1])})
    if _HALF_QUOTED.fullmatch(text):
        return Violation("shown-quotes", where, {"help": yaml_slips_messages.WITHOUT_HELP.format(text=text[:-1])})
    return None


def _field(where: Where) -> str:
    """The name of the field that a part belongs to, also as an entry of its list."""
    return next((part for part in reversed(where) if isinstance(part, str)), "")


def _is_short_form(where: Where) -> bool:
    return is_item(where[:-1]) and where[-1] not in ITEM_FIELDS


def advice(where: Where, text: str, line: str, start: int, end: int) -> Iterator[Violation]:
    """Yield what is likely not meant of a text that stands in no quotes; the arguments are those of `cut_off`."""
    for violation in (cut_off(where, text, line, start, end), shown_quotes(where, text)):
        if violation is not None:
            yield violation
