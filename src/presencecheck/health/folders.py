"""The folders: who may read them, whether they are copied or kept elsewhere, and how much space is free."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.health.copies import check_copies
from presencecheck.health.elsewhere import check_elsewhere
from presencecheck.messages import doctor as doctor_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.probes.measurement import Measurement
from presencecheck.system.paths import Paths

_GIGABYTE = 10**9


def check_folders(paths: Paths, probe_settings: ProbeSettings) -> Iterator[tuple[str, Measurement]]:
    """Check access rights, sync services, network drives and free space."""
    yield "folders", check_modes(paths)
    yield "copies", check_copies(paths)
    yield "sync", check_elsewhere(paths.history)
    yield "disk", _check_disk(paths.history, probe_settings)


def check_modes(paths: Paths) -> Measurement:
    """Check that no other user of this computer has access: folders 0700, files 0600."""
    if os.name != "posix":
        return Measurement("unknown", *doctor_messages.NOT_TOLD)
    folders = dict.fromkeys((paths.config.parent, paths.own, paths.packs, paths.history.parent, paths.cache))
    files = (paths.config, paths.history, *paths.history.parent.glob(f"{paths.history.stem}.*"))
    there = [path for path in (*folders, *dict.fromkeys(files)) if path.exists()]
    open_ = [path for path in there if stat.S_IMODE(path.stat().st_mode) & 0o077]
    if open_:
        words = {
            "paths": enumeration_messages.join_with_commas(map(str, open_)),
            "mode": "700" if open_[0].is_dir() else "600",
            "path": open_[0],
        }
        return Measurement("warn", *doctor_messages.FOLDERS_OPEN.format(**words))
    if not there:
        return Measurement("ok", doctor_messages.FOLDERS_NONE)
    return Measurement(
        "ok",
        doctor_messages.FOLDERS.format(
            paths=enumeration_messages.join_with_and([str(path) for path in folders if path.exists()])
        ),
    )


def _check_disk(history: Path, probe_settings: ProbeSettings) -> Measurement:
    there = next(place for place in history.absolute().parents if place.exists())
    free = shutil.disk_usage(there).free / _GIGABYTE
    sentence, hint = doctor_messages.DISK.format(free=f"{free:.1f}")
    if free < probe_settings.disk_warn:
        return Measurement("warn", sentence, hint, round(free, 1), "GB")
    return Measurement("ok", sentence, "", round(free, 1), "GB")
