"""A table in text (CSV) → questions. Pure."""

import csv
import io
import re
from collections.abc import Iterator
from typing import get_args

from presencecheck.authoring.imports.model import Fields, ImportedList, Part, Question, Remark
from presencecheck.authoring.imports.recognise import delimiter_of, refusal
from presencecheck.authoring.imports.rows import columns_of, parts_of_table
from presencecheck.core.checklist import Style
from presencecheck.messages import imports as imports_messages
from presencecheck.messages import list_columns as list_columns_messages

_GUARDED = re.compile("'+[=+@-]")
"""How a text begins that was kept from being a formula."""


def read_table(text: str, path: str) -> list[ImportedList]:
    """The list in a table; columns are known by their names.

    Raises:
        NotAListError: it has no column of questions, or cannot be read.
    """
    delimiter = delimiter_of(text)
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True) if any(row)]
    except csv.Error as error:
        raise refusal(path, "broken-table") from error
    columns = columns_of(rows)
    if "ask" not in columns:
        raise refusal(path, "no-columns")
    cells = [[_unguarded(cell) for cell in row] for row in rows[1:]]
    found = ImportedList(parts=[*parts_of_table(columns, rows[0], cells, is_plain=True)])
    keys: dict[str, str] = {}
    for question in found.questions:
        texts = question.fields.get("sources", [])
        question.fields |= (
            {"sources": [keys.setdefault(text, f"source-{len(keys) + 1}") for text in texts]} if texts else {}
        )
    found.parts = [each for part in found.parts for each in (part, *_styled(part, found.head))]
    if keys:
        found.head["sources"] = {key: text for text, key in keys.items()}
    found.notes.append(imports_messages.NOT_HELD.format(fields=imports_messages.NOT_IN_CSV))
    return [found]


def _styled(part: Part, head: Fields) -> Iterator[Remark]:
    """Say of the whole list what its first row with a style says of it; any other is a remark."""
    style = part.fields.pop("style", "") if isinstance(part, Question) else ""
    if style.casefold() in get_args(Style):
        head.setdefault("style", style.casefold())
    if style and style.casefold() != head.get("style"):
        yield Remark(list_columns_messages.LEFT.format(column="style", words=style))


def _unguarded(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell
