"""The folders: who may read them, whether they are copied or kept elsewhere, and how much space is free."""

import os
import shlex
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.health.copies import check_copies
from presencecheck.health.elsewhere import check_elsewhere
from presencecheck.health.look import is_there, look, require_readable
from presencecheck.history.store.copies import folder as backups_folder
from presencecheck.messages import doctor as doctor_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.probes.measurement import Measurement
from presencecheck.system.paths import Paths

_GIGABYTE = 10**9


def check_folders(paths: Paths, probe_settings: ProbeSettings) -> Iterator[tuple[str, Measurement]]:
    """Check access rights, sync services, network drives and free space."""
    yield look("folders", lambda: check_modes(paths))
    yield look("copies", lambda: check_copies(paths))
    yield look("sync", lambda: check_elsewhere(paths.history))
    yield look("disk", lambda: _check_disk(paths.history, probe_settings))


def check_modes(paths: Paths) -> Measurement:
    """Check that no other user of this computer has access: folders 0700, files 0600."""
    if os.name != "posix":
        return Measurement("unknown", *doctor_messages.NOT_TOLD)
    folders = dict.fromkeys(
        (paths.config.parent, paths.own, paths.packs, paths.history.parent, backups_folder(paths.history), paths.cache)
    )
    files = (paths.config, paths.history, *paths.history.parent.glob(f"{paths.history.stem}.*"))
    there = [path for path in (*folders, *dict.fromkeys(files)) if is_there(path)]
    if strange := _of_another_account(there):
        return strange
    require_readable(*folders)
    if blocked := [path for path in folders if is_there(path) and not _takes_files(path)]:
        words = {"paths": enumeration_messages.join_with_commas(map(str, blocked)), "path": blocked[0]}
        return Measurement("fail", *doctor_messages.FOLDERS_BLOCKED.format(**words))
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
            paths=enumeration_messages.join_with_and([str(path) for path in folders if is_there(path)])
        ),
    )


def _takes_files(path: Path) -> bool:
    """Whether it is a folder in which files can be made."""
    return path.is_dir() and os.access(path, os.W_OK | os.X_OK)


def _of_another_account(there: list[Path]) -> Measurement | None:
    """That some of these are another account's, as root's are after a command with sudo; None where none is."""
    mine = os.geteuid()
    theirs = [path for path in there if mine and path.stat().st_uid != mine]
    if not theirs:
        return None
    words = {
        "paths": enumeration_messages.join_with_commas(map(str, theirs)),
        "names": shlex.join(map(str, theirs)),
        "account": mine,
    }
    return Measurement("fail", *doctor_messages.FOLDERS_OF_OTHERS.format(**words))


def _check_disk(history: Path, probe_settings: ProbeSettings) -> Measurement:
    there = next(place for place in history.absolute().parents if is_there(place))
    free = shutil.disk_usage(there).free / _GIGABYTE
    sentence, hint = doctor_messages.DISK.format(free=f"{free:.1f}")
    if free < probe_settings.disk_warn:
        return Measurement("warn", sentence, hint, round(free, 1), "GB")
    return Measurement("ok", sentence, "", round(free, 1), "GB")
