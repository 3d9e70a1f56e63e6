"""Copies that sync services, editors and people leave beside our files; nothing reads them, and nobody is told so."""

import os
from collections.abc import Iterator
from pathlib import Path

from presencecheck.core.names import SUFFIXES, is_id, list_stem
from presencecheck.health.look import require_readable
from presencecheck.history.store.copies import folder
from presencecheck.history.store.strays import is_history, strays
from presencecheck.messages import doctor as doctor_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.probes.measurement import Measurement
from presencecheck.system.paths import Paths
from presencecheck.system.program_name import typed_word

_SETTINGS = ("config", "allowed_signers")
"""How the names of the files of settings begin."""
_LOCK = "packs"
_MOST_NAMED = 10


def check_copies(paths: Paths) -> Measurement:
    """Look for histories beside the history, and for copies of lists and settings that are not read."""
    require_readable(paths.history.parent, folder(paths.history), paths.config.parent, paths.own, paths.packs)
    beside = strays(paths.history)
    histories = [file for file in beside if is_history(file)]
    unread = [*(file for file in beside if file not in histories), *_unread_lists(paths), *_unread_settings(paths)]
    if not histories and not unread:
        return Measurement("ok", doctor_messages.COPIES_NONE)
    said, helps = [], []
    if histories:
        said.append(doctor_messages.COPIES_OF_HISTORY.of(len(histories), paths=_named(histories)))
        helps.append(doctor_messages.COPIES_MERGE.format(typed=typed_word(histories[0])))
    if unread:
        said.append(doctor_messages.COPIES_UNREAD.of(len(unread), paths=_named(unread)))
        helps.append(doctor_messages.COPIES_COMPARE)
    return Measurement("warn", " ".join(said), " ".join(helps))


def _named(files: list[Path]) -> str:
    names = [str(file) for file in files[:_MOST_NAMED]]
    return enumeration_messages.join_with_commas(names) + (" …" if len(files) > _MOST_NAMED else "")


def _unread_lists(paths: Paths) -> Iterator[Path]:
    """Lists whose names are none, or that are no files, so that no command finds them."""
    for file in _inside(paths.own, is_file=False):
        known = is_id(list_stem(file.name)) and file.name.endswith(SUFFIXES) and os.path.isfile(file)  # noqa: PTH113 - never raises
        if file.suffix.casefold() in SUFFIXES and not known:
            yield file


def _unread_settings(paths: Paths) -> Iterator[Path]:
    known = {paths.config.name, _SETTINGS[1]}
    for file in _inside(paths.config.parent):
        if any(name in file.name for name in _SETTINGS) and file.name not in known and not _is_draft(file):
            yield file
    for file in _inside(paths.packs):
        if _LOCK in file.name and file.name != "packs.json" and not _is_draft(file):
            yield file


def _is_draft(file: Path) -> bool:
    return file.name.startswith(".") and file.name.endswith(".tmp")


def _inside(place: Path, *, is_file: bool = True) -> list[Path]:
    """The files in a folder, or all that is there, in the order of their names; none where it cannot be read."""
    try:
        with os.scandir(place) as entries:
            return sorted(Path(entry) for entry in entries if not is_file or entry.is_file(follow_symlinks=False))
    except OSError:
        return []
