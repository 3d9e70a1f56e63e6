"""How busy the computer is, how much room it has, and whether it waits for a restart."""

import shutil
from pathlib import Path
from typing import NamedTuple

from presencecheck.core.thresholds import Tuning
from presencecheck.messages import probes as say
from presencecheck.probes.extras import library
from presencecheck.probes.measurement import Measurement, Probe

_RESTART = Path("/run/reboot-required")
"""Debian and Ubuntu leave this file; other systems are not asked."""
_WATCHED = 0.5
"""Seconds for which the processors are watched."""
_GIGABYTE = 10**9


class Reading(NamedTuple):
    """What was read: percent of processors busy, percent of memory available, bytes of disk free."""

    load: float
    memory: float
    disk: int
    restart: bool


def machine(tuning: Tuning) -> Measurement:
    """Load, memory, disk and a pending restart.

    Worth a word above `load_warn`, below `memory_warn`, below `disk_warn` (`tuning`, with their sources).
    """
    psutil = library("system")
    memory = psutil.virtual_memory()
    return judge(
        Reading(
            load=psutil.cpu_percent(interval=_WATCHED),
            memory=100 * memory.available / memory.total,
            disk=shutil.disk_usage(Path.home()).free,
            restart=_RESTART.exists(),
        ),
        tuning,
    )


def judge(read: Reading, tuning: Tuning) -> Measurement:
    """What a reading means; the number that counts is the load."""
    disk = read.disk / _GIGABYTE
    shown = f"{disk:.0f}" if disk >= 10 else f"{disk:.1f}"
    sentence = say.MACHINE.format(load=round(read.load), memory=round(read.memory), disk=shown)
    if read.restart:
        sentence = say.RESTART.format(sentence=sentence)
    if disk < tuning.disk_warn:
        return Measurement("warn", sentence, say.FREE_DISK, round(disk, 1), "GB")
    if read.load > tuning.load_warn or read.memory < tuning.memory_warn:
        return Measurement("warn", sentence, say.LIGHTEN, round(read.load), "%")
    return Measurement("ok", sentence, say.RESTART_LATER if read.restart else "", round(read.load), "%")


PROBE: Probe = machine
