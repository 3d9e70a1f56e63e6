"""The live part of a question, below the text that stays on screen: what it shows and what each key does. Pure.

`live` draws a control and passes keys to it; tests call `key` and read `lines`.
"""

from collections.abc import Callable
from typing import Protocol

from presencecheck.core.events import Answer
from presencecheck.core.prompts import Acknowledge, Choose, Rate
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces import presentation
from presencecheck.surfaces.surface import (
    HasArrived,
    Leave,
    MeasureAgain,
    MeasurementArrived,
    Navigate,
    Reply,
    ReplyAnswer,
)
from presencecheck.surfaces.terminal.hints import (
    Fragment,
    Hint,
    Rows,
    choice_hints,
    common_hints,
    lay_out_hints,
    wrap_text,
)

_SIMPLE: dict[str, Reply] = {
    "s": ReplyAnswer(Answer.SKIP),
    "x": ReplyAnswer(Answer.NOT_APPLICABLE),
    "b": Navigate("back"),
    "left": Navigate("back"),
}
_LEAVE = {"q": False, "escape": False, "c-d": False, "c-c": True, "c-\\": True}


class Control(Protocol):
    """The live part of one question."""

    moving: bool
    """Whether it changes by itself, so that it must be drawn again and again."""

    def lines(self, width: int) -> Rows:
        """What to show within `width` columns."""

    def key(self, name: str) -> Reply | None:
        """The reply that a key gives; None where the question stays."""

    def tick(self) -> Reply | None:
        """The reply that the passing of time gives; None where the question stays."""


class QuestionControl:
    """What every question has: keys to skip, go back and leave, and their hints."""

    moving = False

    def __init__(self, *, kept: bool, progress: Callable[[], str], show_why: Callable[[], None]) -> None:
        self._kept = kept
        self._progress = progress
        self._show_why = show_why

    def tick(self) -> Reply | None:
        """Time changes nothing here."""
        return None

    def key(self, name: str) -> Reply | None:
        """Answer to the keys that every question has."""
        if name in _LEAVE:
            return Leave(interrupted=_LEAVE[name])
        if name == "?":
            self._show_why()
        if name in ("enter", "right") and self._kept:
            return Navigate("on")
        return _SIMPLE.get(name)

    def lines(self, width: int) -> Rows:
        """The keys that apply, and where the walk stands."""
        return [*lay_out_hints(self.hints(), width), [("class:quiet", f"  {self._progress()}"[:width])]]

    def hints(self) -> list[Hint]:
        """The keys that apply now."""
        keep = [(walk_messages.ENTER, walk_messages.KEY_KEEP)] if self._kept else []
        return [*keep, *self.own_hints(), *common_hints()]

    def own_hints(self) -> list[Hint]:
        """The keys of this kind of question alone."""
        return []


class AcknowledgeControl(QuestionControl):
    """A state: in place or not yet; asked again, in place now or accepted as it is."""

    def __init__(
        self,
        prompt: Acknowledge,
        *,
        again: bool,
        kept: bool,
        progress: Callable[[], str],
        show_why: Callable[[], None],
        against: bool = False,
        measurable: bool = False,
        has_arrived: HasArrived | None = None,
        measuring: str = "",
    ) -> None:
        super().__init__(kept=kept, progress=progress, show_why=show_why)
        self._prompt = prompt
        self._again = again
        self._against = against
        self._measurable = measurable and has_arrived is None
        self._has_arrived = has_arrived
        self._measuring = measuring
        self.moving = has_arrived is not None

    def tick(self) -> Reply | None:
        """The measurement can arrive at any time."""
        return MeasurementArrived() if self._has_arrived and self._has_arrived() else None

    def lines(self, width: int) -> Rows:
        """That a measurement is running, and the keys."""
        measuring: Rows = [[("class:quiet", f"  {self._measuring}")]] if self._has_arrived else []
        return [*measuring, *super().lines(width)]

    def key(self, name: str) -> Reply | None:
        """A letter always answers; Enter and the arrow do not answer what must be answered deliberately."""
        if name == "m" and self._measurable:
            return MeasureAgain()
        if name == "y" or (name in ("enter", "right") and not self._kept and not self._prompt.deliberate):
            return ReplyAnswer(Answer.YES)
        if self._again and name in ("n", "a"):
            return ReplyAnswer(Answer.ACCEPT)
        if name == "n":
            return ReplyAnswer(Answer.NOT_YET)
        return super().key(name)

    def own_hints(self) -> list[Hint]:
        """The letters of the answers, and one more where something was measured."""
        return list(presentation.answer_keys(again=self._again, against=self._against, measurable=self._measurable))


class RateControl(QuestionControl):
    """A number: by its digit, or with the arrows and Enter."""

    def __init__(
        self,
        prompt: Rate,
        *,
        value: int | None,
        kept: bool,
        progress: Callable[[], str],
        show_why: Callable[[], None],
    ) -> None:
        super().__init__(kept=kept, progress=progress, show_why=show_why)
        self._prompt = prompt
        self._at = value
        self._pending = ""

    def key(self, name: str) -> Reply | None:
        """A digit that could start a longer number waits for Enter or the next digit."""
        if len(name) == 1 and name.isdecimal() and name.isascii():
            return self._digit(name)
        if name in ("left", "right"):
            middle = (self._prompt.minimum + self._prompt.maximum) // 2
            moved = middle if self._at is None else self._at + (1 if name == "right" else -1)
            self._at = min(max(moved, self._prompt.minimum), self._prompt.maximum)
            self._kept, self._pending = False, ""
            return None
        if name == "enter" and self._at is not None and not self._kept:
            return ReplyAnswer(Answer.YES, self._at)
        return super().key(name)

    def _digit(self, digit: str) -> Reply | None:
        typed = self._pending + digit
        number = int(typed)
        if number > self._prompt.maximum:
            typed, number = digit, int(digit)
        if not self._prompt.minimum <= number <= self._prompt.maximum:
            return None
        self._at, self._kept = number, False
        if typed != "0" and number * 10 <= self._prompt.maximum:
            self._pending = typed
            return None
        return ReplyAnswer(Answer.YES, number)

    def lines(self, width: int) -> Rows:
        """The scale with its ends, and the keys."""
        numbers: list[Fragment] = [("", "  ")]
        for number in range(self._prompt.minimum, self._prompt.maximum + 1):
            style = "class:chosen" if number == self._at else "class:key"
            numbers += [(style, f"[{number}]" if number == self._at else str(number)), ("", " ")]
        rows = wrap_text(walk_messages.SCALE_ENDS.format(**self._prompt._asdict()), width)
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
        show_why: Callable[[], None],
    ) -> None:
        super().__init__(kept=kept, progress=progress, show_why=show_why)
        self._prompt = prompt
        self._at = prompt.options.index(value) if value in prompt.options else 0

    def key(self, name: str) -> Reply | None:
        """Digits count from 1."""
        if len(name) == 1 and name in "123456789"[: len(self._prompt.options)]:
            return ReplyAnswer(Answer.YES, self._prompt.options[int(name) - 1])
        if name in ("up", "down"):
            self._at = (self._at + (1 if name == "down" else -1)) % len(self._prompt.options)
            self._kept = False
            return None
        if name == "enter" and not self._kept:
            return ReplyAnswer(Answer.YES, self._prompt.options[self._at])
        return super().key(name)

    def lines(self, width: int) -> Rows:
        """The options with their digits, and the keys."""
        rows: Rows = []
        for place, option in enumerate(self._prompt.options):
            marked = place == self._at
            rows.append(
                [
                    ("class:key", f"  {'>' if marked else ' '} {place + 1} "),
                    ("class:chosen" if marked else "class:word", option),
                ]
            )
        return [*rows, *super().lines(width)]

    def own_hints(self) -> list[Hint]:
        """The digits, and Enter for the marked one."""
        return choice_hints(1, len(self._prompt.options), enter=not self._kept)


class OfferControl(ChooseControl):
    """A choice outside the run: there is nothing to skip and nothing to go back to."""

    def key(self, name: str) -> Reply | None:
        """Only the options, and leaving."""
        reply = super().key(name)
        return (
            None if isinstance(reply, Navigate) or (isinstance(reply, ReplyAnswer) and reply.value is None) else reply
        )

    def hints(self) -> list[Hint]:
        """The options, and leaving."""
        return [*self.own_hints(), ("q", walk_messages.KEY_LEAVE)]
