"""The way to a host: its address, a connection, a secure one, and the certificate's end. Opens sockets."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import NamedTuple

from presencecheck.messages import probes as say
from presencecheck.probes.measurement import Measurement
from presencecheck.system.clock import stopwatch

_PATIENCE = 1.5
"""Seconds to wait for one answer."""
_ALL_PATIENCE = 2.4
"""Seconds to wait for all answers; so what is found is still told within the limit of a measurement."""
_ENOUGH = 1.0
"""Seconds after which no further connection is made for the sake of a better figure."""
_MOST = 5
_MOST_ADDRESSES = 3


class Address(NamedTuple):
    """Where a host is: what `socket` needs to know."""

    family: int
    place: tuple[str, int]


class Trouble(Exception):
    """The way ends somewhere.

    Attributes:
        measurement: a fail that says where.
    """

    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.measurement = Measurement("fail", sentence, remedy)


class Reached(NamedTuple):
    """A host that answers: seconds there and back, and when its certificate ends, in seconds since 1970."""

    round_trip: float
    ends: int


class Patience:
    """How long to go on waiting, from now."""

    def __init__(self) -> None:
        self._end = stopwatch() + _ALL_PATIENCE

    @property
    def left(self) -> float:
        """Seconds to wait for the next answer; never quite none, which would mean not to wait at all."""
        return max(min(self._end - stopwatch(), _PATIENCE), 0.01)


def looked_up(host: str, port: int, kind: int, patience: Patience) -> list[Address]:
    """The addresses of a host, at least one.

    The system's own looking up knows no time limit, so it is left behind if need be.

    Raises:
        Trouble: there is none, or it takes too long.
    """
    found: list[Address] = []

    def look() -> None:
        try:
            for family, _, _, _, place in socket.getaddrinfo(host, port, type=kind):
                found.append(Address(family, (str(place[0]), port)))
        except (OSError, UnicodeError):
            return  # nothing was found, whatever the system calls it

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    looking.join(patience.left)
    if found:
        return found
    if looking.is_alive():
        raise Trouble(say.LOOK_UP_SLOW.format(host=host, seconds=_PATIENCE), say.CHECK_CABLE)
    raise Trouble(say.NO_ADDRESS.format(host=host), say.CHECK_NAME)


def reach(host: str, port: int) -> Reached:
    """Connect to a host securely, a few times where that is quick, and say goodbye.

    A secure greeting goes there and back once (twice before TLS 1.3), so it also shows delays that a connection alone
    does not, where something in between answers for the host.

    Raises:
        Trouble: the way ends somewhere.
    """
    patience = Patience()
    addresses = looked_up(host, port, socket.SOCK_STREAM, patience)
    began = stopwatch()
    trips: list[float] = []
    ends = 0
    while not trips or (len(trips) < _MOST and stopwatch() - began < _ENOUGH):
        with _secured(host, addresses, patience) as (line, seconds):
            trips.append(seconds if line.version() == "TLSv1.3" else seconds / 2)
            certificate = line.getpeercert() or {}
            ends = int(ssl.cert_time_to_seconds(str(certificate["notAfter"])))
    return Reached(sorted(trips)[len(trips) // 2], ends)


@contextmanager
def secured(host: str, port: int) -> Iterator[ssl.SSLSocket]:
    """A secure connection to a host.

    Raises:
        Trouble: there is none to be had.
    """
    patience = Patience()
    with _secured(host, looked_up(host, port, socket.SOCK_STREAM, patience), patience) as (line, _):
        yield line


@contextmanager
def _secured(host: str, addresses: list[Address], patience: Patience) -> Iterator[tuple[ssl.SSLSocket, float]]:
    """A secure connection, and the seconds that its greeting took."""
    with closing(_connected(host, addresses, patience)) as plain:
        # The context is the system's: the certificates that this computer trusts, and the name checked.
        context = ssl.create_default_context()
        plain.settimeout(patience.left)
        began = stopwatch()
        try:
            line = context.wrap_socket(plain, server_hostname=host)
        except ssl.SSLCertVerificationError as error:
            raise _distrusted(host, error) from error
        except TimeoutError as error:
            raise Trouble(say.SILENT.format(host=host), say.SIGN_IN) from error
        except OSError as error:
            raise Trouble(say.NO_TLS.format(host=host), say.SIGN_IN) from error
        with closing(line):
            yield line, stopwatch() - began


def _connected(host: str, addresses: list[Address], patience: Patience) -> socket.socket:
    """A connection to the first address that takes one; many a host has two, and many a network a way to only one."""
    troubles: list[Trouble] = []
    for address in addresses[:_MOST_ADDRESSES]:
        seconds = patience.left / (1 if address == addresses[-1] else 2)
        plain = socket.socket(address.family, socket.SOCK_STREAM)
        plain.settimeout(seconds)
        try:
            plain.connect(address.place)
        except OSError as error:
            plain.close()
            troubles.append(_unreachable(host, error, seconds))
        else:
            return plain
    raise troubles[0]


def _unreachable(host: str, error: OSError, seconds: float) -> Trouble:
    if isinstance(error, TimeoutError):
        return Trouble(say.NO_ANSWER.format(host=host, seconds=round(seconds, 1)), say.CHECK_CABLE)
    refused = isinstance(error, ConnectionRefusedError)
    return Trouble((say.REFUSED if refused else say.NO_WAY).format(host=host), say.CHECK_CABLE)


_EXPIRED, _WRONG_NAME, _WRONG_ADDRESS = 10, 62, 64
"""OpenSSL's numbers for what is wrong with a certificate."""


def _distrusted(host: str, error: ssl.SSLCertVerificationError) -> Trouble:
    sentence = {_EXPIRED: say.EXPIRED, _WRONG_NAME: say.WRONG_NAME, _WRONG_ADDRESS: say.WRONG_NAME}
    return Trouble(sentence.get(error.verify_code, say.UNTRUSTED).format(host=host), say.SIGN_IN)
