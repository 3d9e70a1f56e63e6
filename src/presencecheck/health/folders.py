"""The folders: who may look into them, what copies them elsewhere, and whether there is room."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from presencecheck.core.thresholds import Tuning
from presencecheck.health.checks import Check
from presencecheck.messages import doctor as say
from presencecheck.probes.measurement import Measurement
from presencecheck.system.paths import Paths

_GIGABYTE = 10**9
_SERVICES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "mobile documents": "iCloud",
    "icloud": "iCloud",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}
"""How the folders of sync services are called, in small letters."""


def checks(paths: Paths, tuning: Tuning) -> Iterator[Check]:
    """All that is said of the folders."""
    yield "folders", modes(paths)
    yield "sync", synced(paths.history)
    yield "disk", _disk(paths.history, tuning)


def modes(paths: Paths) -> Measurement:
    """Whether others on this computer are kept out: folders 0700, files 0600."""
    if os.name != "posix":
        return Measurement("unknown", say.NOT_TOLD, say.NOT_TOLD_HINT)
    folders = dict.fromkeys((paths.config.parent, paths.own, paths.packs, paths.history.parent, paths.cache))
    files = (paths.config, paths.history, *paths.history.parent.glob(f"{paths.history.stem}.*"))
    there = [path for path in (*folders, *dict.fromkeys(files)) if path.exists()]
    open_ = [path for path in there if stat.S_IMODE(path.stat().st_mode) & 0o077]
    if open_:
        mode = "700" if open_[0].is_dir() else "600"
        hint = say.CLOSE.format(mode=mode, path=open_[0])
        return Measurement("warn", say.FOLDERS_OPEN.format(paths=", ".join(map(str, open_))), hint)
    if not there:
        return Measurement("ok", say.FOLDERS_NONE)
    return Measurement("ok", say.FOLDERS.format(paths=" and ".join(str(path) for path in folders if path.exists())))


def synced(history: Path) -> Measurement:
    """Whether a sync service copies the history elsewhere, as far as the names of folders tell."""
    for part in reversed(history.absolute().parents):
        name = part.name.casefold()
        # Some name the folder after the account too: "OneDrive - Practice", "GoogleDrive-me@example.org".
        called = (name, name.partition(" - ")[0], name.partition("-")[0])
        service = next((_SERVICES[each] for each in called if each in _SERVICES), None)
        if service:
            return Measurement("warn", say.SYNCED.format(service=service, path=part), say.SYNCED_HINT)
    return Measurement("ok", say.NOT_SYNCED)


def _disk(history: Path, tuning: Tuning) -> Measurement:
    there = next(place for place in history.absolute().parents if place.exists())
    free = shutil.disk_usage(there).free / _GIGABYTE
    sentence = say.DISK.format(free=f"{free:.1f}")
    low = free < tuning.disk_warn
    return Measurement("warn" if low else "ok", sentence, say.DISK_HINT if low else "", round(free, 1), "GB")
