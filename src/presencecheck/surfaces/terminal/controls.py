"""The live part of a question, below the text that stays on screen: what it shows and what each key does. Pure.

`live` draws a control and passes keys to it; tests call `key` and read `lines`.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from presencecheck.core.events import Answer
from presencecheck.core.items import Value
from presencecheck.core.prompts import Acknowledge, Choose, Hold, Mark, Rate
from presencecheck.messages import keys as keys_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.answer_state import AnswerState
from presencecheck.surfaces.answer_words import yes_and_no
from presencecheck.surfaces.surface import HasArrived, MeasureAgain, MeasurementArrived, Navigate, Reply, ReplyAnswer
from presencecheck.surfaces.terminal.hints import LEAVE, Fragment, Hint, Rows, choice_hints, lay_out_option, wrap_text
from presencecheck.surfaces.terminal.question_control import Action, Do, QuestionControl


class AcknowledgeControl(QuestionControl):
    """A state: in place or not yet; asked again, in place now or accepted as it is."""

    def __init__(
        self,
        prompt: Acknowledge,
        state: AnswerState,
        *,
        kept: bool,
        progress: Callable[[], str],
        explain: Callable[[], bool],
        has_arrived: HasArrived | None = None,
        measuring: str = "",
    ) -> None:
        super().__init__(kept=kept, progress=progress, explain=explain)
        self._prompt = prompt
        self._state = state
        self._has_arrived = has_arrived
        self._measuring = measuring
        self.moving = has_arrived is not None

    def tick(self) -> Reply | None:
        """The measurement can arrive at any time."""
        return MeasurementArrived() if self._has_arrived and self._has_arrived() else None

    def lines(self, width: int) -> Rows:
        """That a measurement is running, and the keys."""
        measuring = wrap_text(self._measuring, width) if self._has_arrived else []
        return [*([("class:quiet", row)] for row in measuring), *super().lines(width)]

    def actions(self) -> Mapping[str, Action]:
        """A letter always answers; Enter and the arrow do not answer what must be answered deliberately."""
        yes = self._state.yes() or self.tell(keys_messages.STILL_MEASURING)
        actions: dict[str, Action] = {"y": yes, "n": ReplyAnswer(Answer.NOT_YET)}
        if not self._kept:
            enter = self.tell(keys_messages.ESSENTIAL) if self._prompt.deliberate else yes
            actions |= {"enter": enter, "right": enter}
        if self._state.can_accept:
            actions["g"] = ReplyAnswer(Answer.ACCEPT)
        if self._state.can_measure:
            actions["m"] = MeasureAgain()
        return {**super().actions(), **actions}

    def own_hints(self) -> list[Hint]:
        """The letters of the answers, and one more where something was measured."""
        return list(self._state.letters())


class RateControl(QuestionControl):
    """A number: by its digit, or with the arrows and Enter."""

    def __init__(
        self,
        prompt: Rate,
        *,
        value: int | None,
        kept: bool,
        progress: Callable[[], str],
        explain: Callable[[], bool],
    ) -> None:
        super().__init__(kept=kept, progress=progress, explain=explain)
        self._prompt = prompt
        self._at = value
        self._pending = ""

    def actions(self) -> Mapping[str, Action]:
        """A digit that could start a longer number waits for Enter or the next digit."""
        digits = {digit: action for digit in "0123456789" if (action := self._digit(digit))}
        actions: dict[str, Action] = {"up": Do(partial(self._move, 1)), "down": Do(partial(self._move, -1)), **digits}
        if self._at is not None and not self._kept:
            actions |= dict.fromkeys(("enter", "right"), ReplyAnswer(Answer.YES, self._at))
        return {**super().actions(), **actions}

    def _move(self, step: int) -> None:
        middle = (self._prompt.minimum + self._prompt.maximum) // 2
        moved = middle if self._at is None else self._at + step
        self._mark(min(max(moved, self._prompt.minimum), self._prompt.maximum), "")

    def _mark(self, number: int, pending: str) -> None:
        self._at, self._kept, self._pending = number, False, pending

    def _digit(self, digit: str) -> Action | None:
        typed = self._pending + digit
        number = int(typed)
        if number > self._prompt.maximum:
            typed, number = digit, int(digit)
        if not self._prompt.minimum <= number <= self._prompt.maximum:
            return None
        if typed != "0" and number * 10 <= self._prompt.maximum:
            return Do(partial(self._mark, number, typed))
        return ReplyAnswer(Answer.YES, number)

    def lines(self, width: int) -> Rows:
        """The scale with its ends, and the keys."""
        numbers: list[Fragment] = [("", "  ")]
        for number in range(self._prompt.minimum, self._prompt.maximum + 1):
            style = "class:chosen" if number == self._at else "class:key"
            numbers += [(style, f"[{number}]" if number == self._at else str(number)), ("", " ")]
        rows = wrap_text(walk_messages.SCALE_ENDS.format(**vars(self._prompt)), width)
        return [numbers, *([("class:word", row)] for row in rows), *super().lines(width)]

    def own_hints(self) -> list[Hint]:
        """The digits, and Enter once a number is marked."""
        enter = self._at is not None and not self._kept
        return choice_hints(self._prompt.minimum, self._prompt.maximum, enter=enter)


class ChooseControl(QuestionControl):
    """One of a few options: by its digit, or with the arrows and Enter."""

    def __init__(
        self,
        prompt: Choose,
        *,
        value: str | None,
        kept: bool,
        progress: Callable[[], str],
        explain: Callable[[], bool],
    ) -> None:
        super().__init__(kept=kept, progress=progress, explain=explain)
        self._prompt = prompt
        self._at = prompt.options.index(value) if value in prompt.options else 0

    def actions(self) -> Mapping[str, Action]:
        """Digits count from 1."""
        options = self._prompt.options
        digits = {str(place): ReplyAnswer(Answer.YES, option) for place, option in enumerate(options, 1) if place < 10}
        letters = {letter: ReplyAnswer(Answer.YES, option) for letter, option in yes_and_no(options).items()}
        move = {"up": Do(partial(self._move, -1)), "down": Do(partial(self._move, 1))}
        actions: dict[str, Action] = {**move, **digits, **letters}
        if not self._kept:
            actions |= dict.fromkeys(("enter", "right"), ReplyAnswer(Answer.YES, options[self._at]))
        return {**super().actions(), **actions}

    def _move(self, step: int) -> None:
        self._at, self._kept = (self._at + step) % len(self._prompt.options), False

    def lines(self, width: int) -> Rows:
        """The options with their digits, and the keys."""
        rows: Rows = []
        for place, option in enumerate(self._prompt.options):
            marked = place == self._at
            style = "class:chosen" if marked else "class:word"
            rows += lay_out_option(f"  {'>' if marked else ' '} {place + 1} ", style, option, width)
        return [*rows, *super().lines(width)]

    def own_hints(self) -> list[Hint]:
        """The digits, and Enter for the marked one."""
        return choice_hints(1, len(self._prompt.options), enter=not self._kept)


class OfferControl(ChooseControl):
    """A choice outside the run: there is nothing to skip and nothing to go back to.

    Args:
        prompt: what is asked.
        has_client: whether the person can say that the client is here.
    """

    def __init__(self, prompt: Choose, *, has_client: bool = False) -> None:
        super().__init__(prompt, value=None, kept=False, progress=str, explain=bool)
        self._has_client = has_client

    def actions(self) -> Mapping[str, Action]:
        """Only the options, and leaving."""
        without = {"s", "x", "?", *(() if self._has_client else ("c",))}
        crossed = {"x": ReplyAnswer(Answer.YES, self._prompt.crossed)} if self._prompt.crossed else {}
        return {
            name: action
            for name, action in super().actions().items()
            if not isinstance(action, Navigate) and name not in without
        } | crossed

    def hints(self) -> list[Hint]:
        """The options, and leaving."""
        client = [("c", walk_messages.KEY_CLIENT)] if self._has_client else []
        crossed = [("x", walk_messages.KEY_NO_SESSION)] if self._prompt.crossed else []
        return [*self.own_hints(), *crossed, *client, (LEAVE, walk_messages.KEY_LEAVE)]


class Asked(NamedTuple):
    """How a question stands.

    Attributes:
        value: the earlier answer's value.
        kept: whether an earlier answer stands.
        progress: where the walk stands.
        explain: shows what is written about the item; returns whether there was something.
        state: how a question about a state stands.
        has_arrived: whether the measurement that the question waits for is there.
        measuring: what is said while it is waited for, given whether the person has said yes.
    """

    value: Value | None
    kept: bool
    progress: Callable[[], str]
    explain: Callable[[], bool]
    state: Callable[[], AnswerState]
    has_arrived: HasArrived | None
    measuring: Callable[..., str]


def control_for(
    prompt: Acknowledge | Choose | Mark | Rate | Hold, asked: Asked, exercise: Callable[[Hold, Asked], QuestionControl]
) -> QuestionControl:
    """The control of a question.

    Args:
        prompt: what is asked.
        asked: how it stands.
        exercise: makes the control of an exercise.
    """
    value, kept, progress, explain = asked.value, asked.kept, asked.progress, asked.explain
    match prompt:
        case Acknowledge():
            return AcknowledgeControl(
                prompt,
                asked.state(),
                kept=kept,
                progress=progress,
                explain=explain,
                has_arrived=asked.has_arrived,
                measuring=asked.measuring(is_said=asked.state().is_said),
            )
        case Rate():
            number = value if isinstance(value, int) else None
            return RateControl(prompt, value=number, kept=kept, progress=progress, explain=explain)
        case Choose():
            word = value if isinstance(value, str) else None
            return ChooseControl(prompt, value=word, kept=kept, progress=progress, explain=explain)
        case Mark():
            from presencecheck.surfaces.terminal.mark_control import MarkControl

            marked = value if isinstance(value, tuple) else ()
            return MarkControl(prompt, value=marked, kept=kept, progress=progress, explain=explain)
        case Hold():
            return exercise(prompt, asked)
