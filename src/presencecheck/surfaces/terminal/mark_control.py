"""The live part of a question with options of which several can be marked. Pure."""

from collections.abc import Callable, Collection, Mapping
from functools import partial

from presencecheck.core.events import Answer
from presencecheck.core.prompts import Mark
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import ReplyAnswer
from presencecheck.surfaces.terminal.hints import Hint, Rows, lay_out_option
from presencecheck.surfaces.terminal.question_control import Action, Do, QuestionControl


class MarkControl(QuestionControl):
    """Each digit marks an option, or no longer; Enter takes what is marked, also nothing."""

    def __init__(
        self,
        prompt: Mark,
        *,
        value: Collection[str],
        kept: bool,
        progress: Callable[[], str],
        explain: Callable[[], bool],
    ) -> None:
        super().__init__(kept=kept, progress=progress, explain=explain)
        self._prompt = prompt
        self._marked = frozenset(value)

    def actions(self) -> Mapping[str, Action]:
        """Digits count from 1; one more than can be marked does nothing."""
        actions: dict[str, Action] = {
            str(number): Do(partial(self._toggle, option), is_answer=True)
            for number, option in enumerate(self._prompt.options, 1)
        }
        if not self._kept:
            actions |= dict.fromkeys(("enter", "right"), ReplyAnswer(Answer.YES, self._prompt.in_order(self._marked)))
        return {**super().actions(), **actions}

    def lines(self, width: int) -> Rows:
        """The options with their digits, those marked with a cross, and the keys."""
        rows: Rows = []
        for number, option in enumerate(self._prompt.options, 1):
            is_marked = option in self._marked
            style = "class:chosen" if is_marked else "class:word"
            rows += lay_out_option(f"  [{'x' if is_marked else ' '}] {number} ", style, option, width)
        return [*rows, *super().lines(width)]

    def own_hints(self) -> list[Hint]:
        """The digits, and what Enter takes now."""
        digits = walk_messages.NUMBERS.format(lowest=1, highest=len(self._prompt.options))
        take = walk_messages.KEY_TAKE if self._marked else walk_messages.KEY_TAKE_NONE
        return [(digits, walk_messages.KEY_MARK), *([] if self._kept else [(walk_messages.ENTER, take)])]

    def _toggle(self, option: str) -> None:
        changed = self._marked ^ {option}
        if len(changed) <= self._prompt.most:
            self._marked, self._kept = changed, False
