"""A checklist as a Markdown task list to paste. Pure.

No text of a file becomes a link, a heading, HTML or an image: what Markdown would read is escaped, and a word that
some renderers make an address, a mention or a picture of, escaped or not, stands as code.
"""

import re
from collections.abc import Iterator

from presencecheck.messages import checklist_view as checklist_view_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.reports.checklist_view import ChecklistView, ItemDetail, ItemView, SectionView
from presencecheck.system.sanitize import sanitize_line

_SIGNS = re.compile(r"[\\`*_\[\]<>~|$^#=%]|&(?=[#\w])")
_AT_START = re.compile(r"([-+])|(\d+)([.)])")
_LINKED = re.compile(
    r"[@]|://|www\.|\w\.\w{2}|#\w|:[\w+-]+:|(mailto|javascript|data|tel|xmpp|file):|\bGH-\d", re.IGNORECASE
)
"""What renderers link, or make pictures of, wherever it stands: GitHub's mentions know no escape."""

_LINE = "\\_" * 20
"""A line to write on."""


def markdown(sheet: ChecklistView) -> str:
    """The sheet as Markdown."""
    return "\n".join(_lines(sheet)) + "\n"


def escaped(text: str, *, at_start: bool = False) -> str:
    """Text on one line that any Markdown renderer shows literally.

    Args:
        text: any text.
        at_start: it stands where a block could begin, so that a number or a hyphen would make a list.
    """
    kept = [
        _code(word) if _LINKED.search(word) else _SIGNS.sub(r"\\\g<0>", word) for word in sanitize_line(text).split()
    ]
    line = " ".join(kept)
    return _AT_START.sub(_stopped, line, count=1) if at_start and _AT_START.match(line) else line


def _stopped(start: re.Match[str]) -> str:
    return f"\\{start[1]}" if start[1] else f"{start[2]}\\{start[3]}"


def _code(word: str) -> str:
    longest = max((len(run) for run in re.findall("`+", word)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if "`" in (word[0], word[-1]) else ""
    return f"{fence}{pad}{word}{pad}{fence}"


def _lines(sheet: ChecklistView) -> Iterator[str]:
    if sheet.practice.name:
        yield from (escaped(sheet.practice.name, at_start=True), "")
    yield f"# {escaped(sheet.title)}"
    yield from _paragraph(sheet.disclaimer)
    for part in sheet.parts:
        if sheet.routine:
            yield from ("", f"## {escaped(part.title)}")
        yield from _paragraph(part.disclaimer)
        yield ""
        yield from _tasks(part, "###" if sheet.routine else "##", handed_out=sheet.hand_out)
    yield from _paragraph(sheet.closing)
    if sheet.practice.facts:
        yield ""
        yield from (f"- {escaped(fact.line, at_start=True)}" for fact in sheet.practice.facts)
    if sheet.sources:
        yield from ("", f"## {checklist_view_messages.SOURCES_TITLE}", "")
        yield from (f"{number}. {escaped(source, at_start=True)}" for number, source in enumerate(sheet.sources, 1))


def _paragraph(text: str) -> Iterator[str]:
    if text:
        yield from ("", _ending_as_text(escaped(text, at_start=True)))


def _tasks(part: SectionView, level: str, *, handed_out: bool) -> Iterator[str]:
    for place, entry in enumerate(part.entries):
        if entry.heading:
            yield from ([""] if place else [])
            yield from (f"{level} {_ending_as_text(escaped(entry.heading))}", "")
        marks = f" ({enumeration_messages.join_with_commas(entry.marks)})" if entry.marks else ""
        ask = escaped(entry.ask, at_start=True)
        yield f"- [ ] {ask}{marks}" if marks else f"- [ ] {_ending_plainly(ask)}"
        yield from (f"  {line}" for line in _beside(entry, handed_out=handed_out))


def _ending_plainly(ask: str) -> str:
    """A question whose last words in parentheses cannot be taken for marks."""
    before, bracket, words = ask.rpartition(" (")
    return f"{before} \\({words}" if bracket and words.endswith(")") else ask


def _ending_as_text(words: str) -> str:
    """Words whose colon is a part of them, and not the sign that a list follows."""
    return f"{words[:-1]}\\:" if words.endswith(":") else words


def _line_to_write(most: int, *, handed_out: bool) -> str:
    """Where words are answered: a line for whom the list is handed to, a sentence for whom walks through it."""
    return _LINE if handed_out else checklist_view_messages.WRITTEN.format(most=most)


def _is_listed(note: ItemDetail) -> bool:
    """Whether its texts stand below it, one a line: where they could not be told apart on one."""
    if note.kind in ("answers", "any", "some", "steps"):
        return any("," in text for text in note.texts)
    return note.kind in ("help", "after", "other") and len(note.texts) > 1


def _beside(entry: ItemView, *, handed_out: bool) -> Iterator[str]:
    for note in entry.details:
        if note.kind == "line":
            yield f"- {_line_to_write(note.length, handed_out=handed_out)}"
        elif _is_listed(note):
            yield f"- {note.label}:"
            yield from (f"  - {escaped(text, at_start=True)}" for text in note.texts)
        elif note.line:
            yield f"- {escaped(note.line, at_start=True)}"
    if entry.sources:
        numbers = enumeration_messages.join_with_commas(map(str, entry.sources))
        yield "- " + checklist_view_messages.LABELLED.format(label=checklist_view_messages.SOURCES_TITLE, words=numbers)
