"""A card that is recalled, in plain lines: what a line means, and what is said to it. Pure."""

from collections.abc import Iterator

from presencecheck.messages import recall as recall_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.answer_words import CLIENT, QUIT, word_of
from presencecheck.surfaces.plain.choices import Said, is_help, once
from presencecheck.surfaces.presentation import Line
from presencecheck.surfaces.recall import AT_ONCE, RecallMarks, lines, questions
from presencecheck.surfaces.surface import ClientHere, Leave, RecallPage, RecallReply


class RecallLines:
    """The lines of the card, and those that were left open.

    Args:
        page: what is recalled.
        said: what was said before of what can be typed; added to.
    """

    def __init__(self, page: RecallPage, said: Said) -> None:
        self._marks = RecallMarks(page)
        self._said = said
        self._answer: list[Line] = []

    def shown(self) -> Iterator[Line]:
        """The lines that have a number, and what can be typed."""
        yield from lines(self._marks)
        yield from self.choices()

    def choices(self) -> Iterator[Line]:
        """What can be typed, in full where it was not said yet."""
        yield once(recall_messages.PLAIN, recall_messages.PLAIN_SHORT, self._said)
        if len(self._marks.page.lines) > AT_ONCE:
            yield Line(recall_messages.PLAIN_MORE)

    def understand(self, line: str) -> RecallReply | None:
        """What a line means; None where it takes nothing yet: see `answer`."""
        word = word_of(line)
        typed = walk_messages.PLAIN_TYPED
        if word == "":
            return self._marks.left_open()
        if word in (CLIENT, typed[CLIENT]):
            return ClientHere()
        if word in (QUIT, typed[QUIT]):
            return Leave()
        if is_help(line):
            self._said.forget()
        self._answer = [] if is_help(line) else list(self._read(word))
        return None

    def answer(self) -> list[Line]:
        """What is shown for a line that gave no reply."""
        return self._answer

    def _read(self, word: str) -> Iterator[Line]:
        if word == "?":
            yield from questions(self._marks)
        elif word == "+" and len(self._marks.page.lines) > AT_ONCE:
            self._marks.turn()
            yield from lines(self._marks)
        elif self._mark(word.replace(",", " ").split()):
            yield from lines(self._marks)
        else:
            yield Line(walk_messages.PLAIN_UNKNOWN)

    def _mark(self, words: list[str]) -> bool:
        """Mark the lines of these numbers; nothing, and False, where one of them has no line."""
        places = self._marks.places()
        numbers = {str(place - self._marks.start + 1) for place in places} | {str(self._marks.number(places[-1]))}
        if not set(words) <= numbers:
            return False
        for word in words:
            self._marks.toggle(word)
        return True
