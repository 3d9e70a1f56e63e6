"""Draws a control below the text and feeds it keys; the only user of prompt_toolkit.

Imported after the first question is on screen, because the import takes longer than all else before it.
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
from presencecheck.messages import walk as say
from presencecheck.surfaces.surface import Go, Leave, Reply, Say
from presencecheck.surfaces.terminal.controls import Control, Rows, flow
from presencecheck.system import signals as endings
from presencecheck.system.sanitize import sanitize_line

_STYLE = Style.from_dict(
    {"key": "bold", "word": "", "quiet": "ansibrightblack", "chosen": "bold reverse", "bar": "ansicyan"}
)
_SPECIAL = ("enter", "left", "right", "up", "down", "escape", "c-c", "c-d", "c-\\")
_FRAME_SECONDS = 0.1


class Live:
    """The live line of one walk; holds the terminal in raw mode from entering to leaving."""

    def __init__(self, stream: TextIO, repose: Callable[[], None]) -> None:
        self._input = create_input()
        self._output = create_output(stdout=stream)
        if isinstance(self._output, Vt100_Output):
            # Asking where the cursor is would wait on terminals that never answer.
            self._output.enable_cpr = False
        self._repose = repose
        self._stack = ExitStack()
        self._control: Control | None = None

    def __enter__(self) -> "Live":
        self._stack.enter_context(self._input.raw_mode())
        self._runner = self._stack.enter_context(asyncio.Runner())
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def run(self, control: Control, *, fresh: bool = False) -> Reply:
        """Show `control` until a key answers.

        Args:
            control: what to draw and feed.
            fresh: drop the keys that were typed before it was shown.
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
        """Draws and feeds the control of the question; one for all, since making one takes longer than an answer."""

        def text() -> StyleAndTextTuples:
            return _joined(self._control.lines(self._output.get_size().columns) if self._control else [])

        def press(name: str) -> Reply | None:
            return self._control.key(name) if self._control else None

        window = Window(FormattedTextControl(text, show_cursor=False), wrap_lines=True, dont_extend_height=True)
        return self._application(Layout(window), _keys_for(press))

    def write(self, prompt: Write, progress: Callable[[], str], tell_why: Callable[[], None]) -> Reply:
        """A line to write; what is typed stays in this process."""
        buffer = Buffer(multiline=False)
        empty = Condition(lambda: not buffer.text)
        bindings = KeyBindings()

        @bindings.add("enter", eager=True)
        def _(event: KeyPressEvent) -> None:
            words = sanitize_line(buffer.text)[: prompt.limit].strip()
            event.app.exit(result=Say(Answer.YES, words) if words else Say(Answer.SKIP))

        def leave(*, interrupted: bool) -> Callable[[KeyPressEvent], None]:
            return lambda event: event.app.exit(result=Leave(interrupted=interrupted))

        bindings.add("escape", eager=True)(leave(interrupted=False))
        bindings.add("c-d", eager=True)(leave(interrupted=False))
        bindings.add("c-c", eager=True)(leave(interrupted=True))
        bindings.add("c-\\", eager=True)(leave(interrupted=True))
        bindings.add("up", eager=True)(lambda event: event.app.exit(result=Go("back")))
        bindings.add("?", filter=empty, eager=True)(lambda event: run_in_terminal(tell_why) and None)

        def text() -> StyleAndTextTuples:
            hints = [
                ("Enter", say.KEY_WRITE),
                ("↑", say.KEY_BACK),
                ("?", say.KEY_WHY),
                ("Esc", say.KEY_LEAVE),
            ]
            rows = flow(hints, self._output.get_size().columns)
            return _joined([*rows, [("class:quiet", f"  {progress()}")]])

        line = Window(BufferControl(buffer, input_processors=[BeforeInput("  > ", style="class:key")]), height=1)
        below = Window(FormattedTextControl(text), wrap_lines=True, dont_extend_height=True)
        return self._show(self._application(Layout(HSplit([line, below]), focused_element=line), bindings))

    def above(self, show: Callable[[], None]) -> Callable[[], None]:
        """A callback that shows something above the live line, whichever is drawn then."""

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
        except _Ended as ended:
            raise ended.ending from None

    def _suspend(self) -> None:
        def stop() -> None:
            # Who wants to know of it beforehand has said so; by itself, this signal does not stop everywhere.
            known = callable(signal.getsignal(signal.SIGTSTP))
            os.kill(os.getpid(), signal.SIGTSTP if known else signal.SIGSTOP)
            self._repose()

        run_in_terminal(stop)

    def _drop_typed_ahead(self) -> None:
        clear_typeahead(self._input)
        self._input.flush_keys()
        try:
            import termios
        except ImportError:
            return
        termios.tcflush(self._input.fileno(), termios.TCIFLUSH)


_FRAMES_A_LOOK = round(5 / _FRAME_SECONDS)
"""How often the time to the appointment is drawn anew, in frames."""


async def _tick(application: "Application[Reply]", control: Control) -> None:
    """Draw a control anew as time goes by, until it says that its time is over."""
    while True:
        await asyncio.sleep(_FRAME_SECONDS)
        reply = control.tick()
        if reply is not None and not application.is_done:
            application.exit(result=reply)
            return
        application.invalidate()


async def _watch(application: "Application[Reply]", descriptor: int) -> None:
    """End the walk when a signal asks for it, or when the terminal is gone.

    A terminal that is gone reads as nothing, and would be read for ever. Meanwhile the time that is left is kept true.
    """
    gone = _hung_up(descriptor)
    try:
        for frame in itertools.count(1):
            if next(gone):
                break
            endings.raise_pending()
            if frame % _FRAMES_A_LOOK == 0:
                application.invalidate()
            await asyncio.sleep(_FRAME_SECONDS)
        raise Terminated(signal.SIGHUP)
    except (KeyboardInterrupt, Terminated) as ending:
        if not application.is_done:
            application.exit(exception=_Ended(ending))


class _Ended(Exception):
    """Carries an ending out of the event loop, which has ways of its own with exits."""

    def __init__(self, ending: BaseException) -> None:
        super().__init__()
        self.ending = ending


def _hung_up(descriptor: int) -> Iterator[bool]:
    """Again and again whether the terminal is gone; never, where that cannot be told."""
    if not hasattr(select, "poll"):
        yield from itertools.repeat(False)
    poll = select.poll()
    poll.register(descriptor, 0)  # a hang-up is reported whatever is asked for
    while True:
        yield any(event & select.POLLHUP for _, event in poll.poll(0))


def can_draw() -> bool:
    """Whether this terminal can be drawn on; some on Windows, such as mintty's, are no consoles."""
    from prompt_toolkit.output.win32 import NoConsoleScreenBufferError  # type: ignore[attr-defined,unused-ignore]

    try:
        create_output()
    except NoConsoleScreenBufferError:
        return False
    return True


def _keys_for(answer: Callable[[str], Reply | None]) -> KeyBindings:
    bindings = KeyBindings()

    def press(name: str, event: KeyPressEvent) -> None:
        # More keys can come with the one that ended it.
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


def _joined(rows: Rows) -> StyleAndTextTuples:
    parts: StyleAndTextTuples = []
    for number, row in enumerate(rows):
        if number:
            parts.append(("", "\n"))
        parts.extend(row)
    return parts
