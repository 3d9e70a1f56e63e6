"""The last screen in plain lines: what can be typed after the verdict, and what a line means. Pure."""

from collections.abc import Iterator

from presencecheck.core.run import Run
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.answer_words import BACK, CLIENT, QUIT, word_of
from presencecheck.surfaces.ending import AT_ONCE, open_items
from presencecheck.surfaces.open_pages import OpenPages
from presencecheck.surfaces.presentation import Line
from presencecheck.surfaces.surface import Finish, LastReply, Leave


class LastLines:
    """What a person can type after the verdict of a run."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._pages = OpenPages(run)
        self._has_turned = False

    def choices(self) -> Iterator[Line]:
        """What can be typed."""
        shown, others = len(self._pages.shown), self._pages.others
        words = [
            *([_numbers(shown)] if shown else []),
            *([walk_messages.PLAIN_LAST_MORE.of(others)] if others else []),
            *([walk_messages.PLAIN_LAST_QUESTION] if self._pages.last() else []),
        ]
        typed = [walk_messages.PLAIN_TYPE.format(words=enumeration_messages.join_with_or(words))] if words else []
        yield Line(" ".join([*typed, walk_messages.PLAIN_LAST_ENDS]))

    def understand(self, line: str) -> LastReply | None:
        """What a line means; None where it leads nowhere or only turns to other items: see `answer`."""
        word = word_of(line)
        self._has_turned = word == "+" and self._pages.others > 0
        if self._has_turned:
            self._pages.turn()
        if word in ("", CLIENT, walk_messages.PLAIN_TYPED[CLIENT]):
            return Finish()  # the card stands, and the client can come
        if word in (QUIT, walk_messages.PLAIN_TYPED[QUIT]):
            return Leave()
        if word in (BACK, walk_messages.PLAIN_TYPED[BACK]):
            return self._pages.last()
        return self._pages.pick(word[-1]) if word in _NUMBERS else None

    def answer(self) -> Iterator[Line]:
        """What is shown for a line that gave no reply."""
        if self._has_turned:
            yield from open_items(self._run, numbered=True, start=self._pages.start)
        else:
            yield Line(walk_messages.PLAIN_UNKNOWN)


def _numbers(shown: int) -> str:
    return walk_messages.PLAIN_LAST_TEN if shown == AT_ONCE else walk_messages.PLAIN_LAST_OPEN.of(shown)


_NUMBERS = frozenset(map(str, range(11)))
""""10" is the tenth item as well as "0"."""
