"""A table in text (CSV) → questions. Pure."""

import csv
import io
import re

from presencecheck.authoring.imports.model import ImportedList
from presencecheck.authoring.imports.recognise import delimiter_of, refusal
from presencecheck.authoring.imports.rows import known_columns, parts_of_table, with_questions
from presencecheck.messages import imports as imports_messages

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
    columns = with_questions(known_columns(rows[0]), rows) if rows else []
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
    styles = [question.fields.pop("style", "") for question in found.questions]
    if "hand-out" in styles:
        found.head["style"] = "hand-out"
    if keys:
        found.head["sources"] = {key: text for text, key in keys.items()}
    found.notes.append(imports_messages.NOT_HELD.format(fields=imports_messages.NOT_IN_CSV))
    return [found]


def _unguarded(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell
