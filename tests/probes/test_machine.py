"""Load, memory and disk: what they mean."""

from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.probes import machine

PERCENT = st.floats(0, 100)


SETTINGS = ProbeSettings()


@given(PERCENT, PERCENT, st.integers(0, 10**13), st.booleans())
def test_machine(load: float, memory: float, disk: int, restart: bool) -> None:
    """It is well only within every limit; a pending restart is said, and alone no reason to worry."""
    found = machine.judge(machine.MachineState(load, memory, disk, restart), SETTINGS)
    within = load <= SETTINGS.load_warn and memory >= SETTINGS.memory_warn and disk >= SETTINGS.disk_warn * 10**9
    assert (found.finding == "ok") == within
    assert ("restart" in found.sentence) == restart
    assert found.finding == "ok" or found.remedy
