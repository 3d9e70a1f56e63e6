"""A checklist as text to read: indents and paragraphs. Pure."""

from collections.abc import Iterator

from presencecheck import messages as say
from presencecheck.checklist import Checklist
from presencecheck.items import ItemBase
from presencecheck.plan import card_line
from presencecheck.prompts import Choose, Hold, Rate

Paragraph = tuple[int, str]


def reading(checklist: Checklist) -> Iterator[Paragraph]:
    """The whole checklist, with why, what helps and sources."""
    yield 0, ""
    yield 0, f"{checklist.title} ({checklist.id} {checklist.version})"
    if checklist.disclaimer:
        yield 0, checklist.disclaimer
    for number, item in enumerate(checklist.items, 1):
        yield 0, ""
        rank = "" if item.importance == "standard" else f" [{item.importance}]"
        added = " [only if added]" if item.id in checklist.added else ""
        yield 0, f"{number}. {item.ask}{rank}{added}"
        yield from ((3, text) for text in _details(checklist, item))


def card_lines(checklist: Checklist) -> Iterator[Paragraph]:
    """The checklist as a card."""
    if checklist.disclaimer:
        yield 0, checklist.disclaimer
    for item in checklist.items:
        if item.id not in checklist.added:
            entry = card_line(item)
            yield 2, f"{entry.ready}  {say.quoted(entry.say)}" if entry.say else entry.ready


def _details(checklist: Checklist, item: ItemBase) -> Iterator[str]:
    if item.state_word:
        yield f"Ready: {item.state_word}"
    match item.prompt():
        case Choose(options=options):
            yield f"One of: {', '.join(options)}"
        case Rate(minimum=minimum, maximum=maximum, low=low, high=high):
            yield f"{minimum} {low} to {maximum} {high}"
        case Hold(seconds=seconds, alternative=alternative):
            yield f"{seconds} s"
            yield say.ANOTHER_WAY.format(alternative=alternative)
    if item.say:
        yield f"Words for it: {say.quoted(item.say)}"
    if item.remedy:
        yield f"If not yet: {'; '.join(item.remedy.do)}"
    if item.why:
        yield f"Why: {item.why}"
    named = [checklist.sources[key] for key in item.sources if key in checklist.sources]
    if named:
        yield say.SOURCES.format(sources="; ".join(named))
