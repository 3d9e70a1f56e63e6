"""How a walk asks for measurements: nothing is started before its first question waits for a key."""

import sys
from collections.abc import Iterable

import pytest

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.probes import delayed
from presencecheck.probes.background import BackgroundProbes
from presencecheck.probes.delayed import DelayedProbes, NoProbes
from presencecheck.probes.measurement import Measurement
from tests.support.device_page import until


def test_no_probes_say_nothing() -> None:
    """Each item is asked as a question: there is no finding, and no sentence about that."""
    probes = NoProbes()
    probes.start(["network"])
    probes.repeat("network")
    assert probes.poll("network") == Measurement("unknown")
    probes.release("network")
    probes.stop()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The probes that were started, in their order; none of them runs."""
    names: list[str] = []

    def start(self: BackgroundProbes, wanted: Iterable[str]) -> None:
        names.extend(sorted(wanted))

    monkeypatch.setattr(BackgroundProbes, "start", start)
    monkeypatch.setattr(delayed, "_DELAY_SECONDS", 0.01)
    return names


def test_probes_start_later(started: list[str]) -> None:
    """Nothing was found before they are started; what is wanted afterwards is started at once."""
    probes = DelayedProbes(ProbeSettings())
    probes.start([])
    probes.start(["power"])
    probes.start(["clock"])
    until(lambda: started == ["clock", "power"], "the start")
    until(lambda: probes.poll("devices"), "the offer of the page")
    probes.start(["machine"])
    assert started == ["clock", "power", "clock", "machine", "power"]
    probes.stop()


def test_a_walk_that_ends_at_once_starts_nothing(started: list[str]) -> None:
    """Stopped before the delay is over, or never asked for anything, there is nothing to end."""
    probes = DelayedProbes(ProbeSettings())
    probes.repeat("power")
    probes.release("power")
    assert probes.poll("power") is None
    probes.stop()
    assert started == []


@pytest.mark.real
def test_nothing_that_measures_is_imported_with_it() -> None:
    """The module is imported before the first question."""
    import subprocess

    code = "import sys, presencecheck.probes.delayed; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"presencecheck.probes.background", "presencecheck.probes.measurement", "threading"} & set(
        done.stdout.split()
    )
