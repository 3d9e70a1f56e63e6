"""Round trip, jitter and loss of small packets."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.messages import probes as probes_messages
from presencecheck.probes import stun
from presencecheck.probes.stun import COUNT
from tests.support.probing import probed
from tests.support.servers import HOST, Certificates, Net


@given(st.dictionaries(st.integers(0, COUNT - 1), st.floats(0.0001, 0.9)))
def test_packets_sum_up(trips: dict[int, float]) -> None:
    """Loss is what did not come; the round trip lies among those measured; an even way has no jitter."""
    found = stun.summarize(trips)
    assert found.loss == pytest.approx(100 * (COUNT - len(trips)) / COUNT)
    assert found.jitter >= 0
    if trips:
        assert found.round_trip is not None
        assert min(trips.values()) * 999 <= found.round_trip <= max(trips.values()) * 1001
        assert math.isclose(stun.summarize(dict.fromkeys(trips, 0.1)).jitter, 0, abs_tol=1e-9)


def numbers(sentence: str) -> list[int]:
    """The numbers in a sentence after its host."""
    return [int(number) for number in re.findall(r"\d+", sentence.partition(": ")[2])]


CALM = [0.08]


UNSTEADY = [0.05, 0.13, 0.07, 0.16, 0.06]


LOSSY = [0.04, 0.04, None, 0.04, 0.04, 0.04, 0.04, 0.04, 0.04, 0.04]


SLOW = [0.5]


TRIES = 3


@pytest.mark.real
@pytest.mark.parametrize(
    ("delays", "finding"), [(CALM, "ok"), (UNSTEADY, "warn"), (LOSSY, "fail"), (SLOW, "fail")], ids=str
)
def test_packets(delays: list[float | None], finding: str, here: Net) -> None:
    """Round trip, jitter and loss of small packets are what was injected, within a fifth."""
    server = here.stun(delays)
    # Where other work takes the processor, packets really are late: such a measurement is made again.
    for _ in range(TRIES):
        found = probed(stun=f"{HOST}:{server.port}")
        trip, jitter, loss = numbers(found.sentence)
        near_trip = trip == pytest.approx(server.delay, rel=0.2)
        near_jitter = jitter == pytest.approx(server.jitter, rel=0.2, abs=4)
        if near_trip and near_jitter:
            break
    assert (found.finding, near_trip, near_jitter) == (finding, True, True), found.sentence
    assert loss == pytest.approx(server.loss, rel=0.2)


@pytest.mark.real
def test_no_packet_comes_back(here: Net, papers: Certificates) -> None:
    """A host that answers, with a STUN server that does not, is worth a word."""
    found = probed(host=f"{HOST}:{here.secure(papers.context('valid'))}", stun=f"{HOST}:{here.stun([None]).port}")
    assert (found.finding, found.sentence) == ("warn", probes_messages.ALL_LOST.message.format(host=HOST, count=50))
