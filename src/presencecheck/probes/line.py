"""A TLS connection to a host: its address, the round trip, and when its certificate expires. Opens sockets."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import NamedTuple

from presencecheck.messages import probes as probes_messages
from presencecheck.probes.measurement import Measurement
from presencecheck.system.clock import stopwatch

_ONE_ANSWER_SECONDS = 1.5
"""Seconds to wait for one answer."""
_ALL_ANSWERS_SECONDS = 2.4
"""Seconds to wait for all answers, so that the finding arrives within the limit of a measurement."""
_SAMPLING_SECONDS = 1.0
"""Seconds after which no further connection is made to improve the figure."""
_MOST_SAMPLES = 5
_MOST_ADDRESSES = 3


class Address(NamedTuple):
    """One address of a host, as `socket` takes it."""

    family: int
    endpoint: tuple[str, int]


class ConnectionFailedError(Exception):
    """The host cannot be reached, or not securely.

    Attributes:
        measurement: "fail", with the reason and what would help.
    """

    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.measurement = Measurement("fail", sentence, remedy)


class HostTiming(NamedTuple):
    """A host that answers: its round trip in seconds, and when its certificate expires, in seconds since 1970."""

    round_trip: float
    expires: int


class Deadline:
    """How long to wait for the answers of one host, counted from the making of this object."""

    def __init__(self) -> None:
        self._end = stopwatch() + _ALL_ANSWERS_SECONDS

    @property
    def left(self) -> float:
        """Seconds to wait for the next answer; never 0, which would mean not to wait at all."""
        return max(min(self._end - stopwatch(), _ONE_ANSWER_SECONDS), 0.01)


def look_up(host: str, port: int, kind: int, deadline: Deadline) -> list[Address]:
    """Find the addresses of a host, at least one.

    The system's lookup has no time limit, so it runs in a thread that is left behind if it takes too long.

    Raises:
        ConnectionFailedError: there is no address, or the lookup takes too long.
    """
    found: list[Address] = []

    def look() -> None:
        try:
            for family, _, _, _, endpoint in socket.getaddrinfo(host, port, type=kind):
                found.append(Address(family, (str(endpoint[0]), port)))
        except (OSError, UnicodeError):
            return  # there is no address, whatever the system calls this

    lookup = threading.Thread(target=look, daemon=True)
    lookup.start()
    lookup.join(deadline.left)
    if found:
        return found
    if lookup.is_alive():
        raise ConnectionFailedError(
            probes_messages.LOOK_UP_SLOW.format(host=host, seconds=_ONE_ANSWER_SECONDS), probes_messages.CHECK_CABLE
        )
    raise ConnectionFailedError(*probes_messages.NO_ADDRESS.format(host=host))


def reach(host: str, port: int) -> HostTiming:
    """Measure the round trip to a host by TLS handshakes, several where that is quick.

    A handshake takes one round trip (two before TLS 1.3). It also shows delays that connecting alone does not, where a
    proxy accepts the connection on behalf of the host.

    Raises:
        ConnectionFailedError: the host cannot be reached, or not securely.
    """
    deadline = Deadline()
    addresses = look_up(host, port, socket.SOCK_STREAM, deadline)
    began = stopwatch()
    trips: list[float] = []
    expires = 0
    while not trips or (len(trips) < _MOST_SAMPLES and stopwatch() - began < _SAMPLING_SECONDS):
        with _open_secure(host, addresses, deadline) as (connection, seconds):
            trips.append(seconds if connection.version() == "TLSv1.3" else seconds / 2)
            expires = int(ssl.cert_time_to_seconds(str((connection.getpeercert() or {})["notAfter"])))
    return HostTiming(sorted(trips)[len(trips) // 2], expires)


@contextmanager
def open_secure(host: str, port: int) -> Iterator[ssl.SSLSocket]:
    """Open a TLS connection to a host.

    Raises:
        ConnectionFailedError: the host cannot be reached, or not securely.
    """
    deadline = Deadline()
    with _open_secure(host, look_up(host, port, socket.SOCK_STREAM, deadline), deadline) as (connection, _):
        yield connection


@contextmanager
def _open_secure(host: str, addresses: list[Address], deadline: Deadline) -> Iterator[tuple[ssl.SSLSocket, float]]:
    """Open a TLS connection; yields it with the seconds that the handshake took."""
    with closing(_connect(host, addresses, deadline)) as plain:
        # The default context uses the certificates that this computer trusts, and checks the host's name.
        context = ssl.create_default_context()
        plain.settimeout(deadline.left)
        began = stopwatch()
        try:
            connection = context.wrap_socket(plain, server_hostname=host)
        except ssl.SSLCertVerificationError as error:
            raise _certificate_error(host, error) from error
        except TimeoutError as error:
            raise ConnectionFailedError(probes_messages.SILENT.format(host=host), probes_messages.SIGN_IN) from error
        except OSError as error:
            raise ConnectionFailedError(probes_messages.NO_TLS.format(host=host), probes_messages.SIGN_IN) from error
        with closing(connection):
            yield connection, stopwatch() - began


def _connect(host: str, addresses: list[Address], deadline: Deadline) -> socket.socket:
    """Connect to the first address that accepts: many hosts have two, and many networks reach only one of them."""
    errors: list[ConnectionFailedError] = []
    for address in addresses[:_MOST_ADDRESSES]:
        seconds = deadline.left / (1 if address == addresses[-1] else 2)
        plain = socket.socket(address.family, socket.SOCK_STREAM)
        plain.settimeout(seconds)
        try:
            plain.connect(address.endpoint)
        except OSError as error:
            plain.close()
            errors.append(_connection_error(host, error, seconds))
        else:
            return plain
    raise errors[0]


def _connection_error(host: str, error: OSError, seconds: float) -> ConnectionFailedError:
    if isinstance(error, TimeoutError):
        return ConnectionFailedError(
            probes_messages.NO_ANSWER.format(host=host, seconds=round(seconds, 1)), probes_messages.CHECK_CABLE
        )
    sentence = probes_messages.REFUSED if isinstance(error, ConnectionRefusedError) else probes_messages.NO_WAY
    return ConnectionFailedError(sentence.format(host=host), probes_messages.CHECK_CABLE)


_EXPIRED, _WRONG_NAME, _WRONG_ADDRESS = 10, 62, 64
"""OpenSSL's codes for what is wrong with a certificate."""


def _certificate_error(host: str, error: ssl.SSLCertVerificationError) -> ConnectionFailedError:
    sentence = {
        _EXPIRED: probes_messages.EXPIRED,
        _WRONG_NAME: probes_messages.WRONG_NAME,
        _WRONG_ADDRESS: probes_messages.WRONG_NAME,
    }
    return ConnectionFailedError(
        sentence.get(error.verify_code, probes_messages.UNTRUSTED).format(host=host), probes_messages.SIGN_IN
    )
