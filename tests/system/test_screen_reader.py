"""Whether a screen reader is on: asked on a real bus, and of buses that answer nothing, too late, or anything."""

import socket
import sys
import threading
from contextlib import ExitStack, suppress
from tempfile import TemporaryDirectory
from threading import Timer
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.system import screen_reader, settings
from tests.support.bus import bus
from tests.support.desktops import desktop

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the bus of a desktop on Linux")


def said(address: str) -> bool:
    """What comes of asking there."""
    screen_reader.ask(address)
    return screen_reader.is_on()


@pytest.mark.real
@pytest.mark.parametrize("is_heard", [False, True])
def test_on_a_real_desktop(is_heard: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The service's word counts; without the service, or the bus, nothing is known and nothing is started."""
    monkeypatch.setattr(screen_reader, "_SECONDS", 5)
    with desktop(is_heard=is_heard) as desk:
        address = desk.environment["DBUS_SESSION_BUS_ADDRESS"]
        assert said(address) is is_heard
    assert said(address) is False


def test_a_bus_that_never_answers_holds_nobody_up() -> None:
    """The time is over, and the walk begins as usual."""
    over = threading.Event()
    with bus(lambda guest: over.wait(5)) as address:
        begun = monotonic()
        assert said(address) is False
        took = monotonic() - begun
        over.set()
    assert took < 4  # the bus would be silent for 5; how long 8 ms take on a busy machine is for the benchmark


SIGNAL = b"l\x04\0\x01" + bytes(12)
"""A message that answers nothing, as D-Bus writes it."""


@pytest.mark.parametrize("pause", [0, 0.05])
def test_a_bus_that_speaks_of_something_else_holds_nobody_up(pause: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much it sends, and however slowly: what comes makes nobody wait for more."""
    monkeypatch.setattr(screen_reader, "_SECONDS", 0.2)
    over = threading.Event()

    def chatter(guest: socket.socket) -> None:
        with suppress(OSError):
            guest.send(b"OK 1\r\n")
            while not over.wait(pause):
                guest.send(SIGNAL * (1 if pause else 50))

    with bus(chatter) as address:
        limit = Timer(10, over.set)  # what would end it where it went on
        limit.start()
        assert said(address) is False
        assert not over.is_set()
        limit.cancel()
        over.set()


def test_a_bus_that_lets_nobody_in_holds_nobody_up() -> None:
    """One that is stopped, with others at its door: a connection that would have to wait is not made."""
    with TemporaryDirectory(prefix="bus") as folder, socket.socket(socket.AF_UNIX) as listening:
        path = f"{folder}/bus"
        listening.bind(path)
        listening.listen(0)
        with ExitStack() as others:
            with suppress(BlockingIOError):
                while True:
                    other = others.enter_context(socket.socket(socket.AF_UNIX))
                    other.setblocking(False)
                    other.connect(path)
            assert said(f"unix:path={path}") is False


@pytest.mark.parametrize("answer", [b"", b"REJECTED EXTERNAL\r\n", b"OK 1\r\n", bytes(100), b"OK 1\r\n" + bytes(64)])
def test_a_bus_that_answers_something_else(answer: bytes) -> None:
    """A refusal, an end in the middle, and noise all mean that nothing is known."""
    with bus(lambda guest: guest.send(answer)) as address:
        assert said(address) is False


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("unix:path=/run/user/1000/bus", "/run/user/1000/bus"),
        ("unix:abstract=/tmp/dbus-1,guid=2", "\0/tmp/dbus-1"),
        ("tcp:host=a;unix:guid=3,path=/b%2Cc", "/b,c"),
        ("", ""),
        ("autolaunch:", ""),
    ],
)
def test_addresses_of_a_bus(address: str, path: str) -> None:
    """The first socket of this machine is taken, as the specification of D-Bus writes it."""
    assert screen_reader.bus_path(address) == path


@given(st.binary(max_size=200))
def test_whatever_is_heard_is_an_answer_or_none(heard: bytes) -> None:
    """Noise on the bus is never yes."""
    assert not screen_reader._answer(b"OK\r\n" + heard)


def test_both_orders_of_bytes() -> None:
    """A service on this machine can write either."""
    for order, sign in (("little", b"l"), ("big", b"B")):
        for value in (True, False):
            body = b"\x01b\0\0" + int(value).to_bytes(4, order)  # type: ignore[arg-type]
            head = b"\x02\0\x01" + (8).to_bytes(4, order) + bytes(8)  # type: ignore[arg-type]
            hello, signal = sign + b"\x02\0\x01" + bytes(12), sign + b"\x04\0\x01" + bytes(12)
            heard = b"OK 1\r\n" + hello + signal + sign + head + body
            assert screen_reader._answer(heard) is value
            assert screen_reader._answer(heard[:-1]) is None


@pytest.mark.parametrize(
    ("names", "may_be"),
    [
        ((), False),
        (("DISPLAY",), False),
        (("DBUS_SESSION_BUS_ADDRESS",), False),
        (("DBUS_SESSION_BUS_ADDRESS", "DISPLAY"), True),
        (("DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY"), True),
        (("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "SSH_TTY"), False),
    ],
)
def test_where_there_can_be_a_desktop(names: tuple[str, ...], may_be: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A console, and the other end of an ssh connection, have none to ask."""
    for name in names:
        monkeypatch.setenv(name, "here")
    assert settings.desktop_address() == ("here" if may_be else "")
