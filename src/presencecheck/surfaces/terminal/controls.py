"""The live part of a question, below what stays on screen: what it shows and what each key does. Pure.

A control is drawn and fed by `live`; it can be tested by calling `key` and reading `lines`.
"""

from collections.abc import Callable, Iterable
from typing import Protocol

from presencecheck.core.events import Answer
from presencecheck.core.prompts import Acknowledge, Choose, Rate
from presencecheck.messages import walk as say
from presencecheck.surfaces import presentation as script
from presencecheck.surfaces.surface import Again, Arrival, Arrived, Go, Leave, Reply, Say

Fragment = tuple[str, str]
"""A style and a text."""
Rows = list[list[Fragment]]
Hint = tuple[str, str]
"""A key as shown, and what it does."""

_SIMPLE: dict[str, Reply] = {
    "s": Say(Answer.SKIP),
    "x": Say(Answer.NOT_APPLICABLE),
    "b": Go("back"),
    "left": Go("back"),
}
_LEAVE = {"q": False, "escape": False, "c-d": False, "c-c": True, "c-\\": True}


class Control(Protocol):
    """The live part of one question."""

    moving: bool
    """Whether it changes by itself, so that it must be drawn again as time goes by."""

    def lines(self, width: int) -> Rows:
        """What to show within `width` columns."""

    def key(self, name: str) -> Reply | None:
        """What a key means; None where it means staying here."""

    def tick(self) -> Reply | None:
        """What the time that went by means."""


class Still:
    """A control that moves only when a key is pressed, with the keys that every question has."""

    moving = False

    def __init__(self, *, kept: bool, progress: Callable[[], str], tell_why: Callable[[], None]) -> None:
        self._kept = kept
        self._progress = progress
        self._tell_why = tell_why

    def tick(self) -> Reply | None:
        """Nothing moves by itself."""
        return None

    def key(self, name: str) -> Reply | None:
        """The keys that every question has."""
        if name in _LEAVE:
            return Leave(interrupted=_LEAVE[name])
        if name == "?":
            self._tell_why()
        if name in ("enter", "right") and self._kept:
            return Go("on")
        return _SIMPLE.get(name)

    def lines(self, width: int) -> Rows:
        """The keys that apply, and where the walk stands."""
        return [*flow(self.hints(), width), [("class:quiet", f"  {self._progress()}"[:width])]]

    def hints(self) -> list[Hint]:
        """The keys that apply now."""
        keep = [("Enter", say.KEY_KEEP)] if self._kept else []
        return [*keep, *self.own_hints(), *COMMON]

    def own_hints(self) -> list[Hint]:
        """The keys of this sort of question alone."""
        return []


COMMON: list[Hint] = [
    ("s", say.KEY_SKIP),
    ("x", say.KEY_NOT_APPLICABLE),
    ("b", say.KEY_BACK),
    ("?", say.KEY_WHY),
    ("q", say.KEY_LEAVE),
]


class AcknowledgeControl(Still):
    """It is so, or not yet; asked again, it is so now or one goes on as it is."""

    def __init__(
        self,
        prompt: Acknowledge,
        *,
        again: bool,
        kept: bool,
        progress: Callable[[], str],
        tell_why: Callable[[], None],
        against: bool = False,
        measurable: bool = False,
        arrived: Arrival | None = None,
        awaiting: str = "",
    ) -> None:
        super().__init__(kept=kept, progress=progress, tell_why=tell_why)
        self._prompt = prompt
        self._again = again
        self._against = against
        self._measurable = measurable and arrived is None
        self._arrived = arrived
        self._awaiting = awaiting
        self.moving = arrived is not None

    def tick(self) -> Reply | None:
        """What is measured may come in at any time."""
        return Arrived() if self._arrived and self._arrived() else None

    def lines(self, width: int) -> Rows:
        """That something is being measured, and the keys."""
        under_way: Rows = [[("class:quiet", f"  {self._awaiting}")]] if self._arrived else []
        return [*under_way, *super().lines(width)]

    def key(self, name: str) -> Reply | None:
        """The letter always counts; Enter and the arrow only where nothing essential is asked."""
        if name == "m" and self._measurable:
            return Again()
        if name == "y" or (name in ("enter", "right") and not self._kept and not self._prompt.deliberate):
            return Say(Answer.YES)
        if self._again and name in ("n", "a"):
            return Say(Answer.ACCEPT)
        if name == "n":
            return Say(Answer.NOT_YET)
        return super().key(name)

    def own_hints(self) -> list[Hint]:
        """Two letters, and a third where something was measured."""
        return list(script.letters(again=self._again, against=self._against, measurable=self._measurable))


class RateControl(Still):
    """A number: its digit at once, or the arrows and Enter."""

    def __init__(
        self,
        prompt: Rate,
        *,
        value: int | None,
        kept: bool,
        progress: Callable[[], str],
        tell_why: Callable[[], None],
    ) -> None:
        super().__init__(kept=kept, progress=progress, tell_why=tell_why)
        self._prompt = prompt
        self._at = value
        self._pending = ""

    def key(self, name: str) -> Reply | None:
        """A digit that could begin a longer number waits for Enter or the next digit."""
        if len(name) == 1 and name.isdecimal() and name.isascii():
            return self._digit(name)
        if name in ("left", "right"):
            middle = (self._prompt.minimum + self._prompt.maximum) // 2
            moved = middle if self._at is None else self._at + (1 if name == "right" else -1)
            self._at = min(max(moved, self._prompt.minimum), self._prompt.maximum)
            self._kept, self._pending = False, ""
            return None
        if name == "enter" and self._at is not None and not self._kept:
            return Say(Answer.YES, self._at)
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
        return Say(Answer.YES, number)

    def lines(self, width: int) -> Rows:
        """The scale with its ends, and the keys."""
        numbers: list[Fragment] = [("", "  ")]
        for number in range(self._prompt.minimum, self._prompt.maximum + 1):
            style = "class:chosen" if number == self._at else "class:key"
            numbers += [(style, f"[{number}]" if number == self._at else str(number)), ("", " ")]
        ends = f"  {self._prompt.minimum} {self._prompt.low} … {self._prompt.maximum} {self._prompt.high}"
        return [numbers, *([("class:word", row)] for row in wrapped(ends, width)), *super().lines(width)]

    def own_hints(self) -> list[Hint]:
        """The digits, and Enter once a number is marked."""
        take = [("Enter", say.KEY_TAKE)] if self._at is not None and not self._kept else []
        return [(f"{self._prompt.minimum}–{self._prompt.maximum}", say.KEY_TAKE), *take]


class ChooseControl(Still):
    """One of a few words: its digit at once, or the arrows and Enter."""

    def __init__(
        self,
        prompt: Choose,
        *,
        value: str | None,
        kept: bool,
        progress: Callable[[], str],
        tell_why: Callable[[], None],
    ) -> None:
        super().__init__(kept=kept, progress=progress, tell_why=tell_why)
        self._prompt = prompt
        self._at = prompt.options.index(value) if value in prompt.options else 0

    def key(self, name: str) -> Reply | None:
        """Digits count from 1."""
        if len(name) == 1 and name in "123456789"[: len(self._prompt.options)]:
            return Say(Answer.YES, self._prompt.options[int(name) - 1])
        if name in ("up", "down"):
            self._at = (self._at + (1 if name == "down" else -1)) % len(self._prompt.options)
            self._kept = False
            return None
        if name == "enter" and not self._kept:
            return Say(Answer.YES, self._prompt.options[self._at])
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
        return [(f"1–{len(self._prompt.options)}", say.KEY_TAKE)] + ([] if self._kept else [("Enter", say.KEY_TAKE)])


class OfferControl(ChooseControl):
    """A choice before the run: nothing to skip, nothing to go back to."""

    def key(self, name: str) -> Reply | None:
        """Only the options, and leaving."""
        reply = super().key(name)
        return None if isinstance(reply, Go) or (isinstance(reply, Say) and reply.value is None) else reply

    def hints(self) -> list[Hint]:
        """The options, and leaving."""
        return [*self.own_hints(), ("q", say.KEY_LEAVE)]


def flow(hints: Iterable[Hint], width: int) -> Rows:
    """Keys and their meanings, laid in rows of at most `width` columns; a hint is never torn."""
    rows: Rows = [[("", "  ")]]
    used = 2
    for key, meaning in hints:
        size = len(key) + 1 + len(meaning)
        if used > 2 and used + 3 + size > width:
            rows.append([("", "  ")])
            used = 2
        if used > 2:
            rows[-1].append(("", "   "))
            used += 3
        rows[-1] += [("class:key", key), ("class:word", f" {meaning}")]
        used += size
    return rows


def wrapped(text: str, width: int) -> list[str]:
    """`text` in rows of at most `width` columns."""
    import textwrap

    return textwrap.wrap(text, max(width, 10), initial_indent="  ", subsequent_indent="  ")
