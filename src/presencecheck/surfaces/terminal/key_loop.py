"""Waits for single keys while a control is drawn: for what was typed, for time to pass, for signals; POSIX."""

import signal
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from presencecheck.core.errors import Terminated
from presencecheck.surfaces.surface import Leave, Reply
from presencecheck.surfaces.terminal.key_guard import A_MOMENT, BURST_SECONDS
from presencecheck.surfaces.terminal.key_press import Presses, Taker
from presencecheck.surfaces.terminal.key_reader import KeyReader
from presencecheck.surfaces.terminal.live_frames import LiveFrames
from presencecheck.surfaces.terminal.live_rows import LiveRows
from presencecheck.surfaces.terminal.question_control import FRAME_SECONDS, FRAMES_PER_REDRAW, Control
from presencecheck.system import signals
from presencecheck.system.clock import stopwatch
from presencecheck.system.terminal import hang_up_of, usual_mode

_NEVER = float("inf")


class KeyLoop:
    """Shows one control after another until a key answers.

    Args:
        stream: the terminal to draw on.
        keys: what is typed in it, in raw mode.
        frames: those in which it reaches a screen reader.
        alone_seconds: how long an ESC waits for what belongs to it.
        take: takes the keys of one read.
        settle: is called once no other key came for a while, after `settle_later`.
        come_back: shows the question once more, after another program had the terminal.
    """

    def __init__(
        self,
        stream: TextIO,
        keys: KeyReader,
        frames: LiveFrames,
        alone_seconds: float,
        take: Taker,
        settle: Callable[[], None],
        come_back: Callable[[], None],
    ) -> None:
        self._come_back = come_back
        self._keys = keys
        self._frames = frames
        self._alone_seconds = alone_seconds
        self._take = take
        self._settle = settle
        self._rows = LiveRows(stream, is_read_to_cursor=frames.are_wanted)
        self._is_gone = hang_up_of(keys.fileno())
        self._replies: list[Reply] = []
        self._is_stale = True
        self._frame = 0
        self._frame_at = self._settle_at = self._alone_at = _NEVER

    @property
    def is_done(self) -> bool:
        """Whether no further key is for the control."""
        return bool(self._replies)

    def show(self, control: Control, begin: Callable[[], None]) -> Reply:
        """Show a control until it has a reply; then take it away.

        Raises:
            KeyboardInterrupt: a signal that a person sends has come.
            Terminated: a signal of the system has come, or the terminal is gone.
        """
        self._replies, self._frame, self._is_stale = [], 0, True
        self._settle_at = self._alone_at = _NEVER
        self._frame_at = stopwatch()
        try:
            begin()
            while not self._replies:
                if self._is_stale or self._rows.is_out_of_shape:
                    self._draw(control)
                self._await()
                self._pass_time(control)
            return self._replies[0]
        finally:
            with suppress(OSError):  # the terminal is gone, and that is told already
                self._rows.erase()

    def end(self, reply: Reply) -> None:
        """Reply to the control."""
        self._replies.append(reply)

    def refresh(self) -> None:
        """Draw the control again."""
        self._is_stale = True

    def settle_later(self) -> None:
        """Have `settle` called when the key that came can no longer be one of many."""
        self._settle_at = stopwatch() + BURST_SECONDS + A_MOMENT

    def above(self, show: Callable[[], None]) -> None:
        """Show something above the control."""
        self._rows.erase()
        self._is_stale = True
        show()

    def stop(self, stop: Callable[[], None]) -> None:
        """Give the terminal away while the program is stopped."""
        self._rows.erase()
        self._is_stale = True
        with usual_mode(self._keys.fileno()):
            stop()
        signals.raise_pending()

    def _draw(self, control: Control) -> None:
        self._is_stale = False
        self._rows.draw(control.lines(self._rows.width))
        self._frames.release()

    def _await(self) -> None:
        """Wait for keys, or for what is due next."""
        due = min(self._frame_at, self._settle_at, self._alone_at)
        if not self._keys.is_readable(max(due - stopwatch(), 0)):
            return
        if presses := self._keys.read():
            self._give(presses)
        elif self._keys.closed or self._is_gone():
            self._end_input()
        self._alone_at = stopwatch() + self._alone_seconds + A_MOMENT

    def _give(self, presses: Presses) -> None:
        if presses:
            self._is_stale = True
            self._take(presses)

    def _end_input(self) -> None:
        if self._is_gone():
            raise Terminated(signal.SIGHUP)
        self.end(Leave())

    def _pass_time(self, control: Control) -> None:
        now = stopwatch()
        if now >= self._settle_at:
            self._settle_at, self._is_stale = _NEVER, True
            self._settle()
        if now >= self._alone_at:
            self._alone_at = _NEVER
            self._give(self._keys.expire())
        if now >= self._frame_at:
            self._frame_at = now + FRAME_SECONDS
            self._begin_frame(control)

    def _begin_frame(self, control: Control) -> None:
        """Look at what comes by itself: a signal, the end of the terminal, a measurement, the end of an exercise."""
        signals.raise_pending()
        if self._is_gone():
            raise Terminated(signal.SIGHUP)
        if self._keys.keep_raw():
            self._rows.forget()
            self._is_stale = True
            self._come_back()
        self._is_stale |= control.moving or self._frame % FRAMES_PER_REDRAW == 0
        if control.moving and self._frame and (reply := control.tick()):
            self.end(reply)
        self._frame += 1
