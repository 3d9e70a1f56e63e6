"""Maintenance that is due: finish an interrupted `forget`, keep the reserve file and no old times, apply `keep`.

After a walk, so that it never delays the first question; before any other command that reads the history, so that
none shows what is no longer to be kept.
"""

from contextlib import suppress

from presencecheck.cli.confirm import is_anyone_there
from presencecheck.core.errors import PresenceCheckError
from presencecheck.history.format.file_header import is_empty
from presencecheck.history.format.start_cache import drop_old_times, start_cache_path
from presencecheck.history.store.day_notes import load_day_notes
from presencecheck.system.clock import now
from presencecheck.system.paths import Paths, user_paths


def do_maintenance(*, asks: bool = True) -> None:
    """Do what is due; what cannot be done now waits for the next start and stops nobody.

    Args:
        asks: whether a person may be asked; not with `--json` or `--answers`.
    """
    paths = user_paths()
    with suppress(PresenceCheckError, OSError):
        if not is_empty(paths.history):
            _maintain(paths, asks=asks)


def _maintain(paths: Paths, *, asks: bool) -> None:
    if paths.history.with_suffix(".forgetting").exists() or not paths.history.with_suffix(".reserve").exists():
        from presencecheck.history.operations.forget import finish, keep_reserve
        from presencecheck.library.cache import entries_folder

        finish(paths.history, entries_folder(paths.cache))
        keep_reserve(paths.history)
    if start_cache_path(paths.history).exists():
        drop_old_times(paths.history, now())
    today, last = now().day, load_day_notes(paths.history)
    if last.day != today or (last.waiting and asks and is_anyone_there()):
        from presencecheck.cli.retention import apply_retention

        apply_retention(paths, last, today, asks=asks)
