"""Whether the computer's clock is right, compared with the date that the host sends."""

import ssl
from email.utils import mktime_tz, parsedate_tz

from presencecheck.core.thresholds import ProbeSettings, address
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import probes as probes_messages
from presencecheck.probes.line import ConnectionFailedError, open_secure
from presencecheck.probes.measurement import Measurement, UnavailableError, UnmeasurableError
from presencecheck.system.clock import now

_MOST_BYTES = 16_384
"""Bytes of the answer's head that are read at most."""


def clock(settings: ProbeSettings) -> Measurement:
    """Compare the clock with the `Date` of the host's answer (RFC 9110, section 6.6.1), which is good to two seconds.

    Warns above `clock_warn`, fails above `clock_fail` (see `ProbeSettings`, with their sources). No time server is
    asked: the host is the only one that the person named.

    Raises:
        UnavailableError: no host is set, or it sends no date.
        UnmeasurableError: it cannot be reached.
    """
    host = address(settings.host, 443)
    if host is None:
        raise UnavailableError(*probes_messages.NO_HOST)
    try:
        head = _head(*host)
    except ConnectionFailedError as error:
        # That the host is out of reach is for the probe `network` to report; nothing is known about the clock.
        raise UnmeasurableError(error.measurement.sentence, error.measurement.remedy) from error
    date = parse_date(head)
    if date is None:
        raise UnavailableError(probes_messages.NO_DATE.format(host=host[0]))
    return judge(host[0], now().utc - date, settings)


def parse_date(head: bytes) -> int | None:
    """The date in the head of an HTTP answer, in seconds since 1970; None where there is none."""
    for line in head.decode("latin-1").splitlines():
        name, _, value = line.partition(":")
        if name.strip().casefold() == "date":
            parts = parsedate_tz(value.strip()[:60])
            try:
                return int(mktime_tz(parts)) if parts else None
            except (ValueError, OverflowError):
                return None
    return None


def judge(host: str, ahead: int, settings: ProbeSettings) -> Measurement:
    """The finding from the seconds that the clock is ahead of the host; negative where it is behind."""
    off = abs(ahead)
    if off <= settings.clock_warn:
        return Measurement("ok", probes_messages.CLOCK_RIGHT.format(seconds=max(off, 2)), "", ahead, "s")
    template = probes_messages.CLOCK_AHEAD if ahead > 0 else probes_messages.CLOCK_BEHIND
    sentence = template.format(time=durations_messages.exact(off), host=host)
    return Measurement("fail" if off > settings.clock_fail else "warn", sentence, probes_messages.SET_CLOCK, ahead, "s")


def _head(host: str, port: int) -> bytes:
    """Request and read the head of an HTTP answer."""
    with open_secure(host, port) as connection:
        try:
            connection.sendall(f"HEAD / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode("ascii"))
            return _read(connection)
        except OSError as error:
            raise ConnectionFailedError(probes_messages.SILENT.format(host=host), probes_messages.SIGN_IN) from error


def _read(connection: ssl.SSLSocket) -> bytes:
    head = b""
    while b"\r\n\r\n" not in head and len(head) < _MOST_BYTES and (more := connection.recv(4096)):
        head += more
    return head
