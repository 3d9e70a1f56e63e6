"""The program itself: its version, its Python, its checklists, its settings, its history and its extras."""

import platform
from collections.abc import Iterator
from pathlib import Path

from presencecheck import __version__
from presencecheck.core.errors import PresenceCheckError
from presencecheck.health.checks import Check
from presencecheck.history.format.file_header import EMPTY, HistoryChanged, peek
from presencecheck.messages import doctor as say
from presencecheck.messages import probes as say_of_probes
from presencecheck.probes.extras import EXTRAS, version
from presencecheck.probes.measurement import Measurement
from presencecheck.system import settings
from presencecheck.system.paths import Paths, shipped

_NEEDED_BY = {"system": "power, machine and programs", "audio": "microphone and speaker"}


def checks(paths: Paths) -> Iterator[Check]:
    """All that is said of the program."""
    folder = Path(__file__).resolve().parents[1]
    yield "program", Measurement("ok", say.PROGRAM.format(version=__version__, folder=folder))
    system = f"{platform.system()} {platform.release()}"
    yield "python", Measurement("ok", say.PYTHON.format(version=platform.python_version(), system=system))
    yield "checklists", _checklists()
    yield "settings", _settings(paths.config)
    yield "history", history(paths.history)
    for extra in EXTRAS:
        yield f"extra {extra}", _extra(extra)


def history(path: Path) -> Measurement:
    """The history's header, read without opening a database."""
    try:
        header = peek(path)
    except HistoryChanged as error:
        return Measurement("warn", error.message, error.hint)
    except PresenceCheckError as error:
        return trouble(error)
    if header == EMPTY:
        return Measurement("ok", say.HISTORY_NONE)
    if path.with_name(f"{path.name}-journal").exists():
        return Measurement("warn", say.HISTORY_UNFINISHED, say.HISTORY_MENDS)
    from presencecheck.history.store.copies import put_aside

    size = f"{max(path.stat().st_size // 1000, 1)} kB"
    sentence = say.HISTORY.format(version=header.version, size=size)
    if aside := put_aside(path):
        names = ", ".join(file.name for file in aside)
        return Measurement("ok", f"{sentence} {say.HISTORY_ASIDE.format(names=names)}", say.HISTORY_ASIDE_HINT)
    return Measurement("ok", sentence)


def trouble(error: PresenceCheckError) -> Measurement:
    """An error as a finding."""
    return Measurement("fail", error.message, error.hint)


def _checklists() -> Measurement:
    try:
        count = len(list(shipped().glob("*.yaml")))
    except PresenceCheckError as error:
        return trouble(error)
    return Measurement("ok", say.CHECKLISTS.format(count=count))


def _settings(path: Path) -> Measurement:
    try:
        settings.load(path)
    except PresenceCheckError as error:
        return trouble(error)
    return Measurement("ok", say.SETTINGS.format(path=path) if path.exists() else say.SETTINGS_NONE)


def _extra(extra: str) -> Measurement:
    installed = version(extra)
    if installed:
        return Measurement("ok", say.EXTRA.format(library=EXTRAS[extra], version=installed))
    missing = say.EXTRA_MISSING.format(probes=_NEEDED_BY[extra])
    return Measurement("ok", missing, say_of_probes.GET_EXTRA.format(extra=extra))
