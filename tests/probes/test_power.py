"""The battery: what its state means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.probes import power

RANK = {"ok": 0, "warn": 1, "fail": 2}


PERCENT = st.floats(0, 100)


SETTINGS = ProbeSettings()


@given(PERCENT, PERCENT, st.booleans())
def test_power(one: float, other: float, plugged: bool) -> None:
    """A fuller battery is never worse, mains is always well, and trouble has a remedy."""
    less, more = sorted((one, other))
    worse, better = (power.judge(percent, plugged=plugged, settings=SETTINGS) for percent in (less, more))
    assert RANK[worse.finding] >= RANK[better.finding]
    assert (worse.finding == "ok") == (worse.remedy == "")
    assert plugged <= (worse.finding == "ok")


@pytest.mark.parametrize(("percent", "finding"), [(29.9, "fail"), (30, "warn"), (79.9, "warn"), (80, "ok")])
def test_power_at_its_limits(percent: float, finding: str) -> None:
    """Limits belong to the better side."""
    assert power.judge(percent, plugged=False, settings=SETTINGS).finding == finding
