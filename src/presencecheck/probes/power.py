"""Battery and mains."""

from presencecheck.core.thresholds import Tuning
from presencecheck.messages import probes as say
from presencecheck.probes.extras import library
from presencecheck.probes.measurement import Measurement, Probe


def power(tuning: Tuning) -> Measurement:
    """Whether the computer is plugged in, or how full its battery is.

    Worth a word below `battery_warn`, trouble below `battery_fail` (`tuning`, with their sources).
    """
    battery = library("system").sensors_battery()
    if battery is None:
        return Measurement("ok", say.NO_BATTERY)
    return judge(battery.percent, plugged=bool(battery.power_plugged), tuning=tuning)


def judge(percent: float, *, plugged: bool, tuning: Tuning) -> Measurement:
    """What a battery's state means. Where the system does not say whether it is plugged in, it counts as not so."""
    left = round(min(max(percent, 0), 100))
    if plugged:
        return Measurement("ok", say.PLUGGED.format(percent=left), "", left, "%")
    sentence = say.ON_BATTERY.format(percent=left)
    if percent >= tuning.battery_warn:
        return Measurement("ok", sentence, "", left, "%")
    return Measurement("fail" if percent < tuning.battery_fail else "warn", sentence, say.PLUG_IN, left, "%")


PROBE: Probe = power
