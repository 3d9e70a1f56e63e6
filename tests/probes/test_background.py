"""Measurements in processes of their own, with their limit and their end."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.messages import probes as probes_messages
from presencecheck.probes.background import BackgroundProbes
from presencecheck.probes.measurement import LIMIT_SECONDS
from tests.support.probing import probed
from tests.support.servers import HOST, Certificates, Net
from tests.support.terminals import PATIENCE

pytestmark = pytest.mark.real


def test_a_server_without_end_is_cut_off(here: Net, papers: Certificates) -> None:
    """An answer that never ends is in time for each of its letters; the limit on the whole holds."""
    found = probed("clock", host=f"{HOST}:{here.dripping(papers.context('valid'))}")
    assert (found.finding, found.sentence) == ("unknown", probes_messages.TOO_LONG.format(seconds=round(LIMIT_SECONDS)))


def test_all_at_once(here: Net, papers: Certificates) -> None:
    """Many can measure at a time; one that is left ends at once, and with it its connection."""
    port = here.secure(papers.context("valid"))
    with ThreadPoolExecutor() as pool:
        findings = list(pool.map(lambda _: probed(host=f"{HOST}:{port}"), range(4)))
    assert {found.finding for found in findings} == {"ok"}
    background = BackgroundProbes(ProbeSettings(host=f"{HOST}:{here.silent()}"))
    background.start(["power-and-network"])
    assert here.come.wait(PATIENCE)
    background.stop()
    assert here.gone.wait(PATIENCE)


@pytest.mark.parametrize("command", ["probe", "doctor"])
def test_nothing_is_left_open(command: str, home: Path) -> None:
    """Python itself has nothing to say of processes and pipes when a command ends."""
    line = [sys.executable, "-W", "error", "-X", "dev", "-m", "presencecheck", command, "--json"]
    done = subprocess.run(line, capture_output=True, text=True, check=False, timeout=PATIENCE * 2)
    assert "Warning" not in done.stderr
    assert (done.returncode in (0, 1), done.stdout.startswith("{")) == (True, True)
