"""Where an exercise is at a time, and how it is shortened."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from presencecheck.core.prompts import Beat, Hold
from presencecheck.surfaces import breathing

HOLDS = st.builds(
    lambda seconds, beats: Hold("", seconds, tuple(Beat(str(n), beat) for n, beat in enumerate(beats)), ()),
    st.integers(5, 900),
    st.lists(st.integers(1, 20), min_size=1, max_size=12),
) | st.builds(
    lambda seconds, steps: Hold("", seconds, tuple(Beat(str(n), seconds / steps) for n in range(steps)), ()),
    st.integers(5, 900),
    st.integers(1, 12),
)


SHARE = st.floats(0, 1)


@given(prompt=HOLDS, share=SHARE)
def test_guide(prompt: Hold, share: float) -> None:
    """At every moment the guide shows one of the cues, how far it is, and the time that is truly left."""
    elapsed = prompt.seconds * share
    point = breathing.point_at(prompt, elapsed)
    assert point.beat in prompt.beats
    assert 0 <= point.share <= 1
    assert point.left == pytest.approx(prompt.seconds - elapsed)
    begun = (
        sum(beat.seconds for beat in prompt.beats[: prompt.beats.index(point.beat)]) + point.share * point.beat.seconds
    )
    cycles = (elapsed - begun) / sum(beat.seconds for beat in prompt.beats)
    assert cycles == pytest.approx(round(cycles), abs=1e-6)
    assert breathing.point_at(prompt, prompt.seconds + 100).left == 0


@given(prompt=HOLDS, share=SHARE, again=SHARE)
@example(prompt=Hold("", 10, tuple(Beat(str(n), 10 / 9) for n in range(9)), ()), share=0.0, again=0.0)
def test_shorter(prompt: Hold, share: float, again: float) -> None:
    """Shorter is never longer and never ends in the past, and it is shorter while there is a cycle and a half left."""
    cycle = sum(beat.seconds for beat in prompt.beats)
    total = float(prompt.seconds)
    for part in (share, again):
        elapsed = total * part
        less = breathing.shorten(prompt, elapsed, total)
        assert elapsed <= less <= total
        if total - elapsed > 1.5 * cycle:
            assert less < total
            assert less / cycle == pytest.approx(round(less / cycle))
        total = less


@given(seconds=st.integers(5, 900), steps=st.integers(1, 12))
@example(seconds=10, steps=9)
def test_shorter_steps(seconds: int, steps: int) -> None:
    """An exercise of steps is made half as long by a minus, however many steps it has."""
    prompt = Hold("", seconds, tuple(Beat(str(n), seconds / steps) for n in range(steps)), ())
    assert breathing.shorten(prompt, 0.0, float(seconds)) == pytest.approx(seconds / 2)
