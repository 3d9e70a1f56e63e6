"""The blocks of a text → questions under their headings, and remarks. Pure.

Nothing is lost: what has no place in a checklist becomes a comment where it stood. Ticks are not kept, since a
checklist is asked again each time.
"""

from collections.abc import Iterator, Sequence

from presencecheck.authoring.imports.blocks import BlockReader, Table
from presencecheck.authoring.imports.details import Details, all_lines, split_marks
from presencecheck.authoring.imports.inline import ASKING, SPACES, bold_line, plain
from presencecheck.authoring.imports.lines import Block, Entry, Heading, Other, Paragraph, is_ended
from presencecheck.authoring.imports.model import ImportedList, Part, Question, Remark
from presencecheck.authoring.imports.plain_lines import promote_lines
from presencecheck.authoring.imports.rows import parts_of_rows
from presencecheck.authoring.imports.source_list import take_sources
from presencecheck.messages import list_columns as list_columns_messages

_LOOKS_ONLY = 7
"""The level of a line that only looks like a heading."""
_MOST_HEADING, _MOST_SHORT = 120, 60
_OWN_COLON = ("\\:", "`")
"""How a heading ends whose colon is a part of its words."""


def read_text(text: str) -> ImportedList:
    """The list that a text holds, in Markdown or as it was pasted.

    Args:
        text: without characters that no checklist may hold.
    """
    reader = BlockReader(text)
    blocks = reader.read()
    found = read_blocks(blocks)
    found.title = plain(reader.title).text or found.title
    return found


def read_blocks(blocks: list[Block | Table]) -> ImportedList:
    """The list that these blocks hold."""
    found = ImportedList()
    blocks = promote_lines(_with_headings(take_sources(blocks, found.head)))
    found.title, blocks = _title(blocks)
    entries = [each for each in blocks if isinstance(each, Entry)]
    is_boxed = any(each.boxed or each.is_boxed_below for each in entries)
    outline = _Outline(is_boxed=is_boxed, all_head=_all_head(entries))
    found.parts = [*_without_used_headings([*outline.parts(blocks)])]
    return found


def _without_used_headings(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts without headings that questions have as their section; of any other, the words are kept."""
    sections = {part.section for part in parts if isinstance(part, Question)}
    used = sections | {words for section in sections for words in section.split(list_columns_messages.BETWEEN)}
    yield from (part for part in parts if not (isinstance(part, Remark) and part.is_heading and part.text in used))


def _with_headings(blocks: Sequence[Block | Table]) -> list[Block | Table]:
    """The blocks with each line that is made to look like a heading as one."""
    made: list[Block | Table] = []
    for number, block in enumerate(blocks):
        below = blocks[number + 1] if number + 1 < len(blocks) else None
        above = blocks[number - 1] if number else None
        made += _split(block, above, below) if isinstance(block, Paragraph) else [block]
    return made


def _split(block: Paragraph, above: Block | Table | None, below: Block | Table | None) -> list[Block | Table]:
    *first, last = block.lines
    heading = bold_line(last)
    listed = isinstance(below, Entry | Table)
    short = last.endswith(":") and not last.endswith(_OWN_COLON) and len(last) <= _MOST_HEADING
    # Right below a heading that is marked as one, a short line is a sentence without its full stop.
    lone = not first and not isinstance(above, Heading)
    short |= lone and not is_ended(last) and len(last) <= _MOST_SHORT
    if not (heading or (listed and short)):
        return [block]
    made = Heading(heading or last, _LOOKS_ONLY, last)
    return [Paragraph(first), made] if first else [made]


def _title(blocks: list[Block | Table]) -> tuple[str, list[Block | Table]]:
    """The title, and the blocks without it: the first heading, where there is no other of its level."""
    headings = [(place, block) for place, block in enumerate(blocks) if isinstance(block, Heading) and block.text]
    begin = next((place for place, block in enumerate(blocks) if isinstance(block, Entry | Table)), len(blocks))
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) and len(first.lines) == 1 and not is_ended(first.lines[0]):
        words = plain(first.lines[0]).text
        if len(words) <= _MOST_SHORT and not any(heading.level < _LOOKS_ONLY for _, heading in headings[:1]):
            return words, blocks[1:]
    if headings and headings[0][0] < begin:
        place, heading = headings[0]
        if heading.level < min((other.level for _, other in headings[1:]), default=_LOOKS_ONLY + 1):
            words = plain(heading.text).text
            # A line in bold or before a list is made a heading by its colon; a real one has it as a part of its words.
            title = words.rstrip(":") if heading.level == _LOOKS_ONLY else words
            return title, [*blocks[:place], *blocks[place + 1 :]]
    return "", blocks


def _all_head(entries: Sequence[Entry]) -> bool:
    """Whether each entry stands above others, so that one with a single entry below it is a heading like the rest."""
    return any(len(each.children) > 1 for each in entries) and all(
        each.children and not _asks(each.text) for each in entries
    )


class _Outline:
    """Walks through the blocks.

    Args:
        is_boxed: whether some entries have boxes; those without one are something else then.
        all_head: whether each entry of the outermost level stands above others.
    """

    def __init__(self, *, is_boxed: bool, all_head: bool) -> None:
        self._is_boxed = is_boxed
        self._least = 1 if all_head else 2
        self._headings: list[Heading] = []

    def parts(self, blocks: Sequence[Block | Table]) -> Iterator[Part]:
        """Questions and remarks in their order."""
        for block in blocks:
            match block:
                case Heading():
                    yield from self._heading(block)
                case Paragraph():
                    yield from _remarks(block.lines)
                case Other():
                    yield Remark(block.line)
                case Table():
                    yield from parts_of_rows(block.rows, self._section(""))
                case Entry():
                    yield from self._entry(block, self._section(""))

    def _heading(self, heading: Heading) -> Iterator[Part]:
        if not heading.text:
            yield Remark(heading.line.strip(SPACES))
            return
        self._headings = [each for each in self._headings if each.level < heading.level]
        self._headings.append(heading)
        yield Remark(_heading_words(heading.text), is_heading=True)

    def _section(self, inner: str) -> str:
        """The heading of what comes now."""
        words = [_heading_words(each.text) for each in self._headings]
        return list_columns_messages.BETWEEN.join(filter(None, [*words, inner]))

    def _entry(self, entry: Entry, section: str) -> Iterator[Part]:
        details = Details()
        rest = [child for child in entry.children if not details.takes(child)]
        if not entry.text.strip(SPACES):
            for child in rest:
                yield from self._entry(child, section)
            return
        if self._is_section(entry, rest):
            yield from _remarks([*details.lines, *entry.paragraphs])
            inner = _heading_words(entry.text)
            yield Remark(inner, is_heading=True)
            least, self._least = self._least, 2
            for child in rest:
                yield from self._entry(child, list_columns_messages.BETWEEN.join(filter(None, [section, inner])))
            self._least = least
        elif self._is_boxed and not entry.boxed:
            yield from _remarks(all_lines(entry))
        else:
            yield from self._question(entry, rest, details, section)

    def _is_section(self, entry: Entry, rest: list[Entry]) -> bool:
        """Whether an entry is the heading of those below it."""
        if not rest or (self._is_boxed and not entry.is_boxed_below):
            return False
        words = entry.text.rstrip(SPACES)
        if bold_line(words) or words.endswith(":"):
            return True
        if self._is_boxed:
            return not entry.boxed
        return not _asks(words) and len(rest) >= self._least

    def _question(self, entry: Entry, rest: list[Entry], details: Details, section: str) -> Iterator[Part]:
        words, fields = split_marks(entry.text)
        clean = plain(words)
        made = Question({"ask": clean.text, **fields}, section)
        own, further = self._parted(rest)
        details.complete(made, entry, own)
        yield made
        yield from _remarks([*details.lines, *clean.links])
        for child in further:
            yield from self._entry(child, section)

    def _parted(self, rest: list[Entry]) -> tuple[list[Entry], list[Entry]]:
        """What stands below a question: what belongs to it, and questions of their own."""
        if self._is_boxed:
            own = [child for child in rest if not (child.boxed or child.is_boxed_below)]
        else:
            own = [child for child in rest if not _asks(child.text)]
        return own, [child for child in rest if child not in own]


def _heading_words(text: str) -> str:
    """The words of a heading, without the colon that says that a list follows."""
    words = plain(text).text
    return words if text.rstrip(SPACES).endswith(_OWN_COLON) else words.rstrip(":")


def _asks(text: str) -> bool:
    return plain(text).text.endswith(ASKING)


def _remarks(lines: Sequence[str]) -> Iterator[Remark]:
    yield from (Remark(line.strip(SPACES)) for line in lines if line.strip(SPACES))
