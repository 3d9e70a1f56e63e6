"""The speaker: a soft tone, played only while its item is in view. Only the person knows whether they heard it."""

import math
from array import array

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.messages import probes as probes_messages
from presencecheck.probes.extras import load_library
from presencecheck.probes.levels import FULL
from presencecheck.probes.measurement import Measurement
from presencecheck.probes.sound import current_device, device_error

PITCH = 660
"""Hz; in the middle of what small speakers play and most ears hear."""
SECONDS = 0.6
"""Length of the tone."""
_LOUDNESS = 0.18
"""Share of full scale; about as loud as a voice in a call."""
_FADE = 0.03
"""Seconds of fading in and out, so that nothing clicks."""


def speaker(settings: ProbeSettings) -> Measurement:
    """Play a tone; there is no threshold."""
    sounddevice = load_library("audio")
    rate = current_device("output").rate
    try:
        with sounddevice.RawOutputStream(samplerate=rate, channels=1, dtype="int16", latency="high") as stream:
            stream.write(tone(rate).tobytes())
    except sounddevice.PortAudioError as error:
        raise device_error(probes_messages.DEVICE_BROKEN, "output") from error
    return Measurement("ok", *probes_messages.TONE.format(seconds=SECONDS))


def tone(rate: int) -> "array[int]":
    """The tone as 16-bit samples at a rate of `rate` Hz."""
    count = int(rate * SECONDS)
    fade = max(rate * _FADE, 1)
    return array(
        "h",
        (
            round(FULL * _LOUDNESS * min(1, at / fade, (count - at) / fade) * math.sin(2 * math.pi * PITCH * at / rate))
            for at in range(count)
        ),
    )
