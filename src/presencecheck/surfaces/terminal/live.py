"""Draws a control below the text and passes keys to it; the only user of prompt_toolkit.

Imported once the first question is on the screen, because the import takes longer than everything before it.
"""

import asyncio
import itertools
import os
import select
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cached_property, partial
from typing import TextIO

from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import create_input
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.processors import BeforeInput
from prompt_toolkit.output import create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style

from presencecheck.core.errors import Terminated
from presencecheck.core.events import Answer
from presencecheck.core.prompts import Write
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import Leave, Navigate, Reply, ReplyAnswer
from presencecheck.surfaces.terminal.controls import Control
from presencecheck.surfaces.terminal.hints import Rows, lay_out_hints
from presencecheck.system import signals
from presencecheck.system.sanitize import sanitize_line

_STYLE = Style.from_dict(
    {"key": "bold", "word": "", "quiet": "ansibrightblack", "chosen": "bold reverse", "bar": "ansicyan"}
)
_SPECIAL = ("enter", "left", "right", "up", "down", "escape", "c-c", "c-d", "c-\\")
_FRAME_SECONDS = 0.1


class LiveLine:
    """The live line of one walk; the terminal is in raw mode from entering to leaving.

    Args:
        stream: the terminal to draw on.
        show_again: shows the question once more, after the program was stopped.
    """

    def __init__(self, stream: TextIO, show_again: Callable[[], None]) -> None:
        self._input = create_input()
        self._output = create_output(stdout=stream)
        if isinstance(self._output, Vt100_Output):
            # Asking where the cursor is would wait on terminals that never answer.
            self._output.enable_cpr = False
        self._show_again = show_again
        self._stack = ExitStack()
        self._control: Control | None = None

    def __enter__(self) -> "LiveLine":
        self._stack.enter_context(self._input.raw_mode())
        self._runner = self._stack.enter_context(asyncio.Runner())
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def run(self, control: Control, *, fresh: bool = False) -> Reply:
        """Show `control` until a key answers.

        Args:
            control: what to draw and feed.
            fresh: whether to drop the keys that were typed before it was shown.
        """
        if fresh:
            self._drop_typed_ahead()
        self._control = control
        try:
            return self._show(self._keys, control)
        finally:
            self._control = None

    @cached_property
    def _keys(self) -> "Application[Reply]":
        """Draws the control of the question; one for all questions, since making one takes longer than an answer."""

        def text() -> StyleAndTextTuples:
            return _join(self._control.lines(self._output.get_size().columns) if self._control else [])

        def press(name: str) -> Reply | None:
            return self._control.key(name) if self._control else None

        window = Window(FormattedTextControl(text, show_cursor=False), wrap_lines=True, dont_extend_height=True)
        return self._application(Layout(window), _keys_for(press))

    def write(self, prompt: Write, progress: Callable[[], str], show_why: Callable[[], None]) -> Reply:
        """Read a line that the person writes; it stays in this process."""
        buffer = Buffer(multiline=False)
        empty = Condition(lambda: not buffer.text)
        bindings = KeyBindings()

        @bindings.add("enter", eager=True)
        def _(event: KeyPressEvent) -> None:
            words = sanitize_line(buffer.text)[: prompt.limit].strip()
            event.app.exit(result=ReplyAnswer(Answer.YES, words) if words else ReplyAnswer(Answer.SKIP))

        def leave(*, interrupted: bool) -> Callable[[KeyPressEvent], None]:
            return lambda event: event.app.exit(result=Leave(interrupted=interrupted))

        bindings.add("escape", eager=True)(leave(interrupted=False))
        bindings.add("c-d", eager=True)(leave(interrupted=False))
        bindings.add("c-c", eager=True)(leave(interrupted=True))
        bindings.add("c-\\", eager=True)(leave(interrupted=True))
        bindings.add("up", eager=True)(lambda event: event.app.exit(result=Navigate("back")))
        bindings.add("?", filter=empty, eager=True)(lambda event: run_in_terminal(show_why) and None)

        def text() -> StyleAndTextTuples:
            hints = [
                (walk_messages.ENTER, walk_messages.KEY_WRITE),
                ("↑", walk_messages.KEY_BACK),
                ("?", walk_messages.KEY_WHY),
                (walk_messages.ESCAPE, walk_messages.KEY_LEAVE),
            ]
            rows = lay_out_hints(hints, self._output.get_size().columns)
            return _join([*rows, [("class:quiet", f"  {progress()}")]])

        line = Window(BufferControl(buffer, input_processors=[BeforeInput("  > ", style="class:key")]), height=1)
        below = Window(FormattedTextControl(text), wrap_lines=True, dont_extend_height=True)
        return self._show(self._application(Layout(HSplit([line, below]), focused_element=line), bindings))

    def above(self, show: Callable[[], None]) -> Callable[[], None]:
        """A callback that shows something above the live line."""

        def shown() -> None:
            run_in_terminal(show)

        return shown

    def _application(self, layout: Layout, bindings: KeyBindings) -> "Application[Reply]":
        if hasattr(signal, "SIGTSTP"):
            bindings.add("c-z", eager=True)(lambda event: self._suspend())
        application: Application[Reply] = Application(
            layout=layout,
            key_bindings=bindings,
            style=_STYLE,
            input=self._input,
            output=self._output,
            full_screen=False,
            erase_when_done=True,
        )
        application.ttimeoutlen = 0.05
        return application

    def _show(self, application: "Application[Reply]", control: Control | None = None) -> Reply:
        def begin() -> None:
            if control is not None and control.moving:
                application.create_background_task(_tick(application, control))
            application.create_background_task(_watch(application, self._input.fileno()))

        try:
            # One event loop for the whole walk: making and closing one takes longer than taking the answer.
            return self._runner.run(
                application.run_async(pre_run=begin, handle_sigint=False, set_exception_handler=False)
            )
        except EOFError:
            return Leave()
        except _InterruptedError as error:
            raise error.ending from None

    def _suspend(self) -> None:
        def stop() -> None:
            # The alternate screen has a handler for this signal; without one, it does not stop the program everywhere.
            has_handler = callable(signal.getsignal(signal.SIGTSTP))
            os.kill(os.getpid(), signal.SIGTSTP if has_handler else signal.SIGSTOP)
            self._show_again()

        run_in_terminal(stop)

    def _drop_typed_ahead(self) -> None:
        clear_typeahead(self._input)
        self._input.flush_keys()
        try:
            import termios
        except ImportError:
            return
        termios.tcflush(self._input.fileno(), termios.TCIFLUSH)


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


def _keys_for(answer: Callable[[str], Reply | None]) -> KeyBindings:
    bindings = KeyBindings()

    def press(name: str, event: KeyPressEvent) -> None:
        # More keys can arrive together with the one that answered.
        reply = None if event.app.is_done else answer(name)
        if reply is not None:
            event.app.exit(result=reply)

    for name in _SPECIAL:
        bindings.add(name, eager=True)(partial(press, name))

    @bindings.add(Keys.Any)
    def _(event: KeyPressEvent) -> None:
        typed = event.key_sequence[0].key
        if len(typed) == 1:
            press(typed.lower(), event)

    return bindings


def _join(rows: Rows) -> StyleAndTextTuples:
    parts: StyleAndTextTuples = []
    for number, row in enumerate(rows):
        if number:
            parts.append(("", "\n"))
        parts.extend(row)
    return parts
