"""A checklist as plain text to paste: one line for each paragraph, so that whatever it is pasted into can wrap it."""

from presencecheck.reports.checklist_view import Sheet
from presencecheck.reports.text.checklist import reading
from presencecheck.system.sanitize import sanitize_line


def text(sheet: Sheet) -> str:
    """The sheet as plain text."""
    return "".join(f"{' ' * indent if words else ''}{sanitize_line(words)}\n" for indent, words in reading(sheet))
