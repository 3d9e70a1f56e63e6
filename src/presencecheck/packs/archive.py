"""The files of a pack in a zip: read member by member and never extracted; written the same on every computer."""

import io
import stat
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import pack as pack_messages
from presencecheck.packs.file_set import MOST_MEMBERS, MOST_TOTAL, FileSet, is_flat, is_passed_over, shortened

MOST_ZIP = MOST_TOTAL + 1024 * 1024
"""Bytes of the largest zip: all members and the headers of zip."""

_MOST_DIRECTORY = (MOST_MEMBERS + 100) * 256
"""Bytes of the largest central directory; zipfile reads it whole, so it must be limited."""
_END, _END_SIZE = b"PK\5\6", 22
_ZIP64, _ZIP64_SIZE = b"PK\6\7", 20
"""What stands before the end where another record, with numbers of its own, is the one that counts."""
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_METHODS = {ZIP_STORED, ZIP_DEFLATED}
"""Methods that can be decompressed piece by piece, so that a limit holds."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def read_archive(content: bytes, source: str) -> FileSet:
    """Read all files that a pack takes from the zip `content`; sizes are those read, not those in headers.

    Args:
        content: the whole file.
        source: its name, for messages.

    Raises:
        PresenceCheckError: it is no whole zip, holds what no pack has, or a limit is passed.
    """
    with _translate_errors(source):
        _check_directory(content, source)
        with ZipFile(io.BytesIO(content)) as archive:
            listed = archive.infolist()
            _check_count(len(listed), source)
            for info in listed:
                _check(info, source)
            counts = Counter(info.orig_filename for info in listed)
            if twice := next((name for name, count in counts.items() if count > 1), ""):
                raise PresenceCheckError(*pack_messages.HELD_TWICE.format(source=source, twice=twice))
            files, top, left_out = _flatten({info.orig_filename: info for info in listed})
            members = FileSet(source, files)
            members.top = top
            members.left_out += left_out
            for name, info in files.items():
                if members.admits(name):
                    with archive.open(info) as file:
                        members.add(name, file.read(MOST_BYTES + 1))
    return members


def _flatten(listed: Mapping[str, ZipInfo]) -> tuple[dict[str, ZipInfo], str, list[str]]:
    """The files of a pack by their plain names, the folder that holds them all, and what lies beside or below them.

    A desktop compresses a folder with itself, and so do the servers of repositories.
    """
    left_out = {_first(name) for name in listed if is_passed_over(name.partition("/")[0])}
    rest = {name: info for name, info in listed.items() if _first(name) not in left_out}
    tops = {_first(name) for name in rest}
    top = tops.pop() if len(tops) == 1 else ""
    top = top if top.endswith("/") else ""
    inside = {name.removeprefix(top): info for name, info in rest.items() if name != top}
    left_out |= {_first(name) for name in inside if "/" in name}
    files = {name: info for name, info in inside.items() if "/" not in name}
    return files, top.removesuffix("/"), sorted(left_out)


def _first(name: str) -> str:
    """The first part of a member's name, with its slash where it is a folder."""
    first, slash, _ = name.partition("/")
    return first + slash


def write_archive(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files: the same bytes for the same files on every computer.

    Nothing is compressed, because compressors differ from one version to the next.
    """
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name in sorted(files):
            info = ZipInfo(name, _EPOCH)
            info.create_system = 3
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, files[name])
    return out.getvalue()


def _check(info: ZipInfo, source: str) -> None:
    name = info.orig_filename
    mode = info.external_attr >> 16
    fault = ""
    if not all(map(is_flat, name.removesuffix("/").split("/"))):
        fault = pack_messages.NOT_A_PLAIN_NAME
    elif stat.S_IFMT(mode) not in (0, stat.S_IFDIR if name.endswith("/") else stat.S_IFREG):
        fault = pack_messages.NOT_A_PLAIN_FILE
    elif info.flag_bits & _ENCRYPTED:
        fault = pack_messages.ENCRYPTED
    elif info.compress_type not in _METHODS:
        fault = pack_messages.ODD_COMPRESSION
    if fault:
        raise PresenceCheckError(*pack_messages.ODD_MEMBER.format(source=source, shown=shortened(name), fault=fault))


def _check_directory(content: bytes, source: str) -> None:
    end = content.rfind(_END, -(_END_SIZE + 0xFFFF))
    if end < 0 or len(content) < end + _END_SIZE:
        raise BadZipFile
    if content[max(end - _ZIP64_SIZE, 0) : end].startswith(_ZIP64):
        raise PresenceCheckError(*pack_messages.LARGE_ZIP.format(source=source))
    count, size = struct.unpack_from("<HI", content, end + 10)
    _check_count(count if size <= _MOST_DIRECTORY else _MOST_DIRECTORY, source)


def _check_count(count: int, source: str) -> None:
    if count > MOST_MEMBERS + 100:
        raise PresenceCheckError(
            pack_messages.TOO_MANY_FILES.format(source=source, most=MOST_MEMBERS), pack_messages.ASK_FOR_EXPORTED
        )


@contextmanager
def _translate_errors(source: str) -> Iterator[None]:
    """Raise one error of ours for everything that zipfile and zlib raise on a damaged file."""
    try:
        yield
    except (
        *(BadZipFile, zlib.error, struct.error, EOFError, OSError),
        *(ValueError, RuntimeError, NotImplementedError, OverflowError),
    ) as error:
        raise PresenceCheckError(*pack_messages.NOT_A_ZIP.format(source=source)) from error
