"""The live part of a prompt that confirms several items together. Pure."""

from collections.abc import Callable, Mapping
from functools import partial

from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.still_so import StillSoMarks
from presencecheck.surfaces.surface import ClientHere, Leave, StillSoPage
from presencecheck.surfaces.terminal.hints import LEAVE, Hint, Rows, wrap_text
from presencecheck.surfaces.terminal.question_control import LEAVE_AT_ONCE, Action, Do, QuestionControl


class StillSoControl(QuestionControl):
    """y confirms the lines above, digits take some of them out, n takes all; Enter and the arrow do nothing.

    Args:
        page: what is shown.
        explain: shows the questions behind the lines; returns whether there is still something to show.
    """

    def __init__(self, page: StillSoPage, explain: Callable[[], bool]) -> None:
        super().__init__(kept=False, progress=str, explain=explain)
        self._marks = StillSoMarks(page)

    def actions(self) -> Mapping[str, Action]:
        """Only letters answer."""
        enter = self.tell(walk_messages.STILL_SO_ENTER)
        digits = map(str, range(1, len(self._marks.page.lines) + 1))
        return {
            **LEAVE_AT_ONCE,
            LEAVE: Leave(),
            "c": ClientHere(),
            "y": self._marks.confirmed(),
            "n": self._marks.all_singly(),
            "?": super().actions()["?"],
            "escape": super().actions()["escape"],
            "enter": enter,
            "right": enter,
            **{digit: Do(partial(self._toggle, digit), is_answer=True) for digit in digits},
        }

    def lines(self, width: int) -> Rows:
        """What will be asked, and the keys."""
        page, singly = self._marks.page, sorted(self._marks.singly)
        asked = [f"{place + 1} {page.lines[place].state}: {walk_messages.STILL_SO_MARKED}" for place in singly]
        return [*([("class:word", row)] for text in asked for row in wrap_text(text, width)), *super().lines(width)]

    def hints(self) -> list[Hint]:
        """What y means now, and the other keys."""
        count = len(self._marks.page.lines)
        digits = walk_messages.NUMBERS.format(lowest=1, highest=count) if count > 1 else "1"
        yes = walk_messages.KEY_REST_STILL_SO if self._marks.singly else walk_messages.KEY_STILL_SO
        return [
            ("y", yes),
            (digits, walk_messages.KEY_ASK_ONE),
            ("n", walk_messages.KEY_ASK_ALL),
            ("?", walk_messages.KEY_QUESTIONS),
            ("c", walk_messages.KEY_CLIENT),
            (LEAVE, walk_messages.KEY_LEAVE),
        ]

    def _toggle(self, digit: str) -> None:
        self._marks.toggle(digit)
