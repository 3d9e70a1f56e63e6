"""Signals that end a walk: recorded when they arrive, raised as exceptions only where nothing is half done.

A handler that raises can do so anywhere, even where Python discards the exception. So our handler only records the
signal. The walk calls `raise_pending` between its steps, the live line ten times a second, and reads that may block
without limit are marked `interruptible`.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TextIO

from presencecheck.core.errors import Terminated
from presencecheck.system.clock import stopwatch

_INTERRUPTS = ("SIGINT", "SIGQUIT")
_ENDINGS = ("SIGTERM", "SIGHUP")


class _Pending:
    """The signal that arrived, and whether it may be raised at once; one per process, as signals are."""

    signum: int = 0
    interruptible_now: bool = False


@contextmanager
def deferred() -> Iterator[None]:
    """Record signals that end a walk inside this block, instead of ending the process."""
    before = {}
    _Pending.signum = 0
    for name in (*_INTERRUPTS, *_ENDINGS):
        number = getattr(signal, name, None)
        if number is not None:
            before[number] = signal.signal(number, _record)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        _Pending.signum = 0  # a signal that was not raised in this block must not end what comes after it


def is_pending() -> bool:
    """Whether a signal is recorded that ends the walk."""
    return _Pending.signum != 0


def raise_pending() -> None:
    """Raise the exception for a recorded signal, if there is one.

    Raises:
        KeyboardInterrupt: for a signal that a person sends.
        Terminated: for a signal that the system sends.
    """
    number = _Pending.signum
    if number in [getattr(signal, name, None) for name in _INTERRUPTS]:
        raise KeyboardInterrupt
    if number:
        raise Terminated(number)


@contextmanager
def interruptible() -> Iterator[None]:
    """Let signals raise at once inside this block; for reads that wait for a person."""
    _Pending.interruptible_now = True
    try:
        raise_pending()
        yield
    finally:
        _Pending.interruptible_now = False


def wait_readable(descriptor: int, seconds: float | None = None) -> bool:
    """Wait until there is something to read; return False if the time ran out first.

    A signal raises at once. With a plain read, one that arrives just before it would wait for its end.

    Args:
        descriptor: the open file to wait for.
        seconds: the longest wait; None for no limit.
    """
    import select  # wanted once a person is waited for

    woken, waker = _wakeup()
    before = signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
    try:
        until = None if seconds is None else stopwatch() + seconds
        while True:
            raise_pending()
            ready = select.select([descriptor, woken], [], [], None if until is None else max(until - stopwatch(), 0))[
                0
            ]
            if descriptor in ready or not ready:
                return bool(ready)
            os.read(woken, 4096)
    finally:
        signal.set_wakeup_fd(before)


def read_line(source: TextIO) -> str:
    """Read a line that a person types; empty at the end of input. A signal raises at once.

    Raises:
        KeyboardInterrupt: for a signal that a person sends.
        Terminated: for a signal that the system sends, or if the terminal is gone.
    """
    try:
        if os.name != "nt":  # select cannot wait for a console
            wait_readable(source.fileno())
        with interruptible():
            return source.readline()
    except OSError as error:
        raise Terminated(signal.SIGHUP) from error


@cache
def _wakeup() -> tuple[int, int]:
    ends = os.pipe()
    for end in ends:
        os.set_blocking(end, False)
    return ends


def _record(signum: int, frame: object) -> None:
    _Pending.signum = _Pending.signum or signum
    if _Pending.interruptible_now:
        raise_pending()
