"""Brings keys to the control that stands, past the guard, and tells the person what was not taken. Pure."""

from collections.abc import Sequence
from typing import Protocol

from presencecheck.messages import keys as keys_messages
from presencecheck.surfaces.surface import Leave, Reply
from presencecheck.surfaces.terminal.hints import LEAVE
from presencecheck.surfaces.terminal.key_guard import Arrival, KeyGuard
from presencecheck.surfaces.terminal.question_control import LEAVE_AT_ONCE, Control

_AFTER_ESCAPE_SECONDS = 0.5
"""Sooner after Esc, the letter that leaves may be the rest of one with Alt; nobody has read by then that it leaves."""


class Line(Protocol):
    """A line that the person writes."""

    notice: str
    """A quiet line; it goes with the next key."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""


class KeyDispatcher:
    """The keys of one walk on their way to its questions.

    Args:
        is_guarded: whether keys that cannot have been meant for the question are dropped.
    """

    def __init__(self, *, is_guarded: bool = True) -> None:
        self.guard = KeyGuard() if is_guarded else None
        self._control: Control | None = None
        self._has_told = False
        self._escaped = float("-inf")

    def show(self, control: Control, ahead: Sequence[str], now: float) -> Reply | None:
        """Take note that a control stands on the screen from now on; return the reply that it has already.

        Args:
            control: what the next keys are for.
            ahead: the keys that were pressed before it stood.
            now: seconds of the clock of all times.
        """
        self._control, self._has_told = control, False
        if self._drop_ahead(ahead, now):
            self._tell_not_taken()
        return _leave(ahead)

    def show_line(self, line: Line, ahead: Sequence[str], now: float) -> Reply | None:
        """Do the same for a line that the person writes."""
        if self._drop_ahead(ahead, now):
            line.notice = keys_messages.NOT_TAKEN
        return _leave(ahead)

    def takes_for_line(self, line: Line, names: Sequence[str], now: float) -> bool:
        """Whether the line gets the keys of one read: not Enter alone, where it is empty and cannot have been read."""
        line.notice = ""
        if self.guard is None:
            return True
        is_hasty = self.guard.is_unread(now) or self.guard.is_repeated("enter", now)
        self.guard.note(names, now)
        if list(names) == ["enter"] and line.is_empty and is_hasty:
            line.notice = keys_messages.NOT_TAKEN
            return False
        return True

    def press(self, names: Sequence[str], now: float, *, is_doubtful: bool = False) -> Reply | None:
        """Take in the keys of one read; return the reply that is known by now.

        Without a guard, what stands behind a key that replied is left.
        """
        if leave := _leave(names):
            return leave
        if self.guard is not None:
            return self._act(self.guard.arrive(names, now, is_doubtful=is_doubtful))
        replies = (self._control.key(name) for name in names) if self._control else ()
        return next((reply for reply in replies if reply is not None), None)

    def settle(self, now: float) -> Reply | None:
        """Return the reply of the key that waited, once no other came with it."""
        return self._act(self.guard.settle(now)) if self.guard else None

    def _drop_ahead(self, ahead: Sequence[str], now: float) -> bool:
        if self.guard is None:
            return False
        if ahead:
            self.guard.arrive(ahead, now)
        return self.guard.question_stands(now)

    def _act(self, arrival: Arrival | None) -> Reply | None:
        control, guard = self._control, self.guard
        if arrival is None or control is None or guard is None:
            return None
        if self._is_dropped(arrival, control):
            self._tell_not_taken()
            return None
        if arrival.key == "escape":
            self._escaped = arrival.at
        reply = control.key(arrival.key)
        if reply is not None and not isinstance(reply, Leave):
            guard.answered(arrival.key, arrival.at)
        return reply

    def _is_dropped(self, arrival: Arrival, control: Control) -> bool:
        is_after_escape = arrival.key == LEAVE and arrival.at - self._escaped < _AFTER_ESCAPE_SECONDS
        return arrival.is_burst or is_after_escape or (arrival.is_doubtful and control.is_answer(arrival.key))

    def _tell_not_taken(self) -> None:
        if self._control is not None and not self._has_told:
            self._control.notice = keys_messages.NOT_TAKEN
            self._has_told = True


def _leave(names: Sequence[str]) -> Reply | None:
    return next((LEAVE_AT_ONCE[name] for name in names if name in LEAVE_AT_ONCE), None)
