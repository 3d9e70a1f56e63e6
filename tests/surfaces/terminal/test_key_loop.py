"""What the loop of single keys waits for: keys, an end of input, a terminal that goes, signals, time that passes."""

import io
import os
import signal
import sys
import tty
from collections.abc import Callable, Iterator
from typing import NamedTuple, TextIO

import pytest

from presencecheck.core.errors import Terminated
from presencecheck.surfaces.surface import Leave, MeasurementArrived, Reply
from presencecheck.surfaces.terminal.hints import Rows
from presencecheck.surfaces.terminal.key_loop import KeyLoop
from presencecheck.surfaces.terminal.key_press import Presses, names_of
from presencecheck.surfaces.terminal.key_reader import KeyReader
from presencecheck.surfaces.terminal.live_frames import LiveFrames
from presencecheck.surfaces.terminal.question_control import QuestionControl
from presencecheck.system import signals
from presencecheck.system.clock import stopwatch

if sys.platform != "win32":
    import termios

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
ALONE_SECONDS = 0.02


class Drawn(QuestionControl):
    """A control that counts how often it is drawn, and replies as time passes if it moves."""

    def __init__(self, *, moving: bool = False) -> None:
        super().__init__(kept=False, progress=str, explain=bool)
        self.moving = moving
        self.drawn = self.ticks = 0

    def lines(self, width: int) -> Rows:
        """One row that tells how often."""
        self.drawn += 1
        return [[("", str(self.drawn))]]

    def tick(self) -> Reply | None:
        """A reply at the second frame."""
        self.ticks += 1
        return MeasurementArrived() if self.ticks == 2 else None


class Typing(NamedTuple):
    """A loop, who types, what was taken, and what was drawn."""

    loop: KeyLoop
    master: int
    taken: list[str]
    stream: io.StringIO

    def show(self, control: Drawn, begin: Callable[[], object] = bool) -> Reply:
        """Show a control in whose first moment something happens."""

        def begins() -> None:
            begin()

        return self.loop.show(control, begins)

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self.master, keys)


@pytest.fixture
def typing() -> Iterator[Typing]:
    """A loop whose keys are noted; `q` leaves."""
    master, slave = os.openpty()
    tty.setraw(slave)
    taken: list[str] = []
    stream = io.StringIO()
    with os.fdopen(slave, encoding="utf-8") as source:
        keys = KeyReader(source, stopwatch, ALONE_SECONDS)

        def take(presses: Presses) -> bool:
            names = names_of(presses)
            taken.extend(names)
            if "q" in names:
                loop.end(Leave())
            elif "s" in names:
                loop.settle_later()
            return False

        def settle() -> None:
            taken.append("settled")
            loop.end(Leave())

        def come_back() -> None:
            stream.write("Is the lamp on?")
            os.write(master, b"q")

        loop = KeyLoop(stream, keys, LiveFrames(stream, keys), ALONE_SECONDS, take, settle, come_back)
        yield Typing(loop, master, taken, stream)
    os.close(master)


def test_keys_are_taken_and_the_rows_go(typing: Typing) -> None:
    """Each read at once; what was drawn is erased in the end."""
    control = Drawn()
    reply = typing.show(control, lambda: typing.type(b"yq"))
    assert (reply, typing.taken, control.drawn) == (Leave(), ["y", "q"], 1)
    assert typing.stream.getvalue().endswith("\x1b[?25h")


def test_a_reply_that_is_there_draws_nothing(typing: Typing) -> None:
    """The keys that were typed before can be one."""
    control = Drawn()
    assert typing.show(control, lambda: typing.loop.end(Leave())) == Leave()
    assert (control.drawn, typing.stream.getvalue()) == (0, "")


def test_the_esc_key_comes_after_a_while(typing: Typing) -> None:
    """By itself, with nothing typed after it; and what waits to be known is known by then."""
    typing.show(Drawn(), lambda: typing.type(b"s\x1b"))
    assert typing.taken == ["s", "escape", "settled"]


def test_what_moves_is_drawn_and_asked(typing: Typing) -> None:
    """Until it replies; what does not move is drawn once."""
    control = Drawn(moving=True)
    assert typing.show(control) == MeasurementArrived()
    assert control.drawn == 3


def test_something_is_shown_above(typing: Typing) -> None:
    """In the place of the rows, which are drawn below it."""

    def show() -> None:
        typing.loop.above(lambda: print("Faces want light.", file=typing.stream))
        typing.type(b"q")

    control = Drawn(moving=True)
    control.tick = lambda: show() if control.drawn == 2 else None  # type: ignore[method-assign]
    typing.show(control)
    before, _, after = typing.stream.getvalue().partition("Faces want light.\n")
    assert before.endswith("\x1b[?25h")
    assert "3" in after


def test_a_terminal_that_another_program_had_is_taken_back(typing: Typing) -> None:
    """A shell leaves raw mode when the program is stopped from elsewhere: the question stands again, and keys count."""

    def leave_raw_mode() -> None:
        flags = termios.tcgetattr(typing.master)
        flags[tty.LFLAG] |= termios.ICANON | termios.ECHO
        termios.tcsetattr(typing.master, termios.TCSANOW, flags)

    control = Drawn(moving=True)
    control.tick = lambda: leave_raw_mode() if control.drawn == 2 else None  # type: ignore[method-assign]
    assert typing.show(control) == Leave()
    assert typing.taken == ["q"]
    assert "\r\x1b[JIs the lamp on?" in typing.stream.getvalue()


def taking_nothing(source: TextIO, stream: TextIO) -> KeyLoop:
    """A loop that reads keys here, and does nothing with them."""
    keys = KeyReader(source, stopwatch, ALONE_SECONDS)
    nothing = (lambda presses: False, lambda: None, lambda: None)
    return KeyLoop(stream, keys, LiveFrames(stream, keys), ALONE_SECONDS, *nothing)


def test_a_terminal_that_is_gone_ends_it(typing: Typing) -> None:
    """As the system's signal would, that may come later or never."""
    other, gone = os.openpty()
    os.close(other)
    with os.fdopen(gone, encoding="utf-8") as source:
        loop = taking_nothing(source, typing.stream)
        with pytest.raises(Terminated) as ended:
            loop.show(Drawn(moving=True), lambda: None)
    assert ended.value.code == 128 + signal.SIGHUP


def test_an_end_of_input_leaves(typing: Typing) -> None:
    """Nothing more can be typed."""
    reading, writing = os.pipe()
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as source:
        loop = taking_nothing(source, typing.stream)
        loop._is_gone = lambda: False  # a pipe tells its end as a hang-up, a terminal does not
        assert loop.show(Drawn(moving=True), lambda: None) == Leave()


@pytest.mark.parametrize(("number", "error"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, Terminated)])
def test_a_signal_ends_it(number: signal.Signals, error: type[BaseException], typing: Typing) -> None:
    """Within a frame, and the rows are taken away; a control that replies by itself later does not come to that."""
    with signals.deferred(), pytest.raises(error):
        typing.show(Drawn(moving=True), lambda: signal.raise_signal(number))
    assert not typing.loop._rows.is_out_of_shape
    assert typing.loop._rows._drawn is None
