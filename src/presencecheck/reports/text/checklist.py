"""A checklist as text to read: indents and paragraphs. Pure."""

from collections.abc import Iterator

from presencecheck.messages import walk as walk_messages
from presencecheck.reports.checklist_view import ChecklistView, ItemView, SectionView

Paragraph = tuple[int, str]


def checklist_paragraphs(sheet: ChecklistView) -> Iterator[Paragraph]:
    """The whole sheet, with why, what helps and sources; of a list that is handed out, the practice around it."""
    if sheet.practice.name:
        yield from ((0, sheet.practice.name), (0, ""))
    if sheet.routine:
        yield 0, sheet.title
        if sheet.disclaimer:
            yield 0, sheet.disclaimer
    for part in sheet.parts:
        if sheet.routine:
            yield 0, ""
        yield from _part(sheet, part)
    if sheet.closing:
        yield 0, ""
        yield 0, sheet.closing
    if sheet.practice.facts:
        yield 0, ""
        yield from ((0, fact.line) for fact in sheet.practice.facts)


def _part(sheet: ChecklistView, part: SectionView) -> Iterator[Paragraph]:
    yield 0, part.title if sheet.hand_out else f"{part.title} ({part.id} {part.version})"
    if part.disclaimer:
        yield 0, part.disclaimer
    for number, entry in enumerate(part.entries, 1):
        yield 0, ""
        if entry.heading:
            yield from ((0, entry.heading), (0, ""))
        yield 0, " ".join([f"{number}. {entry.ask}", *(f"[{mark}]" for mark in entry.marks)])
        yield from ((3, text) for text in _beside(sheet, entry))


def _beside(sheet: ChecklistView, entry: ItemView) -> Iterator[str]:
    for note in entry.details:
        if note.line:
            yield note.line
    if entry.sources:
        yield walk_messages.SOURCES.format(
            sources=walk_messages.cited(sheet.sources[number - 1] for number in entry.sources)
        )
