"""The line, measured against real servers: each trouble by its name, each figure near what was injected."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from presencecheck.core.thresholds import Tuning
from presencecheck.messages import probes as probes_messages
from presencecheck.probes.background import BackgroundProbes
from presencecheck.probes.measurement import LIMIT_SECONDS, Measurement
from presencecheck.system.clock import now
from tests.support.commands import presencecheck
from tests.support.servers import HOST, Certificates, Net, certificates, net
from tests.support.terminals import PATIENCE


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """A certificate authority and what it signed."""
    return certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def here(papers: Certificates, monkeypatch: pytest.MonkeyPatch) -> Iterator[Net]:
    """Servers on this machine, whose certificates the program trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", papers.authority)
    with net() as servers:
        yield servers


def probed(name: str = "network", **own: Any) -> Measurement:
    """What the process that measures finds, with these settings of a person's own."""
    background = BackgroundProbes(Tuning(**own))
    try:
        return background.wait_for(name)
    finally:
        background.stop()


def numbers(sentence: str) -> list[int]:
    """The numbers in a sentence after its host."""
    return [int(number) for number in re.findall(r"\d+", sentence.partition(": ")[2])]


def test_without_a_host_nobody_is_contacted() -> None:
    """Then it says so, and how to set one."""
    result = presencecheck("probe", "network", "clock", "--json")
    assert [(found["finding"], found["sentence"], found["remedy"]) for found in result.data["probes"]] == [
        ("unknown", probes_messages.NO_HOST, probes_messages.SET_HOST)
    ] * 2
    assert result.code == 0


def test_a_good_line(here: Net, papers: Certificates) -> None:
    """A host that answers with a certificate in order is fine, and the round trip is told."""
    port = here.secure(papers.context("valid"))
    assert presencecheck("config", "set", "probes.host", f"{HOST}:{port}").code == 0
    result = presencecheck("probe", "network", "--json")
    [found] = result.data["probes"]
    assert (result.code, found["finding"], found["unit"]) == (0, "ok", "ms")
    assert found["sentence"] == f"{HOST} answers: {found['value']} ms there and back."


def test_a_line_that_fails_is_an_exit_code() -> None:
    """So that scripts can tell; people read the sentence and what helps."""
    assert presencecheck("config", "set", "probes.host", f"{HOST}:1").code == 0
    result = presencecheck("probe", "network")
    assert result.code == 1
    assert probes_messages.REFUSED.format(host=HOST) in result.out
    assert probes_messages.CHECK_CABLE in result.out


@pytest.mark.parametrize(
    ("certificate", "finding", "sentence"),
    [
        ("expired", "fail", probes_messages.EXPIRED.format(host=HOST)),
        ("wrong-name", "fail", probes_messages.WRONG_NAME.format(host=HOST)),
        ("soon", "warn", probes_messages.EXPIRES.partition("{")[0]),
    ],
)
def test_a_certificate_that_is_not_in_order(
    certificate: str, finding: str, sentence: str, here: Net, papers: Certificates
) -> None:
    """Each trouble with a certificate has its own sentence."""
    found = probed(host=f"{HOST}:{here.secure(papers.context(certificate))}")
    assert found.finding == finding
    assert sentence in found.sentence


def test_a_name_is_checked_as_a_name(here: Net, papers: Certificates) -> None:
    """A certificate for an address alone is not one for a name that has this address."""
    found = probed(host=f"localhost:{here.secure(papers.context('valid'))}")
    assert (found.finding, found.sentence) == ("fail", probes_messages.WRONG_NAME.format(host="localhost"))


def test_a_certificate_of_a_stranger(here: Net, papers: Certificates, monkeypatch: pytest.MonkeyPatch) -> None:
    """An authority that this computer does not know is not trusted."""
    monkeypatch.delenv("SSL_CERT_FILE")
    assert probed(host=f"{HOST}:{here.secure(papers.context('valid'))}").sentence == probes_messages.UNTRUSTED.format(
        host=HOST
    )


def test_no_such_name() -> None:
    """A name that does not exist has no address, or none in time."""
    found = probed(host="nowhere.invalid")
    assert found.finding == "fail"
    assert found.sentence in (
        probes_messages.NO_ADDRESS.format(host="nowhere.invalid"),
        probes_messages.LOOK_UP_SLOW.format(host="nowhere.invalid", seconds=1.5),
    )


def test_no_way_to_a_host(here: Net) -> None:
    """An address that is kept for documentation is not reached, by refusal of the network or by no answer."""
    assert probed(host="203.0.113.1").finding == "fail"


def test_a_server_that_says_nothing(here: Net) -> None:
    """It accepts and is silent: a fail of its own, told within the limit and not by being cut off."""
    found = probed(host=f"{HOST}:{here.silent()}")
    assert (found.finding, found.sentence) == ("fail", probes_messages.SILENT.format(host=HOST))


def test_a_server_without_end_is_cut_off(here: Net, papers: Certificates) -> None:
    """An answer that never ends is in time for each of its letters; the limit on the whole holds."""
    found = probed("clock", host=f"{HOST}:{here.dripping(papers.context('valid'))}")
    assert (found.finding, found.sentence) == ("unknown", probes_messages.TOO_LONG.format(seconds=round(LIMIT_SECONDS)))


@pytest.mark.parametrize(("seconds", "finding"), [(0.06, "ok"), (0.1, "warn"), (0.25, "fail")])
def test_an_injected_delay(seconds: float, finding: str, here: Net, papers: Certificates) -> None:
    """What the way takes longer is measured, within a fifth."""
    target = here.secure(papers.context("valid"))
    found = probed(host=f"{HOST}:{here.relay(target, seconds)}")
    assert found.finding == finding
    assert found.value == pytest.approx(2000 * seconds, rel=0.2)


CALM = [0.08]
UNSTEADY = [0.05, 0.13, 0.07, 0.16, 0.06]
LOSSY = [0.04, 0.04, None, 0.04, 0.04, 0.04, 0.04, 0.04, 0.04, 0.04]
SLOW = [0.5]


@pytest.mark.parametrize(
    ("delays", "finding"), [(CALM, "ok"), (UNSTEADY, "warn"), (LOSSY, "fail"), (SLOW, "fail")], ids=str
)
def test_packets(delays: list[float | None], finding: str, here: Net) -> None:
    """Round trip, jitter and loss of small packets are what was injected, within a fifth."""
    server = here.stun(delays)
    found = probed(stun=f"{HOST}:{server.port}")
    assert found.finding == finding
    trip, jitter, loss = numbers(found.sentence)
    assert trip == pytest.approx(server.delay, rel=0.2)
    assert jitter == pytest.approx(server.jitter, rel=0.2, abs=4)
    assert loss == pytest.approx(server.loss, rel=0.2)


def test_no_packet_comes_back(here: Net, papers: Certificates) -> None:
    """A host that answers, with a STUN server that does not, is worth a word."""
    found = probed(host=f"{HOST}:{here.secure(papers.context('valid'))}", stun=f"{HOST}:{here.stun([None]).port}")
    assert (found.finding, found.sentence) == ("warn", probes_messages.ALL_LOST.format(host=HOST, count=50))


@pytest.mark.parametrize(("ahead", "finding"), [(0, "ok"), (-120, "warn"), (7200, "fail")])
def test_clock(ahead: int, finding: str, here: Net, papers: Certificates) -> None:
    """The clock is held against the date that the host tells."""
    date = formatdate(now().utc - ahead, usegmt=True)
    found = probed("clock", host=f"{HOST}:{here.secure(papers.context('valid'), date)}")
    assert (found.finding, found.unit) == (finding, "s")
    assert found.value == pytest.approx(ahead, abs=20)


def test_clock_without_a_date(here: Net, papers: Certificates) -> None:
    """A host that tells no date leaves it open; so does one that cannot be reached."""
    found = probed("clock", host=f"{HOST}:{here.secure(papers.context('valid'))}")
    assert (found.finding, found.sentence) == ("unknown", probes_messages.NO_DATE.format(host=HOST))
    assert probed("clock", host=f"{HOST}:1").finding == "unknown"


def test_all_at_once(here: Net, papers: Certificates) -> None:
    """Many can measure at a time; one that is left ends at once, and with it its connection."""
    port = here.secure(papers.context("valid"))
    with ThreadPoolExecutor() as pool:
        findings = list(pool.map(lambda _: probed(host=f"{HOST}:{port}"), range(4)))
    assert {found.finding for found in findings} == {"ok"}
    background = BackgroundProbes(Tuning(host=f"{HOST}:{here.silent()}"))
    background.start(["power-and-network"])
    assert here.come.wait(PATIENCE)
    background.stop()
    assert here.gone.wait(PATIENCE)


@pytest.mark.parametrize("value", ["https://meet.example.org", "meet.example.org/room", "a b", "host:0", "host:99999"])
def test_a_host_is_a_name(value: str, home: Path) -> None:
    """An address of a page is refused with a hint, from the command line and in the file."""
    result = presencecheck("config", "set", "probes.host", value)
    assert (result.code, "meet.example.org, or a name and a port" in result.err) == (2, True)
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text(f"[probes]\nhost = {json.dumps(value)}\n")
    result = presencecheck("probe", "network")
    assert (result.code, "probes.host" in result.err) == (4, True)
