"""A checklist as plain text to paste: one line for each paragraph, so that whatever it is pasted into can wrap it."""

from presencecheck.clean import clean_line
from presencecheck.reports.reading import reading
from presencecheck.reports.sheet import Sheet


def text(sheet: Sheet) -> str:
    """The sheet as plain text."""
    return "".join(f"{' ' * indent if words else ''}{clean_line(words)}\n" for indent, words in reading(sheet))
