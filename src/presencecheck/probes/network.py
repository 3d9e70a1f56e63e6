"""The connection to where sessions are held: whether it works, is secure, and is steady."""

from concurrent.futures import ThreadPoolExecutor

from presencecheck.core.thresholds import ProbeSettings, address
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import probes as probes_messages
from presencecheck.probes.line import ConnectionFailedError, HostTiming, reach
from presencecheck.probes.measurement import Measurement, UnavailableError
from presencecheck.probes.stun import COUNT, PacketStatistics, exchange_packets
from presencecheck.system.clock import now

_DAY = 86_400


def network(settings: ProbeSettings) -> Measurement:
    """Measure the host's certificate and round trip; also jitter and loss where a STUN server is set.

    Warns of a round trip above `round_trip_warn`, jitter above `jitter_warn`, loss from `loss_warn` on, and a
    certificate that expires within `certificate_warn`. Fails above `round_trip_fail` and `loss_fail` (see
    `ProbeSettings`, with their sources), without an answer, and on a certificate that is not valid.

    Raises:
        UnavailableError: no host is set.
    """
    host, stun = address(settings.host, 443), address(settings.stun, 3478)
    if host is None and stun is None:
        raise UnavailableError(*probes_messages.NO_HOST)
    with ThreadPoolExecutor(2) as both:
        future_timing = both.submit(reach, *host) if host else None
        future_packets = both.submit(exchange_packets, *stun) if stun else None
        try:
            timing = future_timing.result() if future_timing else None
            packets = future_packets.result() if future_packets else None
        except ConnectionFailedError as error:
            return error.measurement
    return judge((host or stun or ("", 0))[0], timing, packets, now().utc, settings)


def judge(
    host: str, timing: HostTiming | None, packets: PacketStatistics | None, at: int, settings: ProbeSettings
) -> Measurement:
    """The finding at the time `at` from what was measured; its value is the round trip."""
    if packets is not None and packets.round_trip is None:
        name = settings.stun.partition(":")[0]
        return Measurement("warn", *probes_messages.ALL_LOST.format(host=name, count=COUNT))
    seconds = timing.round_trip if timing else 0.0
    trip = packets.round_trip if packets and packets.round_trip is not None else 1000 * seconds
    jitter, loss = (packets.jitter, packets.loss) if packets else (0.0, 0.0)
    parts = [probes_messages.ROUND_TRIP.format(ms=round(trip))]
    if packets:
        parts += [probes_messages.JITTER.format(ms=round(jitter)), probes_messages.LOSS.format(percent=round(loss))]
    days = (timing.expires - at) // _DAY if timing else settings.certificate_warn
    expiring = days < settings.certificate_warn
    if expiring:
        parts.append(probes_messages.EXPIRES.format(days=days) if days else probes_messages.EXPIRES_TODAY)
    sentence = probes_messages.ANSWERS.format(host=host, parts=enumeration_messages.join_with_commas(parts))
    unsteady = trip > settings.round_trip_warn or jitter > settings.jitter_warn or loss >= settings.loss_warn
    if trip > settings.round_trip_fail or loss > settings.loss_fail:
        return Measurement("fail", sentence, probes_messages.STEADIER, round(trip), "ms")
    remedy = probes_messages.STEADIER if unsteady else probes_messages.PROVIDER if expiring else ""
    return Measurement("warn" if remedy else "ok", sentence, remedy, round(trip), "ms")
