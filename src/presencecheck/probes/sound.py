"""Which microphone and speaker the sound system would use; nothing is recorded or played."""

from typing import Any, Literal, NamedTuple

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.messages import probes as probes_messages
from presencecheck.probes.extras import load_library
from presencecheck.probes.measurement import Measurement, UnmeasurableError


class Device(NamedTuple):
    """A microphone or speaker: its name, and its sample rate in Hz."""

    name: str
    rate: int


def sound(settings: ProbeSettings) -> Measurement:
    """Name the devices that `microphone` and `speaker` would use; there is no threshold.

    Raises:
        UnmeasurableError: a device is missing.
        UnavailableError: the library is.
    """
    return Measurement(
        "ok",
        probes_messages.SOUND.format(microphone=current_device("input").name, speaker=current_device("output").name),
    )


def current_device(kind: Literal["input", "output"]) -> Device:
    """The device that the system uses.

    Raises:
        UnmeasurableError: there is none.
        UnavailableError: the library is missing.
    """
    sounddevice = load_library("audio")
    try:
        described: dict[str, Any] = sounddevice.query_devices(kind=kind)
    except (sounddevice.PortAudioError, ValueError) as error:
        raise device_error(probes_messages.NO_DEVICE, kind) from error
    return Device(str(described["name"]), int(described["default_samplerate"]))


def device_error(sentence: str, kind: Literal["input", "output"]) -> UnmeasurableError:
    """The error that says why a device cannot be used, and what helps."""
    words = {"device": probes_messages.DEVICES[kind]}
    return UnmeasurableError(sentence.format(**words), probes_messages.CONNECT.format(**words))
