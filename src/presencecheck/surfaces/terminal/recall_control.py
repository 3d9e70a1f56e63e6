"""The live part of a card that is recalled. Pure."""

from collections.abc import Callable, Mapping
from functools import partial

from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.recall import RecallMarks
from presencecheck.surfaces.surface import ClientHere, Leave, RecallPage
from presencecheck.surfaces.terminal.hints import LEAVE, Hint, Rows, lay_out_option
from presencecheck.surfaces.terminal.question_control import LEAVE_AT_ONCE, Action, Do, QuestionControl


class RecallControl(QuestionControl):
    """Digits mark the lines that were left open, Enter takes them, also none; a plus shows the other lines.

    Args:
        page: what is recalled.
        explain: shows the questions behind the lines that have a number.
    """

    def __init__(self, page: RecallPage, explain: Callable[[RecallMarks], object]) -> None:
        super().__init__(kept=False, progress=str, explain=self._explain_once)
        self._marks = RecallMarks(page)
        self._show_questions = explain
        self._explained: set[int] = set()

    def actions(self) -> Mapping[str, Action]:
        """Nothing can be skipped: Enter alone says that nothing was left open."""
        usual = super().actions()
        digits = [str(self._marks.number(place)) for place in self._marks.places()]
        more: dict[str, Action] = {"+": Do(self._marks.turn)} if self._hidden else {}
        return {
            **LEAVE_AT_ONCE,
            LEAVE: Leave(),
            "c": ClientHere(),
            "?": usual["?"],
            "escape": usual["escape"],
            **dict.fromkeys(("enter", "right"), self._marks.left_open()),
            **more,
            **{digit: Do(partial(self._toggle, digit), is_answer=True) for digit in digits},
        }

    def lines(self, width: int) -> Rows:
        """The lines that have a number, those left open with a cross, and the keys."""
        rows: Rows = []
        for place in self._marks.places():
            is_marked = place in self._marks.marked
            style = "class:chosen" if is_marked else "class:word"
            key = f"  [{'x' if is_marked else ' '}] {self._marks.number(place)} "
            rows += lay_out_option(key, style, self._marks.page.lines[place].state, width)
        return [*rows, *super().lines(width)]

    def hints(self) -> list[Hint]:
        """The digits, what Enter takes now, and the other keys."""
        places = self._marks.places()
        last = self._marks.number(places[-1])
        digits = walk_messages.NUMBERS.format(lowest=1, highest=last) if len(places) > 1 else "1"
        take = walk_messages.KEY_TAKE if self._marks.marked else walk_messages.KEY_TAKE_NONE
        more = [("+", walk_messages.KEY_MORE.format(count=self._hidden))] if self._hidden else []
        return [
            (digits, walk_messages.KEY_MARK),
            (walk_messages.ENTER, take),
            *more,
            ("?", walk_messages.KEY_QUESTIONS),
            ("c", walk_messages.KEY_CLIENT),
            (LEAVE, walk_messages.KEY_LEAVE),
        ]

    @property
    def _hidden(self) -> int:
        return len(self._marks.page.lines) - len(self._marks.places())

    def _toggle(self, digit: str) -> None:
        self._marks.toggle(digit)

    def _explain_once(self) -> bool:
        is_told = self._marks.start in self._explained
        if not is_told:
            self._explained.add(self._marks.start)
            self._show_questions(self._marks)
        return not is_told
