"""The calendar's bytes, from a file, a folder of files or an address: read by the worker alone, line by line."""

import os
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from presencecheck.calendar.components import NO_CALENDAR, Calendar
from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.messages import appointment as appointment_messages
from presencecheck.system.files import failure, read_bytes
from presencecheck.system.setting_values import is_address

MOST_BYTES = 32 * 1024 * 1024
"""Bytes of one calendar; one of ten years of sessions has 5 MiB."""
MOST_FILES = 20_000
PATIENCE, WHOLE = 10.0, 20.0
"""Seconds for which an address may be silent, and for all of it."""
_ENDING = ".ics"


def calendars(setting: str, days: tuple[str, str], fetched: Callable[[], None] = lambda: None) -> Iterator[Calendar]:
    """The calendars of the setting, one after the other, none of them kept.

    Args:
        setting: the path of a file or of a folder, or an https address.
        days: the first and the last day that are looked at, as 20261129.
        fetched: is told once an address has answered, and for others at once: what comes then is work of our own.

    Raises:
        PresenceCheckError: it cannot be read, or is no calendar.
    """
    content = _fetch(setting) if is_address(setting) else None
    fetched()
    if content is not None:
        yield _read(content, days, appointment_messages.ODD_ANSWER)
        return
    path = Path(setting).expanduser()
    if not path.is_dir():
        yield _read(_content(path), days, appointment_messages.NO_CALENDAR.format(name=path))
        return
    files = _files(path)
    if not files:
        raise PresenceCheckError(*appointment_messages.EMPTY_FOLDER.format(path=path))
    left = MOST_BYTES
    for file in files:
        content = _content_or_nothing(Path(file))
        left -= len(content)
        if left < 0:
            raise PresenceCheckError(*_too_large(str(path)))
        calendar = Calendar(BytesIO(content), *days)
        if not calendar.is_calendar:
            calendar.unused[NO_CALENDAR] = 1
        yield calendar


def _read(content: bytes, days: tuple[str, str], otherwise: tuple[str, str]) -> Calendar:
    calendar = Calendar(BytesIO(content), *days)
    if not calendar.is_calendar:
        raise PresenceCheckError(*otherwise)
    return calendar


def _content_or_nothing(path: Path) -> bytes:
    """The content of one file of many: where it cannot be read, or is gone meanwhile, the others still can."""
    try:
        return read_bytes(path, MOST_BYTES)
    except PresenceCheckError:
        return b""


def _content(path: Path) -> bytes:
    content = read_bytes(path, MOST_BYTES)
    if len(content) > MOST_BYTES:
        raise PresenceCheckError(*_too_large(str(path)))
    return content


def _too_large(name: str) -> tuple[str, str]:
    return appointment_messages.TOO_LARGE.format(name=name, most=MOST_BYTES // 1024 // 1024)


def _files(folder: Path) -> list[str]:
    """The calendar files of the folder; those that a program is just writing begin with a dot."""
    try:
        with os.scandir(folder) as entries:
            found = [
                entry.path
                for entry in entries
                if entry.name.lower().endswith(_ENDING) and not entry.name.startswith(".") and _may_be_file(entry)
            ]
    except OSError as error:
        raise failure("read", folder, error) from error
    if len(found) > MOST_FILES:
        raise PresenceCheckError(*appointment_messages.TOO_MANY_FILES.format(path=folder, most=MOST_FILES))
    return found


def _may_be_file(entry: "os.DirEntry[str]") -> bool:
    """Whether it is a file, or a link that leads nowhere: what is wrong with that is seen where it is read."""
    try:
        return entry.is_file() or (entry.is_symlink() and not entry.is_dir())
    except OSError:
        return True


def _fetch(address: str) -> bytes:
    from presencecheck.packs.download import DownloadError, download

    plain = "https://" + address.partition("://")[2]
    try:
        return download(plain, MOST_BYTES, lambda host: None, patience=PATIENCE, whole=WHOLE)
    except UsageError as error:
        raise PresenceCheckError(*appointment_messages.ODD_ADDRESS) from error
    except DownloadError as error:
        message, usual = appointment_messages.NOT_FETCHED.format(host=error.host, reason=error.reason)
        raise PresenceCheckError(message, error.advice or usual) from error
    except PresenceCheckError as error:  # it sends too much, or sends on to what is no https address
        raise PresenceCheckError(*appointment_messages.ODD_ANSWER) from error
