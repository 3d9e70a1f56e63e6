"""Whether a pack that is published has the version of another one, whose contents are not the same."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import pack as pack_messages
from presencecheck.packs.archive import MOST_ZIP, read_archive
from presencecheck.packs.file_set import MANIFEST, METADATA
from presencecheck.packs.lock import installed
from presencecheck.packs.manifest import digest
from presencecheck.packs.metadata import read_metadata
from presencecheck.packs.pack import Pack
from presencecheck.system.files import read_bytes


def other_contents(pack: Pack, output: Path, packs: Path) -> str:
    """Where a pack of the same name and version with other contents is, in words; empty where none is known.

    Args:
        pack: what is published.
        output: the file in whose place it will be; it need not exist.
        packs: the folder of all packs.
    """
    named = [pack.metadata.name, pack.metadata.version]
    known = (*_in_file(output), *_installed(packs))
    is_other = (place for place, *found, sha256 in known if found == named and sha256 != pack.sha256)
    return next(is_other, "")


def _in_file(path: Path) -> Iterator[tuple[str, str, str, str]]:
    with suppress(PresenceCheckError):  # nothing is there, or what is no pack
        files = read_archive(read_bytes(path, MOST_ZIP), str(path)).files
        before = read_metadata(files.get(METADATA, b""), str(path))[0]
        if before is not None:
            words = pack_messages.WAS_IN_THE_FILE.format(path=path)
            yield words, before.name, before.version, digest(files.get(MANIFEST, b""))


def _installed(packs: Path) -> Iterator[tuple[str, str, str, str]]:
    with suppress(PresenceCheckError):  # that the packs cannot be read, other commands say
        for entry in installed(packs):
            yield pack_messages.TAKEN_HERE, entry.name, entry.version, entry.sha256
