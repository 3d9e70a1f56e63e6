"""A notification on a real desktop, pressed for real; and buses that answer nothing, or anything."""

import socket
import sys
import threading
from queue import Queue
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.system import bus_notification
from presencecheck.system.bus_notification import NoNotificationsError, show_and_wait
from presencecheck.system.screen_reader import BUS, padded, wire_text
from tests.support.bus import bus
from tests.support.notifications import notifying_desktop

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the bus of a desktop on Linux")
SENTENCE, BUTTON = "14:00 in 5 minutes \N{EM DASH} caf\N{LATIN SMALL LETTER E WITH ACUTE}", "Begin"


@pytest.mark.real
def test_on_a_real_desktop() -> None:
    """A press on the button counts, one on the cross does not, and one that is over is taken away."""
    with notifying_desktop() as desk:
        address = desk.environment["DBUS_SESSION_BUS_ADDRESS"]
        answers: Queue[bool] = Queue()
        for name, expected in ((BUTTON, True), ("", False)):
            waiting = threading.Thread(target=lambda: answers.put(show_and_wait(address, SENTENCE, BUTTON, 60)))
            waiting.start()
            desk.press(SENTENCE, name)
            waiting.join(60)
            assert answers.get(timeout=1) is expected
        assert show_and_wait(address, SENTENCE, BUTTON, 0.2) is False
        desk.wait_until_gone(SENTENCE)


def message(kind: int, *, answers: int = 0, member: str = "", body: bytes = b"", order: str = "little") -> bytes:
    """A message of a bus, with the fields that real ones have."""

    def number(value: int) -> bytes:
        return value.to_bytes(4, "little" if order == "little" else "big")

    parts = [b"\x08\x01g\0\x02us\0"]
    if member:
        parts.append(b"\x03\x01s\0" + number(len(member)) + member.encode() + b"\0")
    if answers:
        parts.append(b"\x05\x01u\0" + number(answers))
    fields = b"".join(map(padded, parts[:-1])) + parts[-1]
    head = (
        (b"l" if order == "little" else b"B")
        + bytes([kind, 0, 1])
        + number(len(body))
        + number(9)
        + number(len(fields))
    )
    return padded(head + fields) + body


def said(number: int, word: str = "", order: str = "little") -> bytes:
    """The body of a signal."""
    little = order == "little"
    size = len(word).to_bytes(4, "little" if little else "big")
    return number.to_bytes(4, "little" if little else "big") + (size + word.encode() + b"\0" if word else b"\0" * 4)


@pytest.mark.parametrize("order", ["little", "big"])
@pytest.mark.parametrize(
    ("signals", "expected"),
    [
        ([("ActionInvoked", 7, "begin")], True),
        ([("ActionInvoked", 7, "default")], True),
        ([("ActionInvoked", 8, "begin"), ("NotificationClosed", 7, "")], False),
        ([("ActivationToken", 7, "x"), ("ActionInvoked", 7, "begin")], True),
        ([("ActionInvoked", 7, "other")], False),
    ],
)
def test_what_counts(signals: list[tuple[str, int, str]], expected: bool, order: str) -> None:
    """Only what concerns this notification, in either order of bytes, piece by piece."""
    words = message(2, answers=1, order=order) + message(2, answers=3, body=said(7, order=order)[:4], order=order)
    for member, number, word in signals:
        words += message(4, member=member, body=said(number, word, order), order=order)

    def serve(guest: socket.socket) -> None:
        guest.sendall(b"OK 1\r\n" + words[:20])
        guest.sendall(words[20:])
        guest.recv(1)

    with bus(serve) as address:
        assert show_and_wait(address, SENTENCE, BUTTON, 60) is expected


def test_it_is_taken_away_when_it_is_over() -> None:
    """The service is told to, by the number that it gave."""
    heard: Queue[bytes] = Queue()

    def serve(guest: socket.socket) -> None:
        guest.sendall(b"OK 1\r\n" + message(2, answers=3, body=said(7)[:4]))
        everything = b""
        while more := guest.recv(4096):
            everything += more
        heard.put(everything)

    with bus(serve) as address:
        assert show_and_wait(address, SENTENCE, BUTTON, 0.05) is False
        everything = heard.get(timeout=60)
    assert everything.endswith(b"\x07\0\0\0")
    assert b"CloseNotification" in everything
    assert wire_text(SENTENCE) in everything
    assert wire_text(f"{BUS}.Hello"[-5:]) in everything


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"REJECTED EXTERNAL\r\n",
        b"OK 1\r\n",
        b"OK 1\r\n" + bytes(64),
        b"OK 1\r\nl\x02\0\x01" + b"\xff" * 12,
        b"OK 1\r\n" + message(3, answers=3),
        b"OK 1\r\nl\x02\0\x01\0\0\0\0\x09\0\0\0\x03\0\0\0\x08\x01g\0\0\0\0\0",
    ],
)
def test_a_bus_without_such_a_service(words: bytes) -> None:
    """A refusal, an end in the middle and noise mean that nothing is shown."""
    with bus(lambda guest: guest.sendall(words)) as address, pytest.raises(NoNotificationsError):
        show_and_wait(address, SENTENCE, BUTTON, 60)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_noise(words: bytes) -> None:
    """Whatever comes, the end is an answer or that there is none."""
    here, there = socket.socketpair()
    with here, there:
        there.sendall(b"OK\r\n" + words)
        there.shutdown(socket.SHUT_WR)
        with pytest.raises((OSError, ValueError, IndexError)):
            _hear(bus_notification._Bus(here))


def _hear(there: bus_notification._Bus) -> None:
    while True:
        there.next(monotonic() + 60)


@pytest.mark.parametrize("address", ["", "tcp:host=x", "unix:path=/nowhere/bus"])
def test_no_bus(address: str) -> None:
    """Where there is no desktop, that is said."""
    with pytest.raises(NoNotificationsError):
        show_and_wait(address, SENTENCE, BUTTON, 1)


def test_a_service_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is waited for until the time is over."""
    monkeypatch.setattr(bus_notification, "_TAKEN_SECONDS", 0.1)

    def serve(guest: socket.socket) -> None:
        guest.sendall(b"OK 1\r\n")
        while guest.recv(4096):
            pass

    with bus(serve) as address, pytest.raises(NoNotificationsError):
        show_and_wait(address, SENTENCE, BUTTON, 60)
