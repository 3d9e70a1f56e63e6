"""Round trip, jitter and loss of small UDP packets, which travel as sound and picture do. Opens a socket.

A STUN server answers an empty request of twenty bytes (RFC 8489, section 5) and learns only the address that every
server sees.
"""

import os
import socket
import statistics
import struct
from collections.abc import Mapping
from contextlib import suppress
from itertools import pairwise
from typing import NamedTuple

from presencecheck.probes.line import Deadline, look_up
from presencecheck.system.clock import stopwatch

COUNT = 50
"""Packets sent."""
_INTERVAL_SECONDS = 0.02
"""Seconds between two packets, as in a call."""
_LAST_ANSWER_SECONDS = 0.8
"""Seconds to wait for the last packet; a later one is too late for a conversation, and counts as lost."""
_REQUEST, _RESPONSE, _COOKIE = 0x0001, 0x0101, 0x2112A442
_HEADER = struct.Struct(">HHI12s")


class PacketStatistics(NamedTuple):
    """Round trip in milliseconds (None if no packet came back), jitter in milliseconds, and loss in percent."""

    round_trip: float | None
    jitter: float
    loss: float


def exchange_packets(host: str, port: int) -> PacketStatistics:
    """Send packets at the rate of a call, and measure which come back and when.

    Raises:
        ConnectionFailedError: the host has no address.
    """
    for address in look_up(host, port, socket.SOCK_DGRAM, Deadline()):
        with socket.socket(address.family, socket.SOCK_DGRAM) as udp, suppress(OSError):
            udp.connect(address.endpoint)  # fails where this network has no route to such addresses
            return summarize(_exchange(udp))
    return summarize({})


def summarize(trips: Mapping[int, float]) -> PacketStatistics:
    """Jitter, loss and round trip from the received packets: seconds by packet number.

    Jitter is the mean difference between neighbours, as in RFC 3550, section 6.4.1, without its smoothing, which needs
    more packets than these.
    """
    loss = 100 * (COUNT - len(trips)) / COUNT
    if not trips:
        return PacketStatistics(None, 0, loss)
    differences = [abs(trips[one] - trips[other]) for one, other in pairwise(sorted(trips)) if other == one + 1]
    jitter = statistics.fmean(differences) if differences else 0
    return PacketStatistics(1000 * statistics.median(trips.values()), 1000 * jitter, loss)


def _exchange(udp: socket.socket) -> dict[int, float]:
    """Send the packets; returns the seconds of each that came back, by its number."""
    mark = os.urandom(11)
    sent: dict[int, float] = {}
    trips: dict[int, float] = {}
    began = stopwatch()
    end = began + COUNT * _INTERVAL_SECONDS + _LAST_ANSWER_SECONDS
    while len(trips) < COUNT and (now := stopwatch()) < end:
        due = began + len(sent) * _INTERVAL_SECONDS
        if len(sent) < COUNT and now >= due:
            number = len(sent)
            sent[number] = now
            _send(udp, _HEADER.pack(_REQUEST, 0, _COOKIE, mark + bytes([number])))
            continue
        udp.settimeout(max((due if len(sent) < COUNT else end) - now, 0.001))
        answer = _receive(udp)
        if answer is not None and answer[:-1] == mark and answer[-1] in sent and answer[-1] not in trips:
            trips[answer[-1]] = stopwatch() - sent[answer[-1]]
    return trips


def _send(udp: socket.socket, packet: bytes) -> None:
    try:
        udp.send(packet)
    except OSError:
        return  # counts as lost


def _receive(udp: socket.socket) -> bytes | None:
    """Receive the next answer's mark and number; None where none came in time, or something else came."""
    try:
        packet = udp.recv(2048)
    except OSError:
        return None
    if len(packet) < _HEADER.size:
        return None
    kind, _, cookie, transaction = _HEADER.unpack_from(packet)
    return bytes(transaction) if (kind, cookie) == (_RESPONSE, _COOKIE) else None
