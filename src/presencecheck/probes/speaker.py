"""The speaker: a soft tone, played only while its item is in view. Whether it was heard, the person knows."""

import math
from array import array

from presencecheck.core.thresholds import Tuning
from presencecheck.messages import probes as say
from presencecheck.probes.extras import library
from presencecheck.probes.levels import FULL
from presencecheck.probes.measurement import Measurement, Probe
from presencecheck.probes.sound import device, unusable

PITCH = 660
"""Hertz: in the middle of what small speakers play and most ears hear."""
SECONDS = 0.6
_LOUDNESS = 0.18
"""Of full scale; about as loud as a voice in a call."""
_FADE = 0.03
"""Seconds in which it swells and dies away, so that nothing clicks."""


def speaker(tuning: Tuning) -> Measurement:
    """A tone that the sound system took; there is no threshold."""
    library_ = library("audio")
    rate = device("output").rate
    try:
        with library_.RawOutputStream(samplerate=rate, channels=1, dtype="int16", latency="high") as stream:
            stream.write(tone(rate).tobytes())
    except library_.PortAudioError as error:
        raise unusable(say.DEVICE_BROKEN, "output") from error
    return Measurement("ok", say.TONE.format(seconds=SECONDS), say.HEAR)


def tone(rate: int) -> "array[int]":
    """The tone as 16-bit samples, `rate` a second."""
    count = int(rate * SECONDS)
    fade = max(rate * _FADE, 1)
    return array(
        "h",
        (
            round(FULL * _LOUDNESS * min(1, at / fade, (count - at) / fade) * math.sin(2 * math.pi * PITCH * at / rate))
            for at in range(count)
        ),
    )


PROBE: Probe = speaker
