"""Battery and mains power."""

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.messages import probes as probes_messages
from presencecheck.probes.extras import load_library
from presencecheck.probes.measurement import Measurement


def power(settings: ProbeSettings) -> Measurement:
    """Measure whether the computer is plugged in, and how full its battery is.

    Warns below `battery_warn`, fails below `battery_fail` (see `ProbeSettings`, with their sources).
    """
    battery = load_library("system").sensors_battery()
    if battery is None:
        return Measurement("ok", probes_messages.NO_BATTERY)
    return judge(battery.percent, plugged=bool(battery.power_plugged), settings=settings)


def judge(percent: float, *, plugged: bool, settings: ProbeSettings) -> Measurement:
    """The finding from a battery's state; where the system does not say whether it is plugged in, it counts as not."""
    left = round(min(max(percent, 0), 100))
    if plugged:
        return Measurement("ok", probes_messages.PLUGGED.format(percent=left), "", left, "%")
    sentence = probes_messages.ON_BATTERY.format(percent=left)
    if percent >= settings.battery_warn:
        return Measurement("ok", sentence, "", left, "%")
    return Measurement(
        "fail" if percent < settings.battery_fail else "warn", sentence, probes_messages.PLUG_IN, left, "%"
    )
