"""Samples → how loud a voice is, and the room around it. Pure; no sample outlives the call."""

import math
from collections.abc import Sequence
from typing import NamedTuple

FULL = 32768
"""The amplitude that 16 bits end at; levels in dBFS are below it."""
_NEAR_FULL = 32700
_CLIPPED_SHARE = 0.001
_NOTHING = -100.0
"""dBFS below which 16 bits hold nothing."""
_NOISE_RANK, _VOICE_RANK = 0.1, 0.8
"""A tenth of the time somebody who speaks is silent; a fifth of the time the voice is at least this loud."""
_SPOKEN = 10.0
"""dB above the room's noise from which on it is a voice."""


class Levels(NamedTuple):
    """Of a few seconds: the voice and the room's noise in dBFS, and whether the voice was cut off at the top."""

    voice: float
    noise: float
    clipped: bool
    dead: bool
    """Nothing but zeros: no microphone does that."""

    @property
    def spoken(self) -> bool:
        """Whether a voice stands out from the room."""
        return self.voice - self.noise >= _SPOKEN


def level(samples: Sequence[int]) -> float:
    """The loudness of 16-bit samples in dBFS."""
    power = sum(sample * sample for sample in samples) / max(len(samples), 1)
    return max(20 * math.log10(math.sqrt(power) / FULL), _NOTHING) if power else _NOTHING


def measured(frames: Sequence[Sequence[int]]) -> Levels:
    """The levels of short stretches of sound, at least one."""
    loudness = sorted(level(frame) for frame in frames)
    last = len(loudness) - 1
    cut = sum(abs(sample) >= _NEAR_FULL for frame in frames for sample in frame)
    return Levels(
        voice=loudness[round(last * _VOICE_RANK)],
        noise=loudness[round(last * _NOISE_RANK)],
        clipped=cut > _CLIPPED_SHARE * sum(map(len, frames)),
        dead=not any(sample for frame in frames for sample in frame),
    )
