"""A checklist as a table that a spreadsheet opens; `new --from` reads it back. Pure.

What answers lead to has no place in it, nor what belongs to a list as a whole; whether it is a page for clients has.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.items import Item
from presencecheck.core.plan import Section
from presencecheck.core.serialize import to_dict
from presencecheck.messages import list_columns as list_columns_messages
from presencecheck.messages import page_words as page_words_messages
from presencecheck.reports.exercise_words import other_ways, timed
from presencecheck.reports.text.runs_csv import guarded
from presencecheck.system.sanitize import sanitize_line

Row = dict[str, str]


def checklist_csv(what: Checklist | Routine, sections: Sequence[Section]) -> str:
    """The table: a row for each item; the column `section` has its heading, in a routine after its list.

    Args:
        what: what was asked for.
        sections: the checklists of a routine, in their order; of a checklist, itself.
    """
    rows = [
        {**row, "section": _cell(words)}
        for section in sections
        for words, row in _rows(section.checklist, section.checklist.title if isinstance(what, Routine) else "")
    ]
    used = [name for name in list_columns_messages.FURTHER if any(row.get(name) for row in rows)]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, [*list_columns_messages.BASE, *used], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def _rows(checklist: Checklist, title: str) -> Iterator[tuple[str, Row]]:
    """What each item stands under, and its other cells."""
    for item in checklist.items:
        cells = {name: _cell(value) for name, value in _fields(item).items() if value not in (None, "", [])}
        cited = [checklist.sources[key] for key in item.sources if key in checklist.sources]
        style = {"style": checklist.style} if checklist.is_handed_out else {}
        under = list_columns_messages.BETWEEN.join(filter(None, [title, checklist.headings[item.id]]))
        yield under, cells | style | ({"sources": _cell(cited)} if cited else {})


def _fields(item: Item) -> dict[str, Any]:
    """What the columns hold, by their names."""
    data = to_dict(item)
    known = {name: data[name] for name in (*list_columns_messages.BASE, *list_columns_messages.FURTHER) if name in data}
    if known.get("kind") == "confirm":
        del known["kind"]
    remedy = data.get("if-not-yet", {})
    return {**known, **data.get("when", {}), **data.get("scale", {}), **_course(item), **_help(remedy)}


def _help(remedy: dict[str, Any]) -> dict[str, Any]:
    return {"help": remedy["do"], "then": remedy.get("then")} if remedy else {}


def _course(item: Item) -> dict[str, Any]:
    """How an exercise runs."""
    course = getattr(item, "exercise", None)
    if course is None:
        return {}
    pace = course.breathe
    ways = [*other_ways(item, page_words_messages.english())]
    breathe = f"{pace.in_}/{pace.out}" if pace else None
    return {
        "seconds": course.seconds,
        "steps": [timed(step) for step in course.steps],
        "breathe": breathe,
        "other": ways,
        "again": course.again,
    }


def _cell(value: Any) -> str:
    """A value as a cell; several texts stand one a line, where one of them has the sign that would stand between."""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, list):
        return _guarded(sanitize_line(str(value)))
    texts = [sanitize_line(str(each)) for each in value]
    if not any(";" in text for text in texts):
        return _guarded("; ".join(texts))
    return _guarded("\n".join(texts) + ("\n" if len(texts) == 1 else ""))


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; one that looks as if it were kept from that is kept, too."""
    return f"'{cell}" if guarded(cell.lstrip("'")) != cell.lstrip("'") else cell
