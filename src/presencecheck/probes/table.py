"""Every measurement that this version can make, by its name in checklists."""

from collections.abc import Mapping

from presencecheck.probes import apps, clock, machine, microphone, network, power, sound, speaker
from presencecheck.probes.measurement import Probe

PROBES: Mapping[str, Probe] = {
    "power": power.power,
    "network": network.network,
    "machine": machine.machine,
    "clock": clock.clock,
    "apps": apps.apps,
    "microphone": microphone.microphone,
    "speaker": speaker.speaker,
    "sound": sound.sound,  # for `doctor` alone
}
