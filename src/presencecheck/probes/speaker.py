"""The speaker: a soft tone, played only while its item is in view. Whether it was heard, the person knows."""

import math
from array import array

from presencecheck.messages import probes as say
from presencecheck.probes import Measurement, Probe, Unmeasurable
from presencecheck.probes.extras import library
from presencecheck.probes.levels import FULL
from presencecheck.tuning import Tuning

PITCH = 660
"""Hertz: in the middle of what small speakers play and most ears hear."""
SECONDS = 0.6
_LOUDNESS = 0.18
"""Of full scale; about as loud as a voice in a call."""
_FADE = 0.03
"""Seconds in which it swells and dies away, so that nothing clicks."""


def speaker(tuning: Tuning) -> Measurement:
    """A tone that the sound system took; there is no threshold."""
    sound = library("audio")
    try:
        rate = int(sound.query_devices(kind="output")["default_samplerate"])
    except (sound.PortAudioError, ValueError) as error:
        raise _missing(say.NO_DEVICE) from error
    try:
        with sound.RawOutputStream(samplerate=rate, channels=1, dtype="int16") as stream:
            stream.write(tone(rate).tobytes())
    except sound.PortAudioError as error:
        raise _missing(say.DEVICE_BROKEN) from error
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


def _missing(sentence: str) -> Unmeasurable:
    return Unmeasurable(sentence.format(device="speaker"), say.CONNECT.format(device="speaker"))


PROBE: Probe = speaker
