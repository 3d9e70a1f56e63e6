"""What was said of the cards of an earlier run, as the run that asked for it keeps it.

It stands with the later run: what an earlier one was sealed over never changes. That run is named by a hash of its id,
which tells nothing of it once it is forgotten.
"""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from presencecheck.core.names import is_id

_MARK = 16
"""Hexadecimal digits of a mark: two of a million runs share one once in 10^7."""


class Recalled(NamedTuple):
    """How many lines of a card were left open.

    Attributes:
        shown: the mark of the run whose card it was, see `mark_of`.
        checklist: the card's checklist.
        left_open: the number of its lines that were left open.
        items: which they are, where that is kept; else empty.
    """

    shown: str
    checklist: str
    left_open: int
    items: tuple[str, ...] = ()


def mark_of(run_id: str) -> str:
    """The mark of a run, by which a later one names it."""
    from hashlib import sha256  # brings a library for encryption; who only lists runs does without

    return sha256(run_id.encode()).hexdigest()[:_MARK]


def recalled_card(run_id: str, checklist: str, open_items: Sequence[str], *, keeps_items: bool) -> Recalled:
    """What was said of one card of an earlier run.

    Args:
        run_id: that run.
        checklist: the card's checklist.
        open_items: the ids of its lines that were left open.
        keeps_items: whether it is kept which they are; else only how many.
    """
    return Recalled(mark_of(run_id), checklist, len(open_items), tuple(open_items) if keeps_items else ())


def recall_text(recalled: Iterable[Recalled]) -> str:
    """What was recalled, as it is stored."""
    return json.dumps(list(recalled), separators=(",", ":"))


def parse_recall(text: str) -> tuple[Recalled, ...]:
    """What was stored.

    Raises:
        ValueError: it is not as `recall_text` writes it.
    """
    try:
        found = tuple(
            Recalled(shown, checklist, left_open, tuple(items))
            for shown, checklist, left_open, items in json.loads(text)
        )
    except (TypeError, RecursionError) as error:
        raise ValueError(text) from error
    if not found or not all(map(_is_plausible, found)):
        raise ValueError(text)
    return found


def is_recall(text: str | None) -> bool:
    """Whether this can stand in the column: nothing, or what `recall_text` writes."""
    try:
        return text is None or bool(parse_recall(text))
    except ValueError:
        return False


def _is_plausible(recalled: Recalled) -> bool:
    named = isinstance(recalled.shown, str) and len(recalled.shown) == _MARK and isinstance(recalled.checklist, str)
    counted = isinstance(recalled.left_open, int) and recalled.left_open >= len(recalled.items)
    return named and counted and is_id(recalled.checklist) and all(map(_is_item, recalled.items))


def _is_item(name: object) -> bool:
    return isinstance(name, str) and is_id(name)
