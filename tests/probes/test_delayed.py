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
    probes = DelayedProbes(ProbeSettings(host="meet.example.org"))
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


def test_what_was_never_started_is_not_waited_for(started: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """If what measures cannot be loaded, such as from a disk that is gone, the item is asked as a question."""
    monkeypatch.setattr(delayed, "_START_SECONDS", 0.2)
    monkeypatch.setattr(DelayedProbes, "_start_probes", lambda probes: None)
    probes = DelayedProbes(ProbeSettings())
    probes.start(["power"])
    assert probes.poll("power") is None
    until(lambda: probes.poll("power"), "the end of the wait")
    assert probes.poll("power") == SILENT
    assert started == []


def test_what_cannot_be_started_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A start that fails, such as where no further thread can be had, says nothing and keeps nobody waiting."""

    def fail(self: BackgroundProbes, wanted: Iterable[str]) -> None:
        raise RuntimeError

    monkeypatch.setattr(BackgroundProbes, "start", fail)
    probes = DelayedProbes(ProbeSettings())
    probes.start(["power"])
    until(lambda: probes.poll("power"), "the end of the wait")
    assert probes.poll("power") == SILENT


SILENT = Measurement("unknown")


@pytest.mark.parametrize(
    ("name", "settings", "wanted"),
    [
        ("network", ProbeSettings(), False),
        ("clock", ProbeSettings(), False),
        ("clock", ProbeSettings(stun="stun.example.org"), False),
        ("network", ProbeSettings(stun="stun.example.org"), True),
        ("network", ProbeSettings(host="meet.example.org"), True),
        ("clock", ProbeSettings(host="meet.example.org"), True),
        ("power-and-network", ProbeSettings(), True),
        ("machine", ProbeSettings(), True),
    ],
    ids=str,
)
def test_what_cannot_be_made_here_is_silent(
    started: list[str], name: str, settings: ProbeSettings, wanted: bool
) -> None:
    """Nothing is started for it, nobody waits for it, and nothing is said; what may be possible is started."""
    probes = DelayedProbes(settings)
    assert probes.poll(name) == (None if wanted else SILENT)  # before the start, as what is started would measure
    probes.start([name, "power"])
    until(lambda: started != [], "the start")
    assert (name in started) is wanted
    probes.stop()


def test_sound_without_its_library_is_silent(started: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the library is there is found out without importing it."""
    for there in (False, True):
        monkeypatch.setattr("presencecheck.probes.extras.find_spec", lambda name, there=there: there or None)
        probes = DelayedProbes(ProbeSettings())
        assert probes.poll("microphone") == (None if there else SILENT)
        assert probes.poll("speaker") == (None if there else SILENT)
        assert probes.poll("power") is None
        probes.stop()


def test_what_turns_out_to_be_impossible_is_silent(started: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A measurement that broke off for good is no matter of the walk; one that may do next time is told."""
    found = {"power": Measurement("unknown", "It broke off.", "Mend it.", is_unavailable=True)}
    found["machine"] = Measurement("unknown", "It took too long.")
    monkeypatch.setattr(BackgroundProbes, "poll", lambda self, name: found[name])
    probes = DelayedProbes(ProbeSettings())
    probes.start(["power"])
    until(lambda: probes.poll("power"), "the finding")
    assert probes.poll("power") == SILENT
    assert probes.poll("machine") == found["machine"]
    probes.stop()


@pytest.mark.real
def test_nothing_that_measures_is_imported_with_it() -> None:
    """The module is imported before the first question."""
    import subprocess

    code = "import sys, presencecheck.probes.delayed; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"presencecheck.probes.background", "presencecheck.probes.measurement", "threading"} & set(
        done.stdout.split()
    )
