"""The live part of the last screen, and of a walk that is over: what each key does there. Pure."""

from collections.abc import Callable, Mapping

from presencecheck.core.run import Run
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.open_pages import OpenPages
from presencecheck.surfaces.surface import Finish, Leave
from presencecheck.surfaces.terminal.hints import LEAVE, Hint, Rows, lay_out_option
from presencecheck.surfaces.terminal.question_control import LEAVE_AT_ONCE, Action, Do, QuestionControl


class LastControl(QuestionControl):
    """The verdict stands above; digits, b and + reach what can still be changed.

    Args:
        run: the completed run.
        show: shows the open items from this place on.
        standing: the verdict in one line, to stay in view with the number of open items below a card, however long that
            is; empty where the verdict itself is the last that stands above.
        room: the rows for the open items themselves, where a card has pushed them out of a low window; 0 elsewhere.
    """

    def __init__(self, run: Run, show: Callable[[int], None], standing: str, room: int = 0) -> None:
        self._pages = OpenPages(run)
        left = [walk_messages.OPEN.format(count=self._pages.count)] if self._pages.count else []
        words = walk_messages.PROGRESS_PARTS.join([standing, *left]) if standing else ""
        super().__init__(kept=False, progress=lambda: words, explain=bool)
        self._show = show
        self._room = room

    def actions(self) -> Mapping[str, Action]:
        """Enter ends, as leaving does, and as the client's coming; the card stands then."""
        actions: dict[str, Action] = {**LEAVE_AT_ONCE, LEAVE: Leave(), "c": Finish(), "enter": Finish()}
        for digit in "1234567890":
            picked = self._pages.pick(digit)
            actions |= {digit: picked} if picked else {}
        if last := self._pages.last():
            actions |= {"b": last, "left": last}
        if self._pages.others:
            actions["+"] = Do(self._turn)
        return actions

    def hints(self) -> list[Hint]:
        """The digits of what is open, the last question, and the end."""
        shown, others = len(self._pages.shown), self._pages.others
        digits = walk_messages.NUMBERS.format(lowest=1, highest=shown % 10) if shown > 1 else "1"
        return [
            *([(digits, walk_messages.KEY_AGAIN)] if shown else []),
            *([("+", walk_messages.KEY_MORE.format(count=others))] if others else []),
            *([("b", walk_messages.KEY_LAST)] if self._pages.last() else []),
            (walk_messages.ENTER, walk_messages.KEY_END),
        ]

    def lines(self, width: int) -> Rows:
        """As many of the open items as there is room for, above the keys."""
        named: Rows = []
        for number, step in enumerate(self._pages.shown, 1):
            rows = lay_out_option(f"  {number % 10} ", "class:word", step.item.ask, width)
            if len(named) + len(rows) > self._room:
                break
            named += rows
        return [*named, *super().lines(width)]

    def _turn(self) -> None:
        self._pages.turn()
        self._show(self._pages.start)


class NewControl(QuestionControl):
    """A walk is over; Enter begins a new one."""

    def __init__(self) -> None:
        super().__init__(kept=False, progress=str, explain=bool)

    def actions(self) -> Mapping[str, Action]:
        """Enter, and leaving."""
        return {**LEAVE_AT_ONCE, LEAVE: Leave(), "enter": Finish()}

    def hints(self) -> list[Hint]:
        """Enter, and leaving."""
        return [(walk_messages.ENTER, walk_messages.KEY_NEW), (LEAVE, walk_messages.KEY_LEAVE)]
