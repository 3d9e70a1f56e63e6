"""The connection to where sessions are held: what is measured, and what it means."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.messages import probes as probes_messages
from presencecheck.probes import network
from presencecheck.probes.line import HostTiming
from presencecheck.probes.stun import PacketStatistics
from tests.support.commands import presencecheck
from tests.support.servers import HOST, Certificates, Net


@pytest.mark.real
def test_without_a_host_nobody_is_contacted() -> None:
    """Then it says so, and how to set one."""
    result = presencecheck("probe", "network", "clock", "--json")
    assert [(found["finding"], found["sentence"], found["remedy"]) for found in result.data["probes"]] == [
        ("unknown", probes_messages.NO_HOST.message, probes_messages.NO_HOST.hint)
    ] * 2
    assert result.code == 0


@pytest.mark.real
def test_a_good_line(here: Net, papers: Certificates) -> None:
    """A host that answers with a certificate in order is fine, and the round trip is told."""
    port = here.secure(papers.context("valid"))
    assert presencecheck("config", "set", "probes.host", f"{HOST}:{port}").code == 0
    result = presencecheck("probe", "network", "--json")
    [found] = result.data["probes"]
    assert (result.code, found["finding"], found["unit"]) == (0, "ok", "ms")
    assert found["sentence"] == f"{HOST} answers: {found['value']} ms there and back."


@pytest.mark.real
def test_a_line_that_fails_is_an_exit_code() -> None:
    """So that scripts can tell; people read the sentence and what helps."""
    assert presencecheck("config", "set", "probes.host", f"{HOST}:1").code == 0
    result = presencecheck("probe", "network")
    assert result.code == 1
    assert probes_messages.REFUSED.format(host=HOST) in result.out
    assert probes_messages.CHECK_CABLE in result.out


@pytest.mark.parametrize("value", ["a b", "host:0", "host:99999"])
def test_a_host_is_a_name(value: str) -> None:
    """What can be none is refused with a hint."""
    result = presencecheck("config", "set", "probes.host", value)
    assert (result.code, "meet.example.org, a name and a port, or a link" in result.err) == (2, True)


@pytest.mark.parametrize("value", ["https://meet.example.org", "meet.example.org/room"])
def test_of_a_link_only_the_host_is_kept(value: str, home: Path) -> None:
    """The rest may name a room, and with it a client."""
    assert presencecheck("config", "set", "probes.host", value).code == 0
    assert 'host = "meet.example.org"' in (home / "config" / "config.toml").read_text()


@pytest.mark.real
def test_a_host_in_the_file_that_is_no_name(home: Path) -> None:
    """It is named, and nothing is measured."""
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text('[probes]\nhost = "https://meet.example.org"\n')
    result = presencecheck("probe", "network")
    assert (result.code, "probes.host" in result.err, "unknown" in result.out) == (0, True, True)


RANK = {"ok": 0, "warn": 1, "fail": 2}


SETTINGS = ProbeSettings()


TRIP, JITTER, LOSS = st.floats(0, 2000), st.floats(0, 300), st.floats(0, 99)


@given(TRIP, JITTER, LOSS, st.integers(-5, 100), TRIP)
def test_line(trip: float, jitter: float, loss: float, days: int, more: float) -> None:
    """It is well only within every limit; what takes longer is never better."""
    fast, slow = (
        network.judge("h", HostTiming(0.01, days * 86_400), PacketStatistics(each, jitter, loss), 0, SETTINGS)
        for each in (trip, trip + more)
    )
    within = trip <= 150 and jitter <= 40 and loss < 1 and days >= 7
    assert (fast.finding == "ok") == within
    assert RANK[slow.finding] >= RANK[fast.finding]
    assert fast.finding == "ok" or fast.remedy
