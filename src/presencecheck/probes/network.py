"""The line to where sessions are held: whether it is there, is safe, and is steady."""

from concurrent.futures import ThreadPoolExecutor

from presencecheck.core.thresholds import Tuning, address
from presencecheck.messages import probes as say
from presencecheck.probes.line import Reached, Trouble, reach
from presencecheck.probes.measurement import Measurement, Probe, Unmeasurable
from presencecheck.probes.stun import COUNT, Travelled, travel
from presencecheck.system.clock import now

_DAY = 86_400


def network(tuning: Tuning) -> Measurement:
    """Address, connection, certificate and round trip of the host; jitter and loss where a STUN server is set.

    Worth a word: a round trip above `round_trip_warn`, jitter above `jitter_warn`, loss from `loss_warn` on, a
    certificate that ends within `certificate_warn`. Trouble: `round_trip_fail`, `loss_fail` (`tuning`, with their
    sources), no answer, or a certificate that is not in order.

    Raises:
        Unmeasurable: no host is set.
    """
    host, stun = address(tuning.host, 443), address(tuning.stun, 3478)
    if host is None and stun is None:
        raise Unmeasurable(say.NO_HOST, say.SET_HOST)
    with ThreadPoolExecutor(2) as both:
        reaching = both.submit(reach, *host) if host else None
        travelling = both.submit(travel, *stun) if stun else None
        try:
            reached = reaching.result() if reaching else None
            travelled = travelling.result() if travelling else None
        except Trouble as trouble:
            return trouble.measurement
    return judge((host or stun or ("", 0))[0], reached, travelled, now().utc, tuning)


def judge(host: str, reached: Reached | None, travelled: Travelled | None, at: int, tuning: Tuning) -> Measurement:
    """What was reached, and how packets fared, means at the time `at`; the number that counts is the round trip."""
    if travelled is not None and travelled.round_trip is None:
        name = tuning.stun.partition(":")[0]
        return Measurement("warn", say.ALL_LOST.format(host=name, count=COUNT), say.CHECK_STUN)
    seconds = reached.round_trip if reached else 0.0
    trip = travelled.round_trip if travelled and travelled.round_trip is not None else 1000 * seconds
    jitter, loss = (travelled.jitter, travelled.loss) if travelled else (0.0, 0.0)
    parts = [say.ROUND_TRIP.format(ms=round(trip))]
    if travelled:
        parts += [say.JITTER.format(ms=round(jitter)), say.LOSS.format(percent=round(loss))]
    days = (reached.ends - at) // _DAY if reached else tuning.certificate_warn
    ending = days < tuning.certificate_warn
    if ending:
        parts.append(say.EXPIRES.format(days=days) if days else say.EXPIRES_TODAY)
    sentence = say.ANSWERS.format(host=host, parts=", ".join(parts))
    unsteady = trip > tuning.round_trip_warn or jitter > tuning.jitter_warn or loss >= tuning.loss_warn
    if trip > tuning.round_trip_fail or loss > tuning.loss_fail:
        return Measurement("fail", sentence, say.STEADIER, round(trip), "ms")
    remedy = say.STEADIER if unsteady else say.PROVIDER if ending else ""
    return Measurement("warn" if remedy else "ok", sentence, remedy, round(trip), "ms")


PROBE: Probe = network
