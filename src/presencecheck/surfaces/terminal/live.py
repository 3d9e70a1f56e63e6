"""Draws a control below the text and passes keys to it; the only user of prompt_toolkit.

Imported once the first question is on the screen, because the import takes longer than everything before it.
"""

import asyncio
import itertools
import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cached_property
from typing import TextIO

from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style

from presencecheck.core.errors import Terminated
from presencecheck.core.prompts import Write
from presencecheck.surfaces.surface import Leave, Reply, ReplyAnswer
from presencecheck.surfaces.terminal.escape_filter import ALONE_SECONDS, ALONE_SECONDS_REMOTE
from presencecheck.surfaces.terminal.hints import Fragment, join_rows
from presencecheck.surfaces.terminal.key_dispatcher import KeyDispatcher
from presencecheck.surfaces.terminal.key_guard import BURST_SECONDS
from presencecheck.surfaces.terminal.key_input import KeyInput, names_of
from presencecheck.surfaces.terminal.live_frames import LiveFrames
from presencecheck.surfaces.terminal.question_control import Control
from presencecheck.surfaces.terminal.text_line import Explains, Tells, TextLine
from presencecheck.system import signals
from presencecheck.system.clock import stopwatch
from presencecheck.system.settings import is_remote_terminal

# No colour: the terminal's own is the only one that is sure to be read on its ground.
_STYLE = Style.from_dict({"key": "bold", "word": "", "quiet": "", "chosen": "bold reverse", "bar": ""})
_FRAME_SECONDS = 0.1
_A_MOMENT = 0.005
"""Seconds added to a wait, so that what is waited for is over by any clock."""
_END: Fragment = ("[SetCursorPosition]", " ")
"""Puts the cursor, which is hidden, behind the last row: screen readers read to the cursor's row."""


class LiveLine:
    """The live line of one walk; the terminal is in raw mode from entering to leaving.

    Args:
        stream: the terminal to draw on.
        show_again: shows the question once more, after the program was stopped.
        key_guard: whether keys that cannot have been meant for the question are dropped.
    """

    def __init__(self, stream: TextIO, show_again: Callable[[], None], *, key_guard: bool = True) -> None:
        self._alone_seconds = ALONE_SECONDS_REMOTE if is_remote_terminal() else ALONE_SECONDS
        self._input = KeyInput(sys.stdin, stopwatch, self._alone_seconds)
        self._input.take = self._take
        self._frames = LiveFrames(stream, self._input)
        self._output = create_output(stdout=stream)
        if isinstance(self._output, Vt100_Output):
            # Asking where the cursor is would wait on terminals that never answer.
            self._output.enable_cpr = False
        self._show_again = show_again
        self._stack = ExitStack()
        self._keys = KeyDispatcher(is_guarded=key_guard)
        self._ahead: list[KeyPress] = []
        self._control: Control | None = None
        self._line: TextLine | None = None

    def __enter__(self) -> "LiveLine":
        self._stack.enter_context(self._input.raw_mode())
        self._stack.callback(self._input.drop_rest)
        self._runner = self._stack.enter_context(asyncio.Runner())
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def run(self, control: Control, *, fresh: bool = False) -> Reply:
        """Show `control` until a key answers.

        Args:
            control: what to draw and feed.
            fresh: whether to drop the keys that were typed before it was shown, even without the guard.
        """
        ahead = self._typed_ahead()
        reply = self._keys.show(control, names_of(ahead), stopwatch())
        if reply is not None:
            return reply
        self._ahead = [] if fresh or self._keys.guard else ahead
        self._control = control
        try:
            return self._show(self._application, control)
        finally:
            self._control = None

    @cached_property
    def _application(self) -> "Application[Reply]":
        """Draws the control of the question; one for all questions, since making one takes longer than an answer."""

        def text() -> StyleAndTextTuples:
            rows = join_rows(self._control.lines(self._columns())) if self._control else []
            return [*rows, _END] if self._frames.are_wanted else [*rows]

        window = Window(FormattedTextControl(text, show_cursor=False), wrap_lines=True, dont_extend_height=True)
        return self._make_application(Layout(window), KeyBindings())

    def write(self, prompt: Write, progress: Tells, explain: Explains, *, can_go_back: bool = True) -> Reply:
        """Read a line that the person writes; it stays in this process. Without `explain` it is none of the run."""
        shown = self._frames.around(explain) if explain else None
        line = TextLine(
            prompt, progress, shown, self._columns, is_last=self._frames.are_wanted, can_go_back=can_go_back
        )
        ahead = self._typed_ahead()
        reply = self._keys.show_line(line, names_of(ahead), stopwatch())
        if reply is not None:
            return reply
        if self._keys.guard is None:
            store_typeahead(self._input, ahead)
        self._line = line
        bindings = line.bindings()
        if hasattr(signal, "SIGTSTP"):
            bindings.add("c-z", eager=True)(lambda event: self._suspend())
        try:
            reply = self._show(self._make_application(line.layout(), bindings))
        finally:
            self._line = None
        if self._keys.guard and isinstance(reply, ReplyAnswer):
            self._keys.guard.answered("enter", stopwatch())
        return reply

    def _columns(self) -> int:
        return self._output.get_size().columns

    def above(self, show: Callable[[], None]) -> Callable[[], None]:
        """A callback that shows something above the live line."""

        def shown() -> None:
            run_in_terminal(self._frames.around(show))

        return shown

    def _make_application(self, layout: Layout, bindings: KeyBindings) -> "Application[Reply]":
        application: Application[Reply] = Application(
            layout=layout,
            key_bindings=bindings,
            style=_STYLE,
            input=self._input,
            output=self._output,
            full_screen=False,
            erase_when_done=True,
        )
        application.ttimeoutlen = self._alone_seconds + _A_MOMENT
        application.after_render += self._frames.release
        return application

    def _show(self, application: "Application[Reply]", control: Control | None = None) -> Reply:
        def begin() -> None:
            if control is not None and control.moving:
                application.create_background_task(_tick(application, control))
            application.create_background_task(_watch(application, self._input.fileno()))
            ahead, self._ahead = self._ahead, []
            if ahead:
                self._take(ahead)

        try:
            # One event loop for the whole walk: making and closing one takes longer than taking the answer.
            reply = self._runner.run(
                application.run_async(pre_run=begin, handle_sigint=False, set_exception_handler=False)
            )
            self._frames.end()
            return reply
        except EOFError:
            return Leave()
        except _InterruptedError as error:
            raise error.ending from None

    def _typed_ahead(self) -> list[KeyPress]:
        """The keys that were typed before what is about to be shown."""
        ahead, self._ahead = self._ahead, []
        return [*ahead, *self._frames.take_typed(), *get_typeahead(self._input), *self._input.drain()]

    def _take(self, presses: list[KeyPress]) -> list[KeyPress]:
        """Take the keys of one read; what is returned goes to prompt_toolkit, which edits the line with it."""
        names = names_of(presses)
        if not names:
            return []
        if self._line is not None:
            is_taken = self._keys.takes_for_line(self._line, names, stopwatch())
            return presses if is_taken else []
        if "c-z" in names:
            self._suspend()
        elif self._keys.guard is None:
            self._take_each(presses)
        else:
            is_doubtful = self._input.escapes.is_doubtful(stopwatch())
            self._reply(self._keys.press(names, stopwatch(), is_doubtful=is_doubtful))
            asyncio.get_running_loop().call_later(BURST_SECONDS + _A_MOMENT, self._settle)
        self._application.invalidate()
        return []

    def _take_each(self, presses: list[KeyPress]) -> None:
        for place, press in enumerate(presses):
            if self._application.is_done:
                self._ahead += presses[place:]
                return
            self._reply(self._keys.press(names_of([press]), stopwatch()))

    def _settle(self) -> None:
        if self._control is not None:
            self._reply(self._keys.settle(stopwatch()))
            self._application.invalidate()

    def _reply(self, reply: Reply | None) -> None:
        if reply is not None and not self._application.is_done:
            self._application.exit(result=reply)

    def _suspend(self) -> None:
        if not hasattr(signal, "SIGTSTP"):
            return

        def stop() -> None:
            # All of the job stops, or what waits for this program keeps the shell; the alternate screen does it itself.
            has_handler = callable(signal.getsignal(signal.SIGTSTP))
            os.kill(*((os.getpid(), signal.SIGTSTP) if has_handler else (0, signal.SIGSTOP)))
            self._show_again()
            if self._keys.guard:
                self._keys.guard.question_stands(stopwatch())

        run_in_terminal(stop)


_FRAMES_PER_REDRAW = round(5 / _FRAME_SECONDS)
"""Frames between two redraws of the time to the appointment."""


async def _tick(application: "Application[Reply]", control: Control) -> None:
    """Redraw a control as time passes, until it says that its time is over."""
    while True:
        await asyncio.sleep(_FRAME_SECONDS)
        reply = control.tick()
        if reply is not None and not application.is_done:
            application.exit(result=reply)
            return
        application.invalidate()


async def _watch(application: "Application[Reply]", descriptor: int) -> None:
    """End the walk when a signal asks for it, or when the terminal is gone; meanwhile keep the time left up to date.

    A terminal that is gone reads as empty input, and would be read without end.
    """
    is_gone = _watch_hang_up(descriptor)
    try:
        for frame in itertools.count(1):
            if next(is_gone):
                break
            signals.raise_pending()
            if frame % _FRAMES_PER_REDRAW == 0:
                application.invalidate()
            await asyncio.sleep(_FRAME_SECONDS)
        raise Terminated(signal.SIGHUP)
    except (KeyboardInterrupt, Terminated) as ending:
        if not application.is_done:
            application.exit(exception=_InterruptedError(ending))


class _InterruptedError(Exception):
    """Carries an interrupt out of the event loop, which treats exits in its own way."""

    def __init__(self, ending: BaseException) -> None:
        super().__init__()
        self.ending = ending


def _watch_hang_up(descriptor: int) -> Iterator[bool]:
    """Yield, every time, whether the terminal is gone; always False where the system cannot tell."""
    if not hasattr(select, "poll"):
        yield from itertools.repeat(False)
    poll = select.poll()
    poll.register(descriptor, 0)  # a hang-up is always reported
    while True:
        yield any(event & select.POLLHUP for _, event in poll.poll(0))


def can_draw() -> bool:
    """Whether this terminal can be drawn on; some on Windows, such as mintty's, are not consoles."""
    from prompt_toolkit.output.win32 import NoConsoleScreenBufferError  # type: ignore[attr-defined,unused-ignore]

    try:
        create_output()
    except NoConsoleScreenBufferError:
        return False
    return True
