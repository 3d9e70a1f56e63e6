"""What the live part of every question has: its quiet line, and keys to skip, go back, ask why and leave. Pure."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple, Protocol

from presencecheck.core.events import Answer
from presencecheck.messages import keys as keys_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import ClientHere, Leave, Navigate, Reply, ReplyAnswer
from presencecheck.surfaces.terminal.hints import (
    LEAVE,
    Hint,
    Rows,
    common_hints,
    lay_out_hints,
    lay_out_progress,
    list_keys,
    wrap_text,
)


class Do(NamedTuple):
    """What a key does that gives no reply."""

    act: Callable[[], None]
    is_answer: bool = False
    """Whether it is as deliberate as an answer, so that the guard watches it."""


Action = Reply | Do
FRAME_SECONDS = 0.1
"""How often a control that moves is drawn again, and how often it is looked at what came by itself."""
FRAMES_PER_REDRAW = round(5 / FRAME_SECONDS)
"""Frames between two redraws of the time to the appointment."""
LEAVE_AT_ONCE = {"c-d": Leave(), "c-c": Leave(interrupted=True), "c-\\": Leave(interrupted=True)}
"""Keys that leave wherever and whenever they come."""


class Control(Protocol):
    """The live part of one question."""

    moving: bool
    """Whether it changes by itself, so that it must be drawn again and again."""
    notice: str
    """A quiet line above the keys; it goes with the next key."""

    def lines(self, width: int) -> Rows:
        """What to show within `width` columns."""

    def key(self, name: str) -> Reply | None:
        """The reply that a key gives; None where the question stays."""

    def is_answer(self, name: str) -> bool:
        """Whether a key would answer or lead away from the question, other than by leaving the walk."""

    def tick(self) -> Reply | None:
        """The reply that the passing of time gives; None where the question stays."""


class QuestionControl:
    """What every question has: keys to skip, go back and leave, and their hints."""

    moving = False
    can_go_back = True
    """Whether there is a question before."""

    def __init__(self, *, kept: bool, progress: Callable[[], str], explain: Callable[[], bool]) -> None:
        self._kept = kept
        self._progress = progress
        self._explain = explain
        self.notice = ""

    def tick(self) -> Reply | None:
        """Time changes nothing here."""
        return None

    def key(self, name: str) -> Reply | None:
        """Do what the key means here; say so where it means nothing."""
        action = self.actions().get(name)
        self.notice = ""
        if action is None:
            self.tell_keys(name)
        elif isinstance(action, Do):
            action.act()
        else:
            return action
        return None

    def is_answer(self, name: str) -> bool:
        """Whether the key's action is guarded."""
        action = self.actions().get(name)
        return action.is_answer if isinstance(action, Do) else action is not None and not isinstance(action, Leave)

    def actions(self) -> Mapping[str, Action]:
        """What each key does now."""
        keep: dict[str, Action] = dict.fromkeys(("enter", "right"), Navigate("on")) if self._kept else {}
        back: Action = Navigate("back") if self.can_go_back else self.tell(keys_messages.FIRST)
        return {
            **LEAVE_AT_ONCE,
            LEAVE: Leave(),
            **keep,
            "s": ReplyAnswer(Answer.SKIP),
            "x": ReplyAnswer(Answer.NOT_APPLICABLE),
            "b": back,
            "left": back,
            "?": Do(self._tell_more),
            "c": ClientHere(),
            "escape": self.tell(keys_messages.ESCAPE.format(key=LEAVE)),
        }

    def tell(self, sentence: str) -> Do:
        """The action of a key that only says something."""
        return Do(partial(setattr, self, "notice", sentence))

    def tell_keys(self, name: str) -> None:
        """Say which keys mean something here."""
        is_foreign_letter = len(name) == 1 and name.isalpha() and not name.isascii()
        sentence = keys_messages.NO_LATIN_LETTER if is_foreign_letter else keys_messages.NO_MEANING
        self.notice = sentence.format(keys=list_keys(self.hints()))

    def lines(self, width: int) -> Rows:
        """The quiet line, the keys that apply, and where the walk stands."""
        notice: Rows = [[("class:quiet", row)] for row in wrap_text(self.notice, width)]
        return [*notice, *lay_out_hints(self.hints(), width), *lay_out_progress(self._progress(), width)]

    def hints(self) -> list[Hint]:
        """The keys that apply now."""
        keep = [(walk_messages.ENTER, walk_messages.KEY_KEEP)] if self._kept else []
        return [*keep, *self.own_hints(), *common_hints()]

    def own_hints(self) -> list[Hint]:
        """The keys of this kind of question alone."""
        return []

    def _tell_more(self) -> None:
        if not self._explain():
            self.notice = keys_messages.NOTHING_MORE
