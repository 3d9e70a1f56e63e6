"""Small packets there and back over UDP, as sound and picture travel: round trip, jitter and loss. Opens a socket.

A STUN server answers an empty request of twenty bytes (RFC 8489, section 5) and learns nothing but the address that
every server sees.
"""

import os
import socket
import statistics
import struct
from collections.abc import Mapping
from contextlib import suppress
from itertools import pairwise
from typing import NamedTuple

from presencecheck.probes.line import Patience, looked_up
from presencecheck.system.clock import stopwatch

COUNT = 50
_PACE = 0.02
"""Seconds between two packets, as in a call."""
_PATIENCE = 0.8
"""Seconds to wait for the last; a later answer is too late for a conversation, and counts as lost."""
_REQUEST, _RESPONSE, _COOKIE = 0x0001, 0x0101, 0x2112A442
_HEADER = struct.Struct(">HHI12s")


class Travelled(NamedTuple):
    """How packets fared: milliseconds there and back, milliseconds of jitter, percent lost; None where none came."""

    round_trip: float | None
    jitter: float
    loss: float


def travel(host: str, port: int) -> Travelled:
    """Send packets at the pace of a call, and see which come back and when.

    Raises:
        Trouble: the host has no address.
    """
    for address in looked_up(host, port, socket.SOCK_DGRAM, Patience()):
        with socket.socket(address.family, socket.SOCK_DGRAM) as line, suppress(OSError):
            line.connect(address.place)  # fails where this network has no way to such addresses
            return summed_up(_exchanged(line))
    return summed_up({})


def summed_up(trips: Mapping[int, float]) -> Travelled:
    """What the seconds of the packets that came back amount to, by the places they had in the row.

    Jitter is the mean difference between neighbours, as in RFC 3550, section 6.4.1, without its smoothing: that wants
    more packets than these.
    """
    loss = 100 * (COUNT - len(trips)) / COUNT
    if not trips:
        return Travelled(None, 0, loss)
    differences = [abs(trips[one] - trips[other]) for one, other in pairwise(sorted(trips)) if other == one + 1]
    jitter = statistics.fmean(differences) if differences else 0
    return Travelled(1000 * statistics.median(trips.values()), 1000 * jitter, loss)


def _exchanged(line: socket.socket) -> dict[int, float]:
    """The seconds that each packet took which came back."""
    mark = os.urandom(11)
    sent: dict[int, float] = {}
    trips: dict[int, float] = {}
    began = stopwatch()
    end = began + COUNT * _PACE + _PATIENCE
    while len(trips) < COUNT and (now := stopwatch()) < end:
        due = began + len(sent) * _PACE
        if len(sent) < COUNT and now >= due:
            number = len(sent)
            sent[number] = now
            _send(line, _HEADER.pack(_REQUEST, 0, _COOKIE, mark + bytes([number])))
            continue
        line.settimeout(max((due if len(sent) < COUNT else end) - now, 0.001))
        came = _receive(line)
        if came is not None and came[:-1] == mark and came[-1] in sent and came[-1] not in trips:
            trips[came[-1]] = stopwatch() - sent[came[-1]]
    return trips


def _send(line: socket.socket, packet: bytes) -> None:
    try:
        line.send(packet)
    except OSError:
        return  # it is lost, as it would be on the way


def _receive(line: socket.socket) -> bytes | None:
    """The mark and number of the next answer; None where nothing that is one came in time."""
    try:
        packet = line.recv(2048)
    except OSError:
        return None
    if len(packet) < _HEADER.size:
        return None
    kind, _, cookie, transaction = _HEADER.unpack_from(packet)
    return bytes(transaction) if (kind, cookie) == (_RESPONSE, _COOKIE) else None
