"""The program itself: its version, its Python, its checklists, its settings, its history and its extras."""

import platform
from collections.abc import Iterator
from pathlib import Path

from presencecheck import __version__
from presencecheck.core.errors import PresenceCheckError
from presencecheck.health.look import look
from presencecheck.history.format.file_header import NO_HEADER, Header, HistoryChangedError, read_header
from presencecheck.history.format.parts import has_journal
from presencecheck.history.store.copies import has_other_name, put_aside
from presencecheck.history.store.lost import find_lost
from presencecheck.library.library import Library
from presencecheck.library.taken_names import describe
from presencecheck.messages import doctor as doctor_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import probes as probes_messages
from presencecheck.probes.extras import EXTRAS, version
from presencecheck.probes.measurement import Measurement
from presencecheck.system import settings
from presencecheck.system.install_command import install_command
from presencecheck.system.paths import Paths, shipped


def check_program(paths: Paths) -> Iterator[tuple[str, Measurement]]:
    """Check the program and what it reads at its start."""
    folder = Path(__file__).resolve().parents[1]
    yield "program", Measurement("ok", doctor_messages.PROGRAM.format(version=__version__, folder=folder))
    system = f"{platform.system()} {platform.release()}"
    yield "python", Measurement("ok", doctor_messages.PYTHON.format(version=platform.python_version(), system=system))
    yield look("checklists", _check_checklists)
    yield from _check_names(paths)
    yield look("settings", lambda: _check_settings(paths.config))
    yield look("history", lambda: check_history(paths.history))
    for extra in EXTRAS:
        yield f"extra {extra}", _check_extra(extra)


def check_history(path: Path) -> Measurement:
    """Check the history's header, without opening a database."""
    try:
        header = read_header(path)
    except HistoryChangedError as error:
        return Measurement("warn", error.message, error.hint)
    except PresenceCheckError as error:
        return failure(error)
    if header == NO_HEADER:
        return _check_none(path)
    return _check_file(path, header)


def _check_none(path: Path) -> Measurement:
    lost = find_lost(path)
    return Measurement("fail", lost.sentence, lost.hint) if lost else Measurement("ok", doctor_messages.HISTORY_NONE)


def _check_file(path: Path, header: Header) -> Measurement:
    if has_journal(path):
        return Measurement("warn", *doctor_messages.HISTORY_UNFINISHED)
    sentence = doctor_messages.HISTORY.format(version=header.version, size=max(path.stat().st_size // 1000, 1))
    if has_other_name(path):
        words = {"sentence": sentence, "path": path}
        return Measurement("warn", *doctor_messages.HISTORY_LINKED.format(**words))
    if aside := put_aside(path):
        names = enumeration_messages.join_with_commas(file.name for file in aside)
        return Measurement("ok", *doctor_messages.HISTORY_ASIDE.format(sentence=sentence, names=names))
    return Measurement("ok", sentence)


def failure(error: PresenceCheckError) -> Measurement:
    """An error as a finding."""
    return Measurement("fail", error.message, error.hint)


def _check_checklists() -> Measurement:
    try:
        count = len(list(shipped().glob("*.yaml")))
    except PresenceCheckError as error:
        return failure(error)
    return Measurement("ok", doctor_messages.CHECKLISTS.of(count))


def _check_names(paths: Paths) -> Iterator[tuple[str, Measurement]]:
    """Names that mean lists of others, though shipped lists have them now; nothing where there are none."""
    try:
        taken = Library.of(paths).taken()
    except (PresenceCheckError, OSError):
        return  # that packs cannot be read is told where they are looked at
    if taken:
        yield "names", Measurement("ok", describe(taken))


def _check_settings(path: Path) -> Measurement:
    try:
        settings.load_strictly(path)
    except PresenceCheckError as error:
        return failure(error)
    return Measurement(
        "ok", doctor_messages.SETTINGS.format(path=path) if path.exists() else doctor_messages.SETTINGS_NONE
    )


def _check_extra(extra: str) -> Measurement:
    installed = version(extra)
    if installed:
        return Measurement("ok", doctor_messages.EXTRA.format(library=EXTRAS[extra], version=installed))
    missing = doctor_messages.EXTRA_MISSING.format(library=EXTRAS[extra], probes=doctor_messages.NEEDED_BY[extra])
    return Measurement("ok", missing, probes_messages.NO_LIBRARY.hint.format(command=install_command(EXTRAS[extra])))
