"""A card of an earlier walk that is recalled: which of its lines were left open, and what is said. Pure."""

from collections.abc import Iterator

from presencecheck.messages import recall as recall_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.presentation import GAP, Line
from presencecheck.surfaces.surface import LeftOpen, RecallPage

AT_ONCE = 10
"""Lines that have a number at the same time: the digits 1 to 9, and 0."""


class RecallMarks:
    """The lines that were left open; a second digit takes the first one back.

    Attributes:
        start: the place of the first line that has a number now.
    """

    def __init__(self, page: RecallPage) -> None:
        self.page = page
        self.start = 0
        self.marked: frozenset[int] = frozenset()

    def toggle(self, digit: str) -> bool:
        """Mark the line of this digit, or no longer; return whether there is such a line."""
        place = self.start + (int(digit) - 1) % AT_ONCE
        if place not in self.places():
            return False
        self.marked ^= {place}
        return True

    def turn(self) -> None:
        """Number the next lines, or the first ones again after the last."""
        self.start = self.start + AT_ONCE if self.start + AT_ONCE < len(self.page.lines) else 0

    def places(self) -> range:
        """The places of the lines that have a number now."""
        return range(self.start, min(self.start + AT_ONCE, len(self.page.lines)))

    def number(self, place: int) -> int:
        """The digit of a line."""
        return (place - self.start + 1) % AT_ONCE

    def left_open(self) -> LeftOpen:
        """The reply that the marked lines were left open, and no other."""
        return LeftOpen(self.marked)


def opening(page: RecallPage) -> Iterator[Line]:
    """The title of the card, and the question."""
    yield GAP
    yield Line(page.title, "heading")
    yield GAP
    yield Line(recall_messages.QUESTION, "question", 2)


def lines(marks: RecallMarks) -> Iterator[Line]:
    """The lines that have a number now, those that were left open marked by words."""
    for place in marks.places():
        text = recall_messages.LINE.format(number=marks.number(place), state=marks.page.lines[place].state)
        notes = (marks.page.lines[place].heading, recall_messages.MARKED if place in marks.marked else "")
        yield Line(text, "text", 4, aside=walk_messages.STILL_SO_NOTES.join(filter(None, notes)))


def questions(marks: RecallMarks) -> Iterator[Line]:
    """The questions behind these lines."""
    for place in marks.places():
        text = recall_messages.LINE.format(number=marks.number(place), state=marks.page.lines[place].ask)
        yield Line(text, "text", 4)


def answer(page: RecallPage, reply: LeftOpen) -> Iterator[Line]:
    """What was left open, each with what helps next time."""
    for place in sorted(reply.places or ()):
        line = page.lines[place]
        yield Line(recall_messages.LEFT_OPEN.format(state=line.state), "open", 2)
        if line.remedy:
            yield Line(recall_messages.NEXT_TIME.format(remedy=line.remedy), "point", 4)
    if not reply.places:
        yield Line(recall_messages.NONE_OPEN, "good", 2)
