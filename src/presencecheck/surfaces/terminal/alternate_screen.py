"""A walk on the terminal's alternate screen: afterwards nothing of it stands in the window or its scrollback."""

import os
import signal
from contextlib import suppress
from types import FrameType
from typing import TextIO

from presencecheck.core.errors import UsageError
from presencecheck.core.run import Run
from presencecheck.messages import surfaces as surfaces_messages
from presencecheck.messages import verdict as verdict_messages
from presencecheck.surfaces.surface import Ending, Leave, Surface
from presencecheck.surfaces.surrounding import SurroundingSurface
from presencecheck.system import signals
from presencecheck.system.display import has_styles

_ALTERNATE = "\x1b[?1049h\x1b[H"
_USUAL = "\x1b[?1049l"


class AlternateScreen(SurroundingSurface):
    """Shows another surface on the alternate screen, which keeps nothing, as long as the walk lasts.

    While the program is stopped (Ctrl-Z), the usual screen is shown.

    Args:
        surface: the surface that walks.
        source: the terminal to read from.
        stream: the terminal to draw on.

    Raises:
        UsageError: the terminal has no alternate screen.
    """

    def __init__(self, surface: Surface, source: TextIO, stream: TextIO) -> None:
        super().__init__(surface)
        self._source = source
        self._stream = stream
        if not has_styles(stream):
            raise UsageError(surfaces_messages.NO_SECOND_SCREEN, surfaces_messages.NO_SECOND_SCREEN_HINT)

    def __enter__(self) -> "AlternateScreen":
        self._write(_ALTERNATE)
        if hasattr(signal, "SIGTSTP"):
            signal.signal(signal.SIGTSTP, self._stop)
        self._surface.__enter__()
        return self

    def __exit__(self, *exc: object) -> None:
        self._surface.__exit__(*exc)
        if hasattr(signal, "SIGTSTP"):
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        with suppress(OSError):  # the terminal is gone, and its screens with it
            self._write(_USUAL)

    def end_setup(self, sentence: str) -> None:
        """Say it where it is read: on the screen that comes back, and stays."""
        self._write(_USUAL)
        self._surface.end_setup(sentence)

    def show_ending(self, run: Run, reply: Leave | None, ending: Ending) -> None:
        """Show the verdict and the cards, or how to continue, until the person has seen them."""
        self._surface.show_ending(run, reply, ending)
        if ending.changeable:
            return  # the last screen stands until Enter
        self._stream.write(f"\n{verdict_messages.CLEARS}\n")
        self._stream.flush()
        # The walk is over: Ctrl-C does here what Enter does.
        with suppress(KeyboardInterrupt):
            signals.read_line(self._source)

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        # What the surface shows again when the program continues belongs on the alternate screen, so that comes first.
        continued = signal.signal(signal.SIGCONT, signal.SIG_IGN)
        self._switch(alternate=False)
        os.kill(0, signal.SIGSTOP)  # all of the job: what waits for this program would keep the shell waiting
        self._switch(alternate=True)
        signal.signal(signal.SIGCONT, continued)
        if callable(continued):
            continued(signal.SIGCONT, frame)

    def _write(self, sequence: str) -> None:
        self._stream.write(sequence)
        self._stream.flush()

    def _switch(self, *, alternate: bool) -> None:
        # The signal may have come in the middle of a write, and a buffered stream refuses a second one inside it.
        with suppress(OSError):
            os.write(self._stream.fileno(), (_ALTERNATE if alternate else _USUAL).encode("ascii"))
