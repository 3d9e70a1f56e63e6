"""A checklist as plain text to paste: one line for each paragraph, so that whatever it is pasted into can wrap it."""

from presencecheck.reports.checklist_view import ChecklistView
from presencecheck.reports.text.checklist import checklist_paragraphs
from presencecheck.system.sanitize import sanitize_line


def plain_text(sheet: ChecklistView) -> str:
    """The sheet as plain text."""
    return "".join(
        f"{' ' * indent if words else ''}{sanitize_line(words)}\n" for indent, words in checklist_paragraphs(sheet)
    )
