"""Which microphone and speaker the sound system would use; nothing is heard or played."""

from typing import Any, Literal, NamedTuple

from presencecheck.core.thresholds import Tuning
from presencecheck.messages import probes as say
from presencecheck.probes.extras import library
from presencecheck.probes.measurement import Measurement, Probe, Unmeasurable


class Device(NamedTuple):
    """A microphone or speaker: its name, and how many samples a second it likes."""

    name: str
    rate: int


def sound(tuning: Tuning) -> Measurement:
    """The devices that `microphone` and `speaker` would take; there is no threshold.

    Raises:
        Unmeasurable: one is missing, or the extra is.
    """
    return Measurement("ok", say.SOUND.format(microphone=device("input").name, speaker=device("output").name))


def device(kind: Literal["input", "output"]) -> Device:
    """The one in use.

    Raises:
        Unmeasurable: there is none, or the extra is missing.
    """
    library_ = library("audio")
    try:
        described: dict[str, Any] = library_.query_devices(kind=kind)
    except (library_.PortAudioError, ValueError) as error:
        raise unusable(say.NO_DEVICE, kind) from error
    return Device(str(described["name"]), int(described["default_samplerate"]))


def unusable(sentence: str, kind: Literal["input", "output"]) -> Unmeasurable:
    """Why a device cannot be used, and what helps."""
    words = {"device": say.DEVICES[kind]}
    return Unmeasurable(sentence.format(**words), say.CONNECT.format(**words))


PROBE: Probe = sound
