"""Where a pack comes from: a folder, a zip file, or the https address of a zip."""

import os
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Literal

from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.core.frozen import Frozen
from presencecheck.core.names import SUFFIXES
from presencecheck.messages import pack as pack_messages
from presencecheck.messages import pack_files as pack_files_messages
from presencecheck.packs.archive import MOST_ZIP, read_archive
from presencecheck.packs.file_set import MANIFEST, MOST_MEMBERS, FileSet
from presencecheck.packs.folder import read_folder, top_of
from presencecheck.packs.lock import SHA256
from presencecheck.packs.manifest import digest
from presencecheck.system.files import read_bytes
from presencecheck.system.program_name import typed_word

_USUAL_SIZE = 4096
"""Bytes of a list, about."""


Kind = Literal["folder", "zip", "address"]


class Source(Frozen):
    """A place to read a pack from."""

    text: str
    """The full path, or the address."""
    kind: Kind
    sha256: str = ""
    """What the zip must have, or its SHA256SUMS; empty for any."""


def source_of(text: str, sha256: str = "") -> Source:
    """What `text` names.

    Args:
        text: a folder, a file, an https address, or that of a repository on GitHub or GitLab.
        sha256: what the zip or its SHA256SUMS must have, in hexadecimal digits; a folder has none.

    Raises:
        UsageError: the sha256 is none or does not go with the source, the address cannot be used, or it is one list.
        PresenceCheckError: there is no such folder or file.
    """
    wanted = sha256.strip().lower()
    if wanted and not SHA256.fullmatch(wanted):
        raise UsageError(*pack_messages.NO_SHA256)
    if "://" in text or text.startswith("git@"):
        from presencecheck.packs.download import host_of
        from presencecheck.packs.repositories import archive_address

        address = archive_address(text)
        host_of(address)
        return Source(address, "address", wanted)
    path = Path(text).absolute()
    if path.is_dir():
        if wanted:
            raise UsageError(*pack_messages.SHA256_OF_A_FOLDER)
        return Source(str(path), "folder")
    if path.is_file():
        if path.name.endswith(SUFFIXES):
            raise UsageError(*pack_files_messages.ONE_LIST.format(path=text, typed=typed_word(text)))
        return Source(str(path), "zip", wanted)
    raise PresenceCheckError(*pack_messages.NO_SUCH_SOURCE.format(path=path))


def likely_files(source: Source) -> int:
    """About how many files there are, as far as that is told without reading them; 0 where it is not, or too many."""
    with suppress(OSError):
        if source.kind == "zip":
            size = Path(source.text).stat().st_size
            return size // _USUAL_SIZE if size <= MOST_ZIP else 0
        if source.kind == "folder":
            with os.scandir(source.text) as entries:
                count = sum(1 for _ in islice(entries, MOST_MEMBERS + 1))
            return count if count <= MOST_MEMBERS else 0
    return 0


def read_source(source: Source, contacting: Callable[[str], None]) -> FileSet:
    """Read the files of the pack at `source`.

    Args:
        source: where.
        contacting: is told the name of each host before it is asked.

    Raises:
        PresenceCheckError: it cannot be read, is not what the sha256 says, or holds what no pack has.
    """
    found = read_if_changed(source, contacting, "")
    if found is None:  # pragma: no cover - nothing is known of it
        raise LookupError(source)
    return found


def read_if_changed(source: Source, contacting: Callable[[str], None], known: str) -> FileSet | None:
    """The same; None where a server says that it has what is known already.

    Args:
        source: where.
        contacting: is told the name of each host before it is asked.
        known: the server's name for the zip that is known, its ETag; empty for none.

    Raises:
        PresenceCheckError: as `read_source`.
    """
    content: bytes | None
    etag = ""
    if source.kind == "folder":
        folder = Path(source.text)
        top = top_of(folder)
        found_files = read_folder(folder / top)
        found_files.top = top
        return found_files
    if source.kind == "zip":
        content = read_bytes(Path(source.text), MOST_ZIP)
        if len(content) > MOST_ZIP:
            raise PresenceCheckError(
                pack_messages.ZIP_TOO_LARGE.format(source=source.text, most=MOST_ZIP // 1024 // 1024)
            )
    else:
        from presencecheck.packs.download import ask_for

        content, etag = ask_for(source.text, MOST_ZIP, contacting, known)
        if content is None:
            return None
    found = digest(content)
    if source.sha256 not in ("", found, _manifest_sha256(content, source)):
        raise PresenceCheckError(*pack_messages.OTHER_SHA256.format(source=source.text, sha256=found))
    files = read_archive(content, source.text)
    files.sha256, files.etag = found, etag
    return files


def _manifest_sha256(content: bytes, source: Source) -> str:
    """The sha256 of the SHA256SUMS in a zip; empty where it has none."""
    with suppress(PresenceCheckError):
        manifest = read_archive(content, source.text).files.get(MANIFEST)
        return digest(manifest) if manifest else ""
    return ""
