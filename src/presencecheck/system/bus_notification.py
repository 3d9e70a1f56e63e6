"""A notification of freedesktop's desktops, and what the person does with it: one connection to the session's bus.

The connection stays until the end, since a desktop may tell it alone what was pressed, and may take the notification
away when it closes.
"""

import socket
from contextlib import suppress
from typing import NamedTuple

from presencecheck.system.clock import stopwatch
from presencecheck.system.screen_reader import BUS, HELLO, bus_path, method_call, padded, sign_in, wire_text

_SERVICE, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_TAKEN_SECONDS = 10
"""Seconds in which the service must have taken the notification; it may have to be started for it."""
_MOST_BYTES = 1024 * 1024
"""A message is never larger that says what we need."""
_RETURN, _ERROR, _SIGNAL = 2, 3, 4
"""The types of messages."""
_FOLLOW, _NOTIFY, _CLOSE = 2, 3, 4
"""The numbers of our calls, after `Hello`."""


class NoNotificationsError(Exception):
    """Nothing on this desktop shows notifications."""


def show_and_wait(address: str, sentence: str, button: str, seconds: float) -> bool:
    """Show a sentence with a button, and without a sound; return whether the person pressed it, or the sentence.

    Args:
        address: of the session's bus, as D-Bus writes it.
        sentence: the whole text.
        button: what stands on the button.
        seconds: for how long it stands; then it is taken away.

    Raises:
        NoNotificationsError: there is no bus, or no service on it that shows notifications.
    """
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(_TAKEN_SECONDS)
            connection.connect(bus_path(address))
            connection.sendall(sign_in() + HELLO + _follow() + _notify(sentence, button, seconds))
            bus = _Bus(connection)
            number = _taken(bus, stopwatch() + _TAKEN_SECONDS)
            return _is_pressed(bus, number, stopwatch() + seconds)
    except (OSError, ValueError, IndexError) as error:
        raise NoNotificationsError from error


class _Message(NamedTuple):
    """A message of D-Bus: its type, the call that it answers or the name of the signal, and its body."""

    kind: int
    answers: int
    member: str
    body: bytes
    order: str

    def number(self, place: int = 0) -> int:
        """The number at a place of the body; 0 where it ends before."""
        return _number(self.body, place, self.order)

    @property
    def word(self) -> str:
        """The text behind the first number of the body."""
        return self.body[8 : 8 + self.number(4)].decode("utf-8", "replace")


class _Bus:
    """What comes from the bus, one message after another.

    Args:
        connection: where all was sent that asks for it.
    """

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self._is_in = False

    def next(self, until: float) -> _Message:
        """The next message.

        Args:
            until: the time on the stopwatch until which it is waited for.

        Raises:
            OSError: it did not come in time, or the bus is gone.
            ValueError: the bus lets nobody in, or sends what is no message.
        """
        if not self._is_in:
            self._come_in(until)
        head = self._take(16, until)
        order = {b"l": "little", b"B": "big"}.get(head[:1], "")
        fields, size = _number(head, 12, order), _number(head, 4, order)
        if not order or fields + size > _MOST_BYTES:
            raise ValueError(head)
        found = _fields(self._take(fields + -fields % 8, until)[:fields], order)
        answers, member = found.get(5, b""), found.get(3, b"")
        return _Message(
            head[1], _number(answers, 0, order), member.decode("utf-8", "replace"), self._take(size, until), order
        )

    def _come_in(self, until: float) -> None:
        line = b""
        while not line.endswith(b"\r\n"):
            line += self._take(1, until)
        if not line.startswith(b"OK"):
            raise ValueError(line)
        self._is_in = True

    def _take(self, size: int, until: float) -> bytes:
        taken = b""
        while len(taken) < size:
            left = until - stopwatch()
            if left <= 0:
                raise TimeoutError
            self.connection.settimeout(left)
            more = self.connection.recv(size - len(taken))
            if not more:
                raise ConnectionResetError
            taken += more
        return taken


def _taken(bus: _Bus, until: float) -> int:
    """The number that the service gave to the notification.

    Raises:
        OSError, ValueError: there is no such service.
    """
    while True:
        message = bus.next(until)
        if message.answers == _NOTIFY and message.kind in (_RETURN, _ERROR):
            if message.kind == _ERROR:
                raise ValueError(message.kind)
            return message.number()


def _is_pressed(bus: _Bus, number: int, until: float) -> bool:
    """Wait until the notification is pressed, closed or over; one that is over is taken away."""
    try:
        while True:
            message = bus.next(until)
            if message.kind == _SIGNAL and message.number() == number:
                if message.member == "ActionInvoked":
                    return message.word in _ACTIONS
                if message.member == "NotificationClosed":
                    return False
    except OSError:
        with suppress(OSError):
            body = number.to_bytes(4, "little")
            bus.connection.sendall(method_call(_CLOSE, _SERVICE, _PATH, f"{_SERVICE}.CloseNotification", body, b"u"))
        return False


_ACTIONS = ("default", "begin")
"""What can be pressed: the notification itself, and its button."""


def _follow() -> bytes:
    """The call that has the service's signals sent here."""
    rule = f"type='signal',sender='{_SERVICE}',interface='{_SERVICE}'"
    return method_call(_FOLLOW, BUS, "/org/freedesktop/DBus", f"{BUS}.AddMatch", wire_text(rule), b"s")


def _notify(sentence: str, button: str, seconds: float) -> bytes:
    """The call that shows it, for which the bus may start the service."""
    body = _text_after(b"", "presencecheck") + bytes(-len(_text_after(b"", "presencecheck")) % 4) + bytes(4)
    for text in ("x-office-calendar", sentence, ""):
        body = _text_after(body, text)
    labels = b""
    for action in _ACTIONS:
        labels = _text_after(_text_after(labels, action), button)
    body = padded(body, 4) + len(labels).to_bytes(4, "little") + labels
    body = padded(body, 4) + len(_HINTS).to_bytes(4, "little")
    body = padded(padded(body) + _HINTS, 4) + int(seconds * 1000).to_bytes(4, "little")
    return method_call(_NOTIFY, _SERVICE, _PATH, f"{_SERVICE}.Notify", body, b"susssasa{sv}i", flags=0)


def _text_after(body: bytes, text: str) -> bytes:
    return padded(body, 4) + wire_text(text)


_HINTS = (
    padded(wire_text("urgency") + b"\x01y\0\x01") + padded(wire_text("suppress-sound") + b"\x01b\0", 4) + b"\x01\0\0\0"
)
"""Of the usual urgency, with which a notification never takes the focus; and silent."""


def _fields(content: bytes, order: str) -> dict[int, bytes]:
    """The fields of a head by their numbers: numbers as they are, texts without their length."""
    found: dict[int, bytes] = {}
    place = 0
    while place < len(content):
        place += -place % 8
        code, kind = content[place], content[place + 2 : place + 3]
        place += 4
        if kind == b"g":
            place, size = place + 1, content[place]
        elif kind == b"u":
            size = 4
        else:
            place, size = place + 4, _number(content, place, order)
        found[code] = content[place : place + size]
        place += size + (kind != b"u")
    return found


def _number(content: bytes, place: int, order: str) -> int:
    return int.from_bytes(content[place : place + 4], "big" if order == "big" else "little")
