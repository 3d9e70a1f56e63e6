"""Load, free memory and disk space of the computer, and whether a restart is pending."""

import shutil
from pathlib import Path
from typing import NamedTuple

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.messages import probes as probes_messages
from presencecheck.probes.extras import load_library
from presencecheck.probes.measurement import Measurement

_RESTART = Path("/run/reboot-required")
"""Debian and Ubuntu create this file; other systems do not tell."""
_LOAD_SECONDS = 0.5
"""Seconds over which the load of the processors is measured."""
_GIGABYTE = 10**9


class MachineState(NamedTuple):
    """Load of the processors in percent, available memory in percent, free disk in bytes, and a pending restart."""

    load: float
    memory: float
    disk: int
    restart: bool


def machine(settings: ProbeSettings) -> Measurement:
    """Measure load, memory and disk, and look for a pending restart.

    Warns above `load_warn`, below `memory_warn` and below `disk_warn` (see `ProbeSettings`, with their sources).
    """
    psutil = load_library("system")
    memory = psutil.virtual_memory()
    return judge(
        MachineState(
            load=psutil.cpu_percent(interval=_LOAD_SECONDS),
            memory=100 * memory.available / memory.total,
            disk=shutil.disk_usage(Path.home()).free,
            restart=_RESTART.exists(),
        ),
        settings,
    )


def judge(state: MachineState, settings: ProbeSettings) -> Measurement:
    """The finding from the state of the computer; its value is what the finding rests on, usually the load."""
    disk = state.disk / _GIGABYTE
    shown = f"{disk:.0f}" if disk >= 10 else f"{disk:.1f}"
    sentence = probes_messages.MACHINE.format(load=round(state.load), memory=round(state.memory), disk=shown)
    if state.restart:
        sentence = probes_messages.RESTART.format(sentence=sentence)
    if disk < settings.disk_warn:
        return Measurement("warn", sentence, probes_messages.FREE_DISK, round(disk, 1), "GB")
    if state.load > settings.load_warn or state.memory < settings.memory_warn:
        return Measurement("warn", sentence, probes_messages.LIGHTEN, round(state.load), "%")
    return Measurement("ok", sentence, probes_messages.RESTART_LATER if state.restart else "", round(state.load), "%")
