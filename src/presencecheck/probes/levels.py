"""The loudness of a voice and of the room around it, from samples. Pure; no sample outlives the call."""

import math
from collections.abc import Sequence
from typing import NamedTuple

FULL = 32768
"""The largest amplitude of 16 bits; levels in dBFS are below it."""
_NEAR_FULL = 32700
_CLIPPED_SHARE = 0.001
_SILENCE = -100.0
"""dBFS; 16 bits cannot hold a softer sound."""
_NOISE_RANK, _VOICE_RANK = 0.1, 0.8
"""Somebody who speaks is silent a tenth of the time; the voice is at least this loud a fifth of the time."""
_VOICE_MARGIN = 10.0
"""dB above the room's noise at which sound counts as a voice."""


class Levels(NamedTuple):
    """The voice and the room's noise in dBFS over a few seconds, and whether the voice was clipped."""

    voice: float
    noise: float
    clipped: bool
    dead: bool
    """Only zeros, which no working microphone gives."""

    @property
    def has_voice(self) -> bool:
        """Whether a voice stands out from the room."""
        return self.voice - self.noise >= _VOICE_MARGIN


def level(samples: Sequence[int]) -> float:
    """The loudness of 16-bit samples in dBFS."""
    power = sum(sample * sample for sample in samples) / max(len(samples), 1)
    return max(20 * math.log10(math.sqrt(power) / FULL), _SILENCE) if power else _SILENCE


def measure_levels(frames: Sequence[Sequence[int]]) -> Levels:
    """Measure the levels of short stretches of sound, at least one."""
    loudness = sorted(level(frame) for frame in frames)
    last = len(loudness) - 1
    cut = sum(abs(sample) >= _NEAR_FULL for frame in frames for sample in frame)
    return Levels(
        voice=loudness[round(last * _VOICE_RANK)],
        noise=loudness[round(last * _NOISE_RANK)],
        clipped=cut > _CLIPPED_SHARE * sum(map(len, frames)),
        dead=not any(sample for frame in frames for sample in frame),
    )
