"""Draws what is edited, a line, with prompt_toolkit; on Windows, whose console gives no sequences, a control too.

Imported once a line is written, because the import takes longer than all that comes before the first question.
"""

import asyncio
import itertools
import signal
from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property
from typing import TextIO

from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style

from presencecheck.core.errors import Terminated
from presencecheck.surfaces.surface import Leave, Reply
from presencecheck.surfaces.terminal.hints import Fragment, join_rows
from presencecheck.surfaces.terminal.key_guard import A_MOMENT, BURST_SECONDS
from presencecheck.surfaces.terminal.key_press import Presses
from presencecheck.surfaces.terminal.live_frames import LiveFrames
from presencecheck.surfaces.terminal.prompt_input import PromptInput
from presencecheck.surfaces.terminal.prompt_presses import key_presses, presses_of
from presencecheck.surfaces.terminal.question_control import FRAME_SECONDS, FRAMES_PER_REDRAW, Control
from presencecheck.surfaces.terminal.text_line import TextLine
from presencecheck.system import signals
from presencecheck.system.terminal import hang_up_of

# No colour: the terminal's own is the only one that is sure to be read on its ground.
_STYLE = Style.from_dict({"key": "bold", "word": "", "quiet": "", "chosen": "bold reverse", "bar": ""})
_END: Fragment = ("[SetCursorPosition]", " ")
"""Puts the cursor, which is hidden, behind the last row: screen readers read to the cursor's row."""


class Applications:
    """The applications of one walk.

    Args:
        stream: the terminal to draw on.
        source: its keys.
        frames: those in which it reaches a screen reader.
        alone_seconds: how long an ESC waits for what belongs to it.
        settle: is called once no other key came for a while, after `settle_later`.
        come_back: shows the question once more, after another program had the terminal.
    """

    def __init__(
        self,
        stream: TextIO,
        source: PromptInput,
        frames: LiveFrames,
        alone_seconds: float,
        settle: Callable[[], None],
        come_back: Callable[[], None],
    ) -> None:
        self._come_back = come_back
        self._input = source
        self._frames = frames
        self._alone_seconds = alone_seconds
        self._settle = settle
        self._output = create_output(stdout=stream)
        if isinstance(self._output, Vt100_Output):
            # Asking where the cursor is would wait on terminals that never answer.
            self._output.enable_cpr = False
        self._stack = ExitStack()
        self._control: Control | None = None

    @cached_property
    def _runner(self) -> asyncio.Runner:
        """One event loop for the whole walk: making and closing one takes longer than taking an answer."""
        return self._stack.enter_context(asyncio.Runner())

    def close(self) -> None:
        """End what runs beside."""
        self._stack.close()

    @property
    def columns(self) -> int:
        """The width of the window."""
        return self._output.get_size().columns

    @property
    def is_done(self) -> bool:
        """Whether no further key is for the control."""
        return self._application.is_done

    def show(self, control: Control, begin: Callable[[], None]) -> Reply:
        """Show a control until it has a reply; then take it away.

        Raises:
            KeyboardInterrupt: a signal that a person sends has come.
            Terminated: a signal of the system has come, or the terminal is gone.
        """
        self._control = control
        try:
            return self._run(self._application, begin, control)
        finally:
            self._control = None

    @cached_property
    def _application(self) -> "Application[Reply]":
        """Draws the control of the question; one for all questions, since making one takes longer than an answer."""

        def text() -> StyleAndTextTuples:
            rows = join_rows(self._control.lines(self.columns)) if self._control else []
            return [*rows, _END] if self._frames.are_wanted else [*rows]

        window = Window(FormattedTextControl(text, show_cursor=False), wrap_lines=True, dont_extend_height=True)
        return self._make_application(Layout(window), KeyBindings())

    def write(self, line: TextLine, ahead: Presses, stop: Callable[[], None]) -> Reply:
        """Have a line written.

        Args:
            line: the line.
            ahead: keys that were typed before, and are for it.
            stop: stops the program where Ctrl-Z does that.

        Raises:
            KeyboardInterrupt: a signal that a person sends has come.
            Terminated: a signal of the system has come, or the terminal is gone.
        """
        store_typeahead(self._input, key_presses(ahead))
        bindings = line.bindings()
        if hasattr(signal, "SIGTSTP"):
            bindings.add("c-z", eager=True)(lambda event: self.stop(stop))
        return self._run(self._make_application(line.layout(), bindings), lambda: None)

    def take_typed(self) -> Presses:
        """The keys that were read and given to nobody."""
        return presses_of(get_typeahead(self._input))

    def end(self, reply: Reply) -> None:
        """Reply to the control."""
        if not self.is_done:
            self._application.exit(result=reply)

    def refresh(self) -> None:
        """Draw the control again."""
        self._application.invalidate()

    def settle_later(self) -> None:
        """Have `settle` called when the key that came can no longer be one of many."""
        asyncio.get_running_loop().call_later(BURST_SECONDS + A_MOMENT, self._settle_now)

    def _settle_now(self) -> None:
        if self._control is not None:
            self._settle()
            self.refresh()

    def above(self, show: Callable[[], None]) -> None:
        """Show something above the control, or the line."""
        run_in_terminal(show)

    def stop(self, stop: Callable[[], None]) -> None:
        """Give the terminal away while the program is stopped."""
        run_in_terminal(stop)

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
        application.ttimeoutlen = self._alone_seconds + A_MOMENT
        application.after_render += self._frames.release
        return application

    def _run(
        self, application: "Application[Reply]", begin: Callable[[], None], control: Control | None = None
    ) -> Reply:
        def prepare() -> None:
            if control is not None and control.moving:
                application.create_background_task(_tick(application, control))
            application.create_background_task(self._watch(application))
            begin()

        try:
            return self._runner.run(
                application.run_async(pre_run=prepare, handle_sigint=False, set_exception_handler=False)
            )
        except EOFError:
            return Leave()
        except _InterruptedError as error:
            raise error.ending from None

    async def _watch(self, application: "Application[Reply]") -> None:
        """End the walk when a signal asks for it, or when the terminal is gone; meanwhile keep what is shown true."""
        is_gone = hang_up_of(self._input.fileno())
        try:
            for frame in itertools.count(1):
                if is_gone():
                    break
                signals.raise_pending()
                if self._input.keep_raw():
                    application.renderer.reset()  # what stands above the cursor is no longer its own
                    run_in_terminal(self._come_back)
                elif frame % FRAMES_PER_REDRAW == 0:
                    application.invalidate()
                await asyncio.sleep(FRAME_SECONDS)
            raise Terminated(signal.SIGHUP)
        except (KeyboardInterrupt, Terminated) as ending:
            if not application.is_done:
                application.exit(exception=_InterruptedError(ending))


async def _tick(application: "Application[Reply]", control: Control) -> None:
    """Redraw a control as time passes, until it says that its time is over."""
    while True:
        await asyncio.sleep(FRAME_SECONDS)
        reply = control.tick()
        if reply is not None and not application.is_done:
            application.exit(result=reply)
            return
        application.invalidate()


class _InterruptedError(Exception):
    """Carries an interrupt out of the event loop, which treats exits in its own way."""

    def __init__(self, ending: BaseException) -> None:
        super().__init__()
        self.ending = ending


def can_draw() -> bool:
    """Whether this terminal can be drawn on; some on Windows, such as mintty's, are not consoles."""
    from prompt_toolkit.output.win32 import NoConsoleScreenBufferError  # type: ignore[attr-defined,unused-ignore]

    try:
        create_output()
    except NoConsoleScreenBufferError:
        return False
    return True
