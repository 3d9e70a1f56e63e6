"""The text of an overlay after changes: a part that says the same stays letter for letter, with its remarks. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from presencecheck.authoring.draft.yaml_lines import entry_lines, field_lines
from presencecheck.authoring.starter import MODELINE
from presencecheck.core.overlay import Overlay
from presencecheck.core.serialize import to_dict
from presencecheck.formats.document import Document
from presencecheck.formats.yaml_reader import read
from presencecheck.messages import retire as retire_messages

_PARTS = ("title", "closing", "remove", "change", "replace", "add-lists", "add", "reorder")
"""What is written here, in the order of a new text."""


def first_text(overlay: Overlay) -> str:
    """The text of an overlay that changes nothing."""
    words = {"id": overlay.id, "extends": overlay.extends, "since": overlay.since}
    return retire_messages.STARTER.format(modeline=MODELINE, **words)


def overlay_text(text: str, before: Overlay, overlay: Overlay, asks: Mapping[str, str], remark: str = "") -> str:
    """The text of `overlay`.

    Args:
        text: that of `before`, with line feeds.
        before: what it says; its id and what it extends are the same.
        overlay: what it is to say.
        asks: the questions of the list below, or the lists of the routine, by id; remarks beside what is left out.
        remark: what stands above what is left out; empty for what stands above questions.

    Raises:
        KeyError, ValueError: it is written in a way that has no parts of its own.
    """
    remark = remark or removals_remark(overlay.id)
    said, data = to_dict(before), to_dict(overlay)
    for name in _PARTS:
        if said.get(name) != data.get(name):
            lines = list(_lines(name, data[name], remark, asks)) if name in data else []
            text = with_part(text, name, lines, remark)
    return text


def removals_remark(checklist: str) -> str:
    """What stands above the questions that are left out."""
    return retire_messages.REMOVALS.format(id=checklist)


def _lines(name: str, value: Any, remark: str, asks: Mapping[str, str]) -> Iterator[str]:
    if name == "remove":
        yield remark
        yield "remove:"
        yield from (f"  - {each}  # {asks[each]}" if each in asks else f"  - {each}" for each in value)
        return
    if name in ("add", "add-lists", "replace", "change"):
        yield f"{name}:"
        for entry in value:
            yield from entry_lines(_ordered(entry), 2)
        return
    yield from field_lines({name: value})


def _ordered(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry as a person would write it: where it goes first, the id before all else, the usual kind unsaid."""
    first = {key: entry[key] for key in ("after", "before", "id", "kind") if key in entry}
    if first.get("kind") == "confirm":
        del first["kind"]
    others = {
        key: _ordered(part) if key == "item" else part for key, part in entry.items() if key not in ("kind", *first)
    }
    return first | others


def with_part(text: str, name: str, made: list[str], remark: str) -> str:
    """The text with other lines for one of its parts, or without it.

    Args:
        text: as it is.
        name: the key of the part.
        made: its new lines; none where it goes.
        remark: what was written here above it, which is not written twice, and goes with it.
    """
    lines, document = text.split("\n"), read(text.encode())
    if (name,) not in document.keys:
        while lines and not lines[-1]:
            lines.pop()
        return "\n".join((*lines, "", *made, ""))
    begin = document.keys[(name,)][0] - 1
    end = _last_line(lines, begin, document)
    if remark and begin and lines[begin - 1] == remark:
        begin -= 1
    if not made:
        while begin and not lines[begin - 1].strip():
            begin -= 1
    return "\n".join((*lines[:begin], *made, *lines[end:]))


def _last_line(lines: list[str], begin: int, document: Document) -> int:
    """Behind the last line of the part that begins there; blank lines and remarks below it are of what follows."""
    below = [line - 1 for where, (line, _) in document.keys.items() if len(where) == 1 and line - 1 > begin]
    end = min(below, default=len(lines))
    while end > begin + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end
