"""The files of a pack in a folder, such as one on a shared drive; no link in it is followed."""

import os
from itertools import islice
from pathlib import Path

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import pack as pack_messages
from presencecheck.packs.file_set import METADATA, FileSet, is_member, is_passed_over
from presencecheck.system.files import failure, read_bytes

_MOST_ENTRIES = 10_000


def read_folder(folder: Path) -> FileSet:
    """Read all files that a pack takes from `folder`.

    Raises:
        PresenceCheckError: one cannot be read, is a link or no plain file, or a limit is passed.
    """
    found = _entries(folder)
    members = FileSet(str(folder), (entry.name for entry in found))
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            members.left_out.append(f"{entry.name}/")
        elif members.admits(entry.name):
            if not entry.is_file(follow_symlinks=False):
                raise PresenceCheckError(*pack_messages.LINK_IN_FOLDER.format(path=entry.path))
            members.add(entry.name, read_bytes(Path(entry.path), MOST_BYTES, follow=False))
    return members


def top_of(folder: Path) -> str:
    """The name of the folder in `folder` that holds a pack, where that is all there is; empty otherwise.

    A zip of a folder, unpacked by what a desktop has, makes a folder in a folder.

    Raises:
        PresenceCheckError: it cannot be read, or holds too much to be a pack's.
    """
    found = [entry for entry in _entries(folder) if not is_passed_over(entry.name)]
    inside = [entry for entry in found if entry.is_dir(follow_symlinks=False)]
    if len(inside) != 1 or any(is_member(entry.name) for entry in found):
        return ""
    return inside[0].name if (folder / inside[0].name / METADATA).is_file() else ""


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(islice(entries, _MOST_ENTRIES + 1), key=lambda entry: entry.name)
    except OSError as error:
        raise failure("read", folder, error) from error
    if len(found) > _MOST_ENTRIES:
        raise PresenceCheckError(
            pack_messages.TOO_MANY_FILES.format(source=folder, most=_MOST_ENTRIES), pack_messages.NAME_A_FOLDER
        )
    return found
