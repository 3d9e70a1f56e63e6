"""Levels of any sound."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from presencecheck.probes import levels
from presencecheck.probes.levels import FULL

FRAMES = st.lists(st.lists(st.integers(-FULL, FULL - 1), min_size=1, max_size=30), min_size=1, max_size=20)


@given(FRAMES)
def test_any_sound_has_levels(frames: list[list[int]]) -> None:
    """Levels are never above full scale, the voice never below the room, and only zeros are dead."""
    found = levels.measure_levels(frames)
    assert -100 <= found.noise <= found.voice <= 0
    assert found.dead == all(sample == 0 for frame in frames for sample in frame)


@given(st.lists(st.integers(-1000, 1000), min_size=50, max_size=100), st.integers(2, 30))
def test_louder_is_louder(samples: list[int], times: int) -> None:
    """Twenty times as much is 26 dB more."""
    soft, loud = levels.level(samples), levels.level([sample * times for sample in samples])
    assume(soft > -95)  # below, 16 bits hold nothing
    assert loud == pytest.approx(soft + 20 * math.log10(times), abs=0.1)
