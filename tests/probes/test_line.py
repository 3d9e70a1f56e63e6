"""A connection to a host, measured against real servers: each failure has its own sentence."""

import pytest

from presencecheck.messages import probes as probes_messages
from tests.support.probing import probed
from tests.support.servers import HOST, Certificates, Net

pytestmark = pytest.mark.real


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
        probes_messages.NO_ADDRESS.message.format(host="nowhere.invalid"),
        probes_messages.LOOK_UP_SLOW.format(host="nowhere.invalid", seconds=1.5),
    )


def test_no_way_to_a_host(here: Net) -> None:
    """An address that is kept for documentation is not reached, by refusal of the network or by no answer."""
    assert probed(host="203.0.113.1").finding == "fail"


def test_a_server_that_says_nothing(here: Net) -> None:
    """It accepts and is silent: a fail of its own, told within the limit and not by being cut off."""
    found = probed(host=f"{HOST}:{here.silent()}")
    assert (found.finding, found.sentence) == ("fail", probes_messages.SILENT.format(host=HOST))


ATTEMPTS = 3


@pytest.mark.parametrize(("seconds", "finding"), [(0.06, "ok"), (0.1, "warn"), (0.25, "fail")])
def test_an_injected_delay(seconds: float, finding: str, here: Net, papers: Certificates) -> None:
    """What the way takes longer is measured, within a fifth; a computer with much else to do may be later, once."""
    target = here.secure(papers.context("valid"))
    for _ in range(ATTEMPTS):
        found = probed(host=f"{HOST}:{here.relay(target, seconds)}")
        if found.value == pytest.approx(2000 * seconds, rel=0.2):
            break
    assert found.finding == finding
    assert found.value == pytest.approx(2000 * seconds, rel=0.2)
