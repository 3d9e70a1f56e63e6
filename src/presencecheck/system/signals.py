"""Signals that end a walk: noted when they come, obeyed only where nothing is half done.

A handler that raises can do so anywhere, even where Python throws the exception away. So ours only note the signal;
the walk asks between its steps, the live line asks ten times a second, and reads that may wait for ever are marked
as the one place where a signal may cut in.
"""

import os
import select
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TextIO

from presencecheck.core.errors import Terminated
from presencecheck.system.clock import stopwatch

_INTERRUPTS = ("SIGINT", "SIGQUIT")
_ENDINGS = ("SIGTERM", "SIGHUP")


class _Noted:
    """What came in, and whether it may cut in now; one for the process, as signals are."""

    signum: int = 0
    may_cut_in: bool = False


@contextmanager
def deferred() -> Iterator[None]:
    """Within this, signals that end a walk are noted instead of ending the process."""
    before = {}
    _Noted.signum = 0
    for name in (*_INTERRUPTS, *_ENDINGS):
        number = getattr(signal, name, None)
        if number is not None:
            before[number] = signal.signal(number, _note)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def raise_pending() -> None:
    """End the walk if a signal asked for it.

    Raises:
        KeyboardInterrupt: it was one that a person sends.
        Terminated: it was one that the system sends.
    """
    number = _Noted.signum
    if number in [getattr(signal, name, None) for name in _INTERRUPTS]:
        raise KeyboardInterrupt
    if number:
        raise Terminated(number)


@contextmanager
def interruptible() -> Iterator[None]:
    """Within this, a signal is obeyed at once; for reads that wait for a person."""
    _Noted.may_cut_in = True
    try:
        raise_pending()
        yield
    finally:
        _Noted.may_cut_in = False


def wait_readable(descriptor: int, seconds: float | None = None) -> bool:
    """Wait until there is something to read, or the time is over; a signal is obeyed at once, whenever it comes.

    A signal that comes just before a read would wait for the read's end; here it also wakes the waiting.

    Args:
        descriptor: what is to be read.
        seconds: how long to wait; None for as long as it takes.
    """
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
    """A line that a person types, however long that takes; empty at the end of input. A signal is obeyed at once.

    Raises:
        KeyboardInterrupt: a person asked for the end.
        Terminated: the system did, or the terminal is gone.
    """
    try:
        if os.name != "nt":  # a console cannot be waited for
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


def _note(signum: int, frame: object) -> None:
    _Noted.signum = _Noted.signum or signum
    if _Noted.may_cut_in:
        raise_pending()
