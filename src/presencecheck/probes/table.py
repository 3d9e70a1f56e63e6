"""Every measurement that this version can make, by its name in checklists."""

from collections.abc import Mapping

from presencecheck.probes import apps, clock, machine, microphone, network, power, sound, speaker
from presencecheck.probes.measurement import Probe

PROBES: Mapping[str, Probe] = {
    "power": power.PROBE,
    "network": network.PROBE,
    "machine": machine.PROBE,
    "clock": clock.PROBE,
    "apps": apps.PROBE,
    "microphone": microphone.PROBE,
    "speaker": speaker.PROBE,
    "sound": sound.PROBE,  # for `doctor` alone
}
