"""A prompt that confirms several items together: which of its lines are to be asked singly, and what is said. Pure."""

from collections.abc import Iterator

from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.presentation import GAP, Line
from presencecheck.surfaces.surface import StillSo, StillSoLine, StillSoPage


class StillSoMarks:
    """The lines that the person wants to be asked singly; a second digit takes the first one back."""

    def __init__(self, page: StillSoPage) -> None:
        self.page = page
        self.singly: frozenset[int] = frozenset()

    def toggle(self, digit: str) -> bool:
        """Mark the line of this digit, or no longer; return whether there is such a line."""
        place = int(digit) - 1
        if not 0 <= place < len(self.page.lines):
            return False
        self.singly ^= {place}
        return True

    def confirmed(self) -> StillSo:
        """The reply that all but the marked lines are still so."""
        return StillSo(self.singly)

    def all_singly(self) -> StillSo:
        """The reply that all lines are to be asked."""
        return StillSo(frozenset(range(len(self.page.lines))))


def opening(page: StillSoPage) -> Iterator[Line]:
    """The question that decides all, and the lines."""
    yield GAP
    yield Line(page.question, "question", 2)
    yield from lines(page, frozenset())


def lines(page: StillSoPage, singly: frozenset[int]) -> Iterator[Line]:
    """The numbered lines, the essential ones and those to be asked marked by words."""
    for place, line in enumerate(page.lines):
        text = walk_messages.STILL_SO_LINE.format(number=place + 1, state=line.state)
        yield Line(text, "text", 4, aside=notes(line, is_asked=place in singly))


def notes(line: StillSoLine, *, is_asked: bool = False) -> str:
    """What stands beside a line: its section, that it is essential, since when it is so, that it will be asked."""
    words = [
        *([line.heading] if line.heading else []),
        *([walk_messages.ESSENTIAL] if line.is_essential else []),
        *([line.note] if line.note else []),
        *([walk_messages.STILL_SO_MARKED] if is_asked else []),
    ]
    return walk_messages.STILL_SO_NOTES.join(words)


def questions(page: StillSoPage) -> Iterator[Line]:
    """The questions behind the lines."""
    for number, line in enumerate(page.lines, 1):
        yield Line(walk_messages.STILL_SO_ASK.format(number=number, ask=line.ask), "text", 4)


def settled(page: StillSoPage, reply: StillSo) -> Line:
    """What was said to the prompt: that all lines are still so, which of them are, or that none is taken for it."""
    kept = [str(place + 1) for place in range(len(page.lines)) if place not in reply.singly]
    if not kept:
        return Line(walk_messages.STILL_SO_SETTLED_NONE, "quiet", 2)
    if not reply.singly:
        return Line(walk_messages.STILL_SO_SETTLED, "good", 2)
    numbers = enumeration_messages.join_with_commas(kept)
    return Line(walk_messages.STILL_SO_SETTLED_SOME.format(numbers=numbers), "good", 2)
