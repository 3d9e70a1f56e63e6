"""Whether the computer's clock is right, by the date that the host itself tells."""

import ssl
from email.utils import mktime_tz, parsedate_tz

from presencecheck.core.thresholds import Tuning, address
from presencecheck.messages import probes as say
from presencecheck.messages import walk as messages
from presencecheck.probes.line import Trouble, secured
from presencecheck.probes.measurement import Measurement, Probe, Unmeasurable
from presencecheck.system.clock import now

_MOST_BYTES = 16_384


def clock(tuning: Tuning) -> Measurement:
    """The difference to the `Date` of the host's answer (RFC 9110, section 6.6.1), which is good to two seconds.

    Worth a word above `clock_warn`, trouble above `clock_fail` (`tuning`, with their sources). No time server is asked:
    the host is the only one that the person named.

    Raises:
        Unmeasurable: no host is set, it cannot be reached, or it tells no date.
    """
    host = address(tuning.host, 443)
    if host is None:
        raise Unmeasurable(say.NO_HOST, say.SET_HOST)
    try:
        head = _head(*host)
    except Trouble as trouble:
        # A line that is down is the line's finding; of the clock nothing is known.
        raise Unmeasurable(trouble.measurement.sentence, trouble.measurement.remedy) from trouble
    told = dated(head)
    if told is None:
        raise Unmeasurable(say.NO_DATE.format(host=host[0]))
    return judge(host[0], now().utc - told, tuning)


def dated(head: bytes) -> int | None:
    """The date that the head of an HTTP answer tells, in seconds since 1970."""
    for line in head.decode("latin-1").splitlines():
        name, _, value = line.partition(":")
        if name.strip().casefold() == "date":
            parts = parsedate_tz(value.strip()[:60])
            try:
                return int(mktime_tz(parts)) if parts else None
            except (ValueError, OverflowError):
                return None
    return None


def judge(host: str, ahead: int, tuning: Tuning) -> Measurement:
    """What it means to be `ahead` seconds ahead of the host; negative for behind."""
    off = abs(ahead)
    if off <= tuning.clock_warn:
        return Measurement("ok", say.CLOCK_RIGHT.format(seconds=max(off, 2)), "", ahead, "s")
    template = say.CLOCK_AHEAD if ahead > 0 else say.CLOCK_BEHIND
    sentence = template.format(time=messages.exact(off), host=host)
    return Measurement("fail" if off > tuning.clock_fail else "warn", sentence, say.SET_CLOCK, ahead, "s")


def _head(host: str, port: int) -> bytes:
    """The head of the host's answer to the smallest question there is."""
    with secured(host, port) as line:
        try:
            line.sendall(f"HEAD / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode("ascii"))
            return _read(line)
        except OSError as error:
            raise Trouble(say.SILENT.format(host=host), say.SIGN_IN) from error


def _read(line: ssl.SSLSocket) -> bytes:
    head = b""
    while b"\r\n\r\n" not in head and len(head) < _MOST_BYTES and (more := line.recv(4096)):
        head += more
    return head


PROBE: Probe = clock
