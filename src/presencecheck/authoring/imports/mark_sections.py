"""The headings of a list that was found → the sections of its items. Pure."""

from collections.abc import Iterator

from presencecheck.authoring.imports.fit import cut
from presencecheck.authoring.imports.inline import one_line
from presencecheck.authoring.imports.model import ImportedList, Part, Question, Remark
from presencecheck.core.items import MOST_SECTION
from presencecheck.messages import list_columns as list_columns_messages


def mark_sections(found: ImportedList, title: str) -> None:
    """Name each section at its first question, which has its id.

    In a list a heading ends only where another begins. So questions below the last of them, which stood under none, get
    that of the list.

    Args:
        found: its questions say what they stand under.
        title: of the list.
    """
    found.parts = [*_marked(found, title)]


def _marked(found: ImportedList, title: str) -> Iterator[Part]:
    heading = ""
    for part in found.parts:
        if isinstance(part, Question):
            words = one_line(part.section) or (one_line(title) if heading else "")
            if words != heading:
                heading = words
                shown = _fitting(words)
                if shown != words:
                    yield Remark(words)
                part.fields = {"id": part.fields["id"], "section": shown, **part.fields}
        yield part


def _fitting(words: str) -> str:
    """What of a heading fits: of several, one inside the other, the innermost."""
    while len(words) > MOST_SECTION:
        _, between, inner = words.partition(list_columns_messages.BETWEEN)
        if not between:
            return cut(words, MOST_SECTION)[0]
        words = inner
    return words
