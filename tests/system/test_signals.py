"""Signals that end a walk: kept until it is safe to end, and at once while it waits for a person."""

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from presencecheck.core.errors import Terminated
from presencecheck.system.signals import deferred, interruptible, raise_pending, read_line, wait_readable

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of a POSIX system")


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """The two ends of a pipe: to read from, and to write to."""
    ends = os.pipe()
    yield ends
    for end in ends:
        os.close(end)


@pytest.mark.parametrize(("number", "error"), [("SIGINT", KeyboardInterrupt), ("SIGQUIT", KeyboardInterrupt)])
def test_a_person_ends_the_walk(number: str, error: type[BaseException]) -> None:
    """The signal does nothing until it is asked for; then it is raised, and handlers are as before."""
    before = signal.getsignal(signal.Signals[number])
    with deferred():
        raise_pending()
        signal.raise_signal(signal.Signals[number])
        with pytest.raises(error):
            raise_pending()
    assert signal.getsignal(signal.Signals[number]) is before


@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP"])
def test_the_system_ends_the_walk(number: str) -> None:
    """The exit code says which signal it was."""
    with deferred():
        signal.raise_signal(signal.Signals[number])
        with pytest.raises(Terminated) as caught:
            raise_pending()
    assert caught.value.code == 128 + signal.Signals[number]


def test_the_first_signal_counts() -> None:
    """A second signal does not change how the program ends."""
    with deferred():
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(Terminated):
            raise_pending()


def test_a_signal_before_an_earlier_walk_is_forgotten() -> None:
    """Each block begins without a signal."""
    with deferred():
        signal.raise_signal(signal.SIGTERM)
    with deferred():
        raise_pending()


def test_a_signal_does_not_outlive_its_block() -> None:
    """What comes after a walk is not ended by a signal that the walk did not raise."""
    with deferred():
        signal.raise_signal(signal.SIGTERM)
    raise_pending()


def test_a_read_can_be_interrupted() -> None:
    """Inside a read that waits for a person, a signal ends it at once, also one that came just before."""
    with deferred():
        with pytest.raises(KeyboardInterrupt), interruptible():
            signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt), interruptible():
            pytest.fail("the signal came before")


def test_waiting_for_input(pipe: tuple[int, int]) -> None:
    """Something to read ends the waiting, and so does the time."""
    with deferred():
        assert not wait_readable(pipe[0], 0)
        os.write(pipe[1], b"x")
        assert wait_readable(pipe[0])


def test_a_signal_wakes_the_waiting(pipe: tuple[int, int]) -> None:
    """A signal that arrives while nothing can be read is raised without waiting for input."""
    with deferred():
        sender = threading.Timer(0.05, lambda: os.kill(os.getpid(), signal.SIGTERM))
        sender.start()
        with pytest.raises(Terminated):
            wait_readable(pipe[0])
        sender.join()


def test_a_line_is_read() -> None:
    """A line comes with its end; the end of input is empty."""
    reading, writing = os.pipe()
    os.write(writing, b"yes\n")
    os.close(writing)
    with deferred(), os.fdopen(reading) as source:
        assert read_line(source) == "yes\n"
        assert read_line(source) == ""
