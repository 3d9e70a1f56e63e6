"""The text of a list after changes: what is unchanged stays letter for letter, with its comments.

Each item has its lines, with the comments above them. Where that would not say what is meant, the whole text is made
again from what the list says.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from presencecheck.authoring.copy import replace_values
from presencecheck.authoring.draft.yaml_lines import entry_lines, field_lines
from presencecheck.authoring.starter import MODELINE
from presencecheck.core.checklist import Checklist
from presencecheck.core.frozen import Frozen, replace
from presencecheck.core.items import Item
from presencecheck.core.sections import gather, spread
from presencecheck.core.serialize import to_dict
from presencecheck.formats.document import Document
from presencecheck.formats.load import load
from presencecheck.formats.yaml_reader import read

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*(.*?)[ \t]*$")
_DASH = re.compile(r" *- +")


class Parts(Frozen):
    """The lines of a file: above its entries, those of each entry and above it, by its name, and below them."""

    head: list[str]
    leads: Mapping[str, list[str]]
    blocks: Mapping[str, list[str]]
    tail: list[str]
    indent: int


def changed_text(text: str, before: Checklist, after: Checklist) -> str:
    """The text of `after`.

    Args:
        text: the text of `before`, with line feeds; empty where there is none yet.
        before: what it says.
        after: what the new text is to say; each item has the section that it stands under as its own.
    """
    if text:
        try:
            made = _joined(text, before, after)
        except (KeyError, ValueError):
            made = ""
        if made and _says(made, after):
            return made
    return whole_text(after)


def whole_text(checklist: Checklist) -> str:
    """A text that says this, in the usual order of fields."""
    head = {key: value for key, value in to_dict(checklist).items() if key != "items"}
    blocks = ["\n".join(_item_lines(item, 2)) for item in gather(checklist.items)]
    start = "\n".join((MODELINE, *field_lines({"format": 1, **head})))
    return f"{start}\n\nitems:\n" + "\n\n".join(blocks) + "\n"


def lost_comments(before: str, after: str) -> tuple[str, ...]:
    """The comments of a text that another one no longer has."""
    gone = Counter(_comments(before)) - Counter(_comments(after))
    return tuple(gone.elements())


def _comments(text: str) -> list[str]:
    found = [_COMMENT.search(line) for line in text.splitlines() if line != MODELINE]
    return [match[1] for match in found if match and match[1]]


def _says(text: str, checklist: Checklist) -> bool:
    what = _read(text, checklist.id)
    return what is not None and replace(what, items=spread(what.items)) == checklist


def _read(text: str, name: str) -> Checklist | None:
    what = load(text.encode(), f"{name}.yaml", advised=False).what
    return what if isinstance(what, Checklist) else None


def _joined(text: str, before: Checklist, after: Checklist) -> str:
    """The parts of the text that stay, and new ones.

    Raises:
        KeyError, ValueError: it is written in a way that has no such parts.
    """
    if before.title != after.title:
        text = replace_values(text, {"title": after.title})
    parts = parts_of(text, "items", [item.id for item in before.items])
    written = _read(text, before.id)
    known = {item.id: item for item in written.items} if written else {}
    lines = list(parts.head)
    for place, item in enumerate(gather(after.items, {name: each.section for name, each in known.items()})):
        lead = parts.leads.get(item.id, [""] if place else [])
        is_same = known.get(item.id) == item
        lines += lead + (parts.blocks[item.id] if is_same else _item_lines(item, parts.indent))
    return "\n".join((*lines, *parts.tail))


def parts_of(text: str, key: str, names: Sequence[str]) -> Parts:
    """The parts of a text whose entries stand under a key, in the order of their names.

    Raises:
        KeyError, ValueError: it is written in a way that has no such parts.
    """
    lines = text.split("\n")
    document = read(text.encode())
    starts = [document.values[(key, place)] for place in range(len(names))]
    for line, column in starts:
        if not _DASH.fullmatch(lines[line - 1][: column - 1]):
            raise ValueError("entries are not on lines of their own")
    begins = [line - 1 for line, _ in starts]
    end = _end_of_entries(document, key, len(lines))
    leads, blocks = {}, {}
    free = document.keys[(key,)][0]
    for name, begin, following in zip(names, begins, (*begins[1:], end), strict=True):
        stop = _last_line(lines, begin, following)
        leads[name], blocks[name], free = lines[free:begin], lines[begin:stop], stop
    head = lines[: document.keys[(key,)][0]]
    return Parts(head, leads, blocks, lines[free:], lines[begins[0]].index("-"))


def _end_of_entries(document: Document, key: str, count: int) -> int:
    """The index of the line on which the next field of the file begins, or behind the last line."""
    begin = document.keys[(key,)][0]
    below = [line - 1 for where, (line, _) in document.keys.items() if len(where) == 1 and line > begin]
    return min(below, default=count)


def _last_line(lines: list[str], begin: int, following: int) -> int:
    """Behind the last line of an item: blank lines and comments below it belong to what comes next."""
    while following > begin + 1 and (not lines[following - 1].strip() or lines[following - 1].lstrip().startswith("#")):
        following -= 1
    return following


def _item_lines(item: Item, indent: int) -> list[str]:
    data: dict[str, Any] = to_dict(item)
    ordered = {key: data.pop(key) for key in ("id", "kind") if key in data} | data
    if ordered.get("kind") == "confirm":
        del ordered["kind"]
    return list(entry_lines(ordered, indent))
