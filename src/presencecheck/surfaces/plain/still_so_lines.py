"""A prompt that confirms several items together, in plain lines: what a line means, and what is said to it. Pure."""

from collections.abc import Iterator

from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.answer_words import CLIENT, QUIT, word_of
from presencecheck.surfaces.plain.choices import Said, is_help, once
from presencecheck.surfaces.presentation import Line
from presencecheck.surfaces.still_so import StillSoMarks, lines, questions
from presencecheck.surfaces.surface import ClientHere, Leave, StillSoPage, StillSoReply


class StillSoLines:
    """The prompt, and the lines that the person wants to be asked singly.

    Args:
        page: what is shown.
        said: what was said before of what can be typed; added to.
    """

    def __init__(self, page: StillSoPage, said: Said) -> None:
        self._marks = StillSoMarks(page)
        self._said = said
        self._answer: list[Line] = []

    def choices(self) -> Iterator[Line]:
        """What can be typed, in full where it was not said yet."""
        if self._marks.singly:
            yield Line(walk_messages.PLAIN_STILL_SO_REST)
            return
        yield once(walk_messages.PLAIN_STILL_SO, walk_messages.PLAIN_STILL_SO_SHORT, self._said)

    def understand(self, line: str) -> StillSoReply | None:
        """What a line means; None where it answers nothing: see `answer`."""
        word = word_of(line)
        if reply := self._replies().get(word):
            return reply
        if is_help(line):
            self._said.forget()
            self._answer = []
        elif word == "?":
            self._answer = list(questions(self._marks.page))
        elif self._mark(word.replace(",", " ").split()):
            self._answer = list(lines(self._marks.page, self._marks.singly))
        else:
            self._answer = [Line(walk_messages.PLAIN_UNKNOWN)]
        return None

    def answer(self) -> list[Line]:
        """What is shown for a line that gave no reply."""
        return self._answer

    def _replies(self) -> dict[str, StillSoReply]:
        typed = walk_messages.PLAIN_TYPED
        leaves: dict[str, StillSoReply] = dict.fromkeys((QUIT, typed[QUIT]), Leave())
        here: dict[str, StillSoReply] = dict.fromkeys((CLIENT, typed[CLIENT]), ClientHere())
        return {**leaves, **here, "yes": self._marks.confirmed(), "not-yet": self._marks.all_singly()}

    def _mark(self, words: list[str]) -> bool:
        """Mark the lines of these numbers; nothing, and False, where one of them has no line."""
        count = len(self._marks.page.lines)
        if not words or not all(word.isdecimal() and len(word) == 1 and 1 <= int(word) <= count for word in words):
            return False
        for word in words:
            self._marks.toggle(word)
        return True
