"""The live line of a walk: below the text, it shows what can be pressed now, or has a line written.

Imported once the first question is on the screen. Single keys are read here with the little that this needs; what edits
a line takes longer to import than all that comes before the first question, and is imported where one is written.
"""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TextIO

from presencecheck.core.plan import Plan, Step
from presencecheck.core.prompts import Write
from presencecheck.surfaces.surface import Reply, ReplyAnswer
from presencecheck.surfaces.terminal.escape_filter import ALONE_SECONDS, ALONE_SECONDS_REMOTE
from presencecheck.surfaces.terminal.key_dispatcher import KeyDispatcher
from presencecheck.surfaces.terminal.key_press import Keys, Presses, names_of
from presencecheck.surfaces.terminal.live_frames import LiveFrames
from presencecheck.surfaces.terminal.question_control import Control
from presencecheck.system import signals
from presencecheck.system.clock import stopwatch
from presencecheck.system.settings import is_remote_terminal

if TYPE_CHECKING:
    from threading import Thread

    from presencecheck.surfaces.terminal.applications import Applications
    from presencecheck.surfaces.terminal.key_reader import KeyReader
    from presencecheck.surfaces.terminal.prompt_input import PromptInput
    from presencecheck.surfaces.terminal.text_line import Explains, Tells, TextLine

HAS_LOOP = sys.platform != "win32"
"""Whether single keys are read without prompt_toolkit's application; what a console of Windows gives is its own."""


class Loop(Protocol):
    """Shows controls, and gives the keys that are read meanwhile to who made it."""

    @property
    def is_done(self) -> bool:
        """Whether no further key is for the control."""

    def show(self, control: Control, begin: Callable[[], None]) -> Reply:
        """Show a control until it has a reply; then take it away."""

    def end(self, reply: Reply) -> None:
        """Reply to the control."""

    def refresh(self) -> None:
        """Draw the control again."""

    def settle_later(self) -> None:
        """Tell when the key that came can no longer be one of many."""

    def above(self, show: Callable[[], None]) -> None:
        """Show something above the control."""

    def stop(self, stop: Callable[[], None]) -> None:
        """Give the terminal away while the program is stopped."""


class LiveLine:
    """The live line of one walk; the terminal is in raw mode from entering to leaving.

    Args:
        stream: the terminal to draw on.
        show_again: shows the question once more, after the program was stopped.
        key_guard: whether keys that cannot have been meant for the question are dropped.
    """

    def __init__(self, stream: TextIO, show_again: Callable[[], None], *, key_guard: bool = True) -> None:
        self._stream = stream
        self._alone_seconds = ALONE_SECONDS_REMOTE if is_remote_terminal() else ALONE_SECONDS
        self._frames = LiveFrames(stream, self._keys)
        self._show_again = show_again
        self._stack = ExitStack()
        self._dispatcher = KeyDispatcher(is_guarded=key_guard)
        self._ahead: Presses = []
        self._line: TextLine | None = None
        self._importing: Thread | None = None

    @cached_property
    def _keys(self) -> Keys:
        if sys.platform == "win32":
            return self._source
        return self._reader

    @cached_property
    def _reader(self) -> "KeyReader":
        from presencecheck.surfaces.terminal.key_reader import KeyReader

        return KeyReader(sys.stdin, stopwatch, self._alone_seconds)

    @cached_property
    def _source(self) -> "PromptInput":
        """The keys for prompt_toolkit."""
        from presencecheck.surfaces.terminal.prompt_input import PromptInput

        if sys.platform == "win32":
            return PromptInput(sys.stdin, self._take)
        return PromptInput(sys.stdin, self._reader, self._take)

    @cached_property
    def _loop(self) -> Loop:
        if not HAS_LOOP:
            return self._applications
        from presencecheck.surfaces.terminal.key_loop import KeyLoop

        return KeyLoop(
            self._stream,
            self._reader,
            self._frames,
            self._alone_seconds,
            self._take,
            self._settle,
            self._came_back,
        )

    @cached_property
    def _applications(self) -> "Applications":
        """What edits lines."""
        if self._importing is not None:
            self._importing.join()
        from presencecheck.surfaces.terminal.applications import Applications

        applications = Applications(
            self._stream, self._source, self._frames, self._alone_seconds, self._settle, self._came_back
        )
        self._stack.callback(applications.close)
        return applications

    def __enter__(self) -> "LiveLine":
        self._stack.enter_context(self._keys.raw_mode())
        self._stack.callback(self._keys.drop_rest)
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def run(self, control: Control, *, fresh: bool = False) -> Reply:
        """Show `control` until a key answers.

        Args:
            control: what to draw and feed.
            fresh: whether to drop the keys that were typed before it was shown, even without the guard.
        """
        self._prepare_stream()
        ahead = self._typed_ahead()
        reply = self._dispatcher.show(control, names_of(ahead), stopwatch())
        if reply is not None:
            return reply
        self._ahead = [] if fresh or self._dispatcher.guard else ahead
        reply = self._loop.show(control, self._begin)
        self._frames.end()
        return reply

    def _begin(self) -> None:
        ahead, self._ahead = self._ahead, []
        if ahead:
            self._take(ahead)

    def write(self, prompt: Write, progress: "Tells", explain: "Explains", *, can_go_back: bool = True) -> Reply:
        """Read a line that the person writes; it stays in this process. Without `explain` it is none of the run."""
        from presencecheck.surfaces.terminal.text_line import TextLine

        applications = self._applications
        shown = self._frames.around(explain) if explain else None
        line = TextLine(
            prompt,
            progress,
            shown,
            lambda: applications.columns,
            is_last=self._frames.are_wanted,
            can_go_back=can_go_back,
        )
        self._prepare_stream()
        ahead = self._typed_ahead()
        reply = self._dispatcher.show_line(line, names_of(ahead), stopwatch())
        if reply is not None:
            return reply
        self._line = line
        try:
            reply = applications.write(line, [] if self._dispatcher.guard else ahead, self._stop)
            self._frames.end()
        finally:
            self._line = None
        if self._dispatcher.guard and isinstance(reply, ReplyAnswer):
            self._dispatcher.guard.answered("enter", stopwatch())
        return reply

    def above(self, show: Callable[[], None]) -> Callable[[], None]:
        """A callback that shows something above the live line."""
        return lambda: self._loop.above(self._frames.around(show))

    def expect(self, plan: Plan, step: Step) -> None:
        """Import what edits lines while the person reads, if one is written at the question after this one."""
        following = plan.steps[plan.steps.index(step) + 1 :][:1]
        if self._importing is None and any(isinstance(each.item.prompt(), Write) for each in following):
            from threading import Thread  # few walks have a line to write

            self._importing = Thread(target=_import_editor)
            self._importing.start()
            self._stack.callback(self._importing.join)

    def _prepare_stream(self) -> None:
        if sys.platform != "win32":
            from presencecheck.system.terminal import wait_for_output

            wait_for_output(self._stream)

    def _typed_ahead(self) -> Presses:
        """The keys that were typed before what is about to be shown."""
        ahead, self._ahead = self._ahead, []
        given = self._applications.take_typed() if "_applications" in vars(self) else []
        return [*ahead, *self._frames.take_typed(), *given, *self._keys.drain()]

    def _take(self, presses: Presses) -> bool:
        """Take the keys of one read; tell whether the line that is written is to have them."""
        names = names_of(presses)
        if not names:
            return False
        if self._line is not None:
            return self._dispatcher.takes_for_line(self._line, names, stopwatch())
        if "c-z" in names:
            if hasattr(signal, "SIGTSTP"):
                self._loop.stop(self._stop)
        elif self._dispatcher.guard is None:
            self._take_each(presses)
        else:
            is_doubtful = self._keys.is_doubtful(stopwatch())
            self._end(self._dispatcher.press(names, stopwatch(), is_doubtful=is_doubtful))
            self._loop.settle_later()
        self._loop.refresh()
        return False

    def _take_each(self, presses: Presses) -> None:
        for place, press in enumerate(presses):
            if self._loop.is_done:
                self._ahead += presses[place:]
                return
            self._end(self._dispatcher.press(names_of([press]), stopwatch()))

    def _settle(self) -> None:
        self._end(self._dispatcher.settle(stopwatch()))

    def _end(self, reply: Reply | None) -> None:
        if reply is not None:
            self._loop.end(reply)

    def _stop(self) -> None:
        # All of the job stops, or what waits for this program keeps the shell; the alternate screen does it itself.
        has_handler = callable(signal.getsignal(signal.SIGTSTP))
        os.kill(*((os.getpid(), signal.SIGTSTP) if has_handler else (0, signal.SIGSTOP)))
        if not signals.is_pending():
            self._reader.keep_raw()
        if not signals.is_pending():
            self._come_back()

    @property
    def _came_back(self) -> Callable[[], None]:
        return self._frames.around(self._come_back)

    def _come_back(self) -> None:
        """Show the question once more, after another program had the terminal."""
        self._show_again()
        if self._dispatcher.guard:
            self._dispatcher.guard.question_stands(stopwatch())


def _import_editor() -> None:
    with suppress(Exception):  # it is told where the line is written
        from presencecheck.surfaces.terminal import applications  # noqa: F401
