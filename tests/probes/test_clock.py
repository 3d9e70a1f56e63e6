"""The clock, compared with the date that a host sends."""

from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.messages import probes as probes_messages
from presencecheck.probes import clock
from presencecheck.system.clock import now
from tests.support.probing import probed
from tests.support.servers import HOST, Certificates, Net

SETTINGS = ProbeSettings()


@given(st.integers(-(10**9), 10**9))
def test_clock(ahead: int) -> None:
    """Off is off in both directions."""
    found, other = clock.judge("h", ahead, SETTINGS), clock.judge("h", -ahead, SETTINGS)
    assert found.finding == other.finding == ("ok" if abs(ahead) <= 30 else "warn" if abs(ahead) <= 300 else "fail")


@given(st.binary(max_size=200))
def test_any_answer_has_a_date_or_none(head: bytes) -> None:
    """Whatever a host answers, it is read without stumbling."""
    assert clock.parse_date(b"HTTP/1.1 200 OK\r\n" + head) is None or b"ate" in head.lower()
    assert clock.parse_date(b"Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n" + head) == 784_111_777


@pytest.mark.real
@pytest.mark.parametrize(("ahead", "finding"), [(0, "ok"), (-120, "warn"), (7200, "fail")])
def test_clock_of_a_host(ahead: int, finding: str, here: Net, papers: Certificates) -> None:
    """The clock is held against the date that the host tells."""
    date = formatdate(now().utc - ahead, usegmt=True)
    found = probed("clock", host=f"{HOST}:{here.secure(papers.context('valid'), date)}")
    assert (found.finding, found.unit) == (finding, "s")
    assert found.value == pytest.approx(ahead, abs=20)


@pytest.mark.real
def test_clock_without_a_date(here: Net, papers: Certificates) -> None:
    """A host that tells no date leaves it open; so does one that cannot be reached."""
    found = probed("clock", host=f"{HOST}:{here.secure(papers.context('valid'))}")
    assert (found.finding, found.sentence) == ("unknown", probes_messages.NO_DATE.format(host=HOST))
    assert probed("clock", host=f"{HOST}:1").finding == "unknown"
