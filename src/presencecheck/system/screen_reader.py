"""Whether the desktop says that a screen reader is on; asked early in the start, and not waited for.

Imported only where there can be a desktop: see `settings.desktop_address`. What speaks D-Bus stands here too, since a
walk begins with it: a module more would be a file more to open. On Windows and macOS the documented
switches are asked, which is untried.
"""

import os
from contextlib import suppress

from presencecheck.system.clock import stopwatch

_SECONDS = 0.008
"""Seconds for which an answer is waited for that is not there yet; it is there as a rule, and nothing else waits."""
_MOST_BYTES = 16 * 1024
"""Far more than a bus sends a new guest: one that sends more is left alone."""


_asked: "Question | None" = None


def ask(address: str) -> None:
    """Ask, and wait for nothing: while the program goes on starting, the answer comes.

    Args:
        address: of the session's bus, as D-Bus writes it; elsewhere than on Linux, the name of the system.
    """
    global _asked
    _asked = None
    with suppress(Exception):  # whatever a desktop is like, a walk begins
        _asked = Question(address)


def is_on() -> bool:
    """Whether a screen reader is on; False where that is not known in time, or was not asked."""
    with suppress(Exception):
        return _asked is not None and _asked.answer()
    return False


class Question:
    """What `org.a11y.Status` on the session's bus is asked; nothing is started for it.

    Args:
        address: as for `ask`.

    Raises:
        OSError: there is no such bus, or it lets nobody in now.
    """

    def __init__(self, address: str) -> None:
        self._system = address if address in _OTHER_SYSTEMS else ""
        if self._system:
            return
        # Not `socket`, which takes longer to import than all that is done here.
        from _socket import AF_UNIX, SOCK_STREAM, socket

        self._connection = socket(AF_UNIX, SOCK_STREAM)
        self._connection.setblocking(False)
        self._connection.connect(bus_path(address))
        # All at once: the bus takes one after the other, and no answer needs to be waited for but the last.
        self._connection.send(sign_in() + HELLO + _QUESTION)

    def answer(self) -> bool:
        """What was answered; what has not come is waited for until the time is over, however much else comes.

        Raises:
            OSError: it did not come in time, or the bus is gone.
            ValueError: the bus does not let us in.
        """
        if self._system:
            return _is_on_windows() if self._system == "win32" else _is_on_mac()
        heard, until = b"", stopwatch() + _SECONDS
        try:
            while (answer := _answer(heard)) is None and len(heard) < _MOST_BYTES:
                self._connection.settimeout(max(until - stopwatch(), 0))
                more = self._connection.recv(4096)
                if not more:
                    return False
                heard += more
            return bool(answer)
        finally:
            self._connection.close()


_OTHER_SYSTEMS = ("win32", "darwin")


def bus_path(address: str) -> str:
    """The socket of the first address that has one here; an abstract one begins with a zero."""
    for one in address.split(";"):
        kind, _, options = one.partition(":")
        found = dict(option.partition("=")[::2] for option in options.split(","))
        if kind == "unix" and "path" in found:
            return _unescape(found["path"])
        if kind == "unix" and "abstract" in found:
            return "\0" + _unescape(found["abstract"])
    return ""


def _unescape(path: str) -> str:
    first, *escaped = path.encode().split(b"%")
    parts = (bytes.fromhex(part[:2].decode()) + part[2:] for part in escaped)
    return os.fsdecode(first + b"".join(parts))


def sign_in() -> bytes:
    """The user, whom the system vouches for."""
    return b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\nBEGIN\r\n"


def wire_text(text: str) -> bytes:
    """A text as D-Bus writes it, little end first."""
    content = text.encode()
    return len(content).to_bytes(4, "little") + content + b"\0"


def padded(part: bytes, size: int = 8) -> bytes:
    """The part with the zeros after it that what follows must have before it."""
    return part + bytes(-len(part) % size)


def method_call(
    serial: int, destination: str, path: str, method: str, body: bytes = b"", signature: bytes = b"", flags: int = 2
) -> bytes:
    """A method call of D-Bus, little end first; with the usual flags nothing is started for it."""
    interface, _, member = method.rpartition(".")
    fields = [(1, b"o", path), (2, b"s", interface), (3, b"s", member), (6, b"s", destination)]
    parts = [bytes([code, 1]) + kind + b"\0" + wire_text(text) for code, kind, text in fields]
    if signature:
        parts.append(b"\x08\x01g\0" + bytes([len(signature)]) + signature + b"\0")
    array = b"".join(map(padded, parts[:-1])) + parts[-1]
    head = b"l\x01" + bytes([flags, 1])
    numbers = b"".join(number.to_bytes(4, "little") for number in (len(body), serial, len(array)))
    return padded(head + numbers + array) + body


BUS = "org.freedesktop.DBus"
HELLO = method_call(1, BUS, "/org/freedesktop/DBus", f"{BUS}.Hello")
_QUESTION = method_call(
    2,
    "org.a11y.Bus",
    "/org/a11y/bus",
    f"{BUS}.Properties.Get",
    padded(wire_text("org.a11y.Status"), 4) + wire_text("ScreenReaderEnabled"),
    b"ss",
)
_REPLIES = (2, 3)
"""The types of a return and of an error."""
_TRUE = {"little": b"\x01b\0\0\x01\0\0\0", "big": b"\x01b\0\0\0\0\0\x01"}
"""The body of a return that holds the variant `true`."""


def _answer(heard: bytes) -> bool | None:
    """What the second reply in `heard` says, after the one to `Hello`; None where it has not come as a whole.

    Raises:
        ValueError: the bus does not let us in.
    """
    signed_in, end, rest = heard.partition(b"\r\n")
    if not end:
        return None
    if not signed_in.startswith(b"OK"):
        raise ValueError("refused")
    replies = 0
    while len(rest) >= 16:
        order = "little" if rest[:1] == b"l" else "big"
        size, fields = _number(rest, 4, order), _number(rest, 12, order)
        start = 16 + fields + -fields % 8
        if len(rest) < start + size:
            return None
        replies += rest[1] in _REPLIES
        if replies == 2:
            return rest[1] == _REPLIES[0] and rest[start : start + size] == _TRUE[order]
        rest = rest[start + size :]
    return None


def _number(message: bytes, place: int, order: str) -> int:
    return int.from_bytes(message[place : place + 4], "little" if order == "little" else "big")


def _is_on_windows() -> bool:
    """What SPI_GETSCREENREADER says. Untried."""
    import ctypes

    is_on = ctypes.c_int(0)
    answered = ctypes.windll.user32.SystemParametersInfoW(0x46, 0, ctypes.byref(is_on), 0)  # type: ignore[attr-defined,unused-ignore]
    return bool(answered and is_on.value)


def _is_on_mac() -> bool:
    """What VoiceOver's own preference `voiceOverOnOffKey` says. Untried."""
    import ctypes

    core = ctypes.CDLL("/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation")
    core.CFStringCreateWithCString.restype = ctypes.c_void_p
    core.CFStringCreateWithCString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32]
    core.CFPreferencesGetAppBooleanValue.restype = ctypes.c_ubyte
    core.CFPreferencesGetAppBooleanValue.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
    utf_8 = 0x08000100
    key, where = (
        core.CFStringCreateWithCString(None, name, utf_8)
        for name in (b"voiceOverOnOffKey", b"com.apple.universalaccess")
    )
    return bool(core.CFPreferencesGetAppBooleanValue(key, where, None))
