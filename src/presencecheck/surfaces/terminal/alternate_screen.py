"""A walk on a screen apart: once it is over, nothing of it stands in the window or can be scrolled back to."""

import os
import signal
from contextlib import suppress
from types import FrameType
from typing import TextIO

from rich.console import Console

from presencecheck.core.errors import UsageError
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.messages import walk as say
from presencecheck.surfaces.surface import Arrival, Leave, Opening, Reply, Surface
from presencecheck.system import signals as endings


class Apart(Surface):
    """Lends another surface the terminal's second screen, which keeps nothing, for the time of a walk.

    While the program is stopped (Ctrl-Z), the usual screen is shown.

    Args:
        surface: what walks.
        source: the terminal to read from.
        stream: the terminal to draw on.

    Raises:
        UsageError: the terminal has no second screen.
    """

    def __init__(self, surface: Surface, source: TextIO, stream: TextIO) -> None:
        self._surface = surface
        self._source = source
        self._stream = stream
        self._console = Console(file=stream)
        if self._console.is_dumb_terminal or self._console.legacy_windows:
            raise UsageError(say.NO_SECOND_SCREEN, say.NO_SECOND_SCREEN_HINT)

    def __enter__(self) -> "Apart":
        self._console.set_alt_screen(True)
        if hasattr(signal, "SIGTSTP"):
            signal.signal(signal.SIGTSTP, self._stop)
        self._surface.__enter__()
        return self

    def __exit__(self, *exc: object) -> None:
        self._surface.__exit__(*exc)
        if hasattr(signal, "SIGTSTP"):
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        with suppress(OSError):  # the terminal is gone, and its screens with it
            self._console.set_alt_screen(False)
            self._stream.flush()

    def open(self, run: Run, opening: Opening) -> None:
        """What lies ahead."""
        self._surface.open(run, opening)

    def pose(self, run: Run, *, awaiting: bool = False) -> None:
        """The question."""
        self._surface.pose(run, awaiting=awaiting)

    def ask(self, run: Run, arrived: Arrival | None = None) -> Reply:
        """Whatever the surface takes for an answer."""
        return self._surface.ask(run, arrived)

    def settle(self, run: Run, ref: str) -> None:
        """The answer as taken."""
        self._surface.settle(run, ref)

    def offer(self, question: Choose) -> int | Leave:
        """A choice."""
        return self._surface.offer(question)

    def unlogged(self) -> None:
        """For what is said on leaving."""
        self._surface.unlogged()

    def close(self, run: Run, reply: Leave | None) -> None:
        """The verdict, or how to go on; it stands until the person has seen it."""
        self._surface.close(run, reply)
        self._stream.write(f"\n{say.CLEARS}\n")
        self._stream.flush()
        # The walk is over: a Ctrl-C here is only another way to go on.
        with suppress(KeyboardInterrupt):
            endings.read_line(self._source)

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        # Whatever is shown again once the program goes on belongs on the screen apart, so that has to come first.
        brought_back = signal.signal(signal.SIGCONT, signal.SIG_IGN)
        self._console.set_alt_screen(False)
        self._stream.flush()
        os.kill(os.getpid(), signal.SIGSTOP)
        self._console.set_alt_screen(True)
        self._stream.flush()
        signal.signal(signal.SIGCONT, brought_back)
        if callable(brought_back):
            brought_back(signal.SIGCONT, frame)
