"""Whose a new file is: root makes files in another person's folder too, and that person must be able to use them."""

import os
from contextlib import suppress
from pathlib import Path


def give_to_owner(path: Path, descriptor: int = -1) -> None:
    """Give what root has just made to the owner of the folder that it is in; nothing is done for anybody else.

    Args:
        path: the file or folder.
        descriptor: of the open file, if there is one: a path can lead elsewhere meanwhile.
    """
    if os.name != "posix" or os.geteuid() != 0:
        return
    with suppress(OSError):  # a disk without owners
        owner = path.parent.stat()
        if owner.st_uid == 0:
            return
        if descriptor >= 0:
            os.fchown(descriptor, owner.st_uid, owner.st_gid)
        else:
            os.lchown(path, owner.st_uid, owner.st_gid)


def user_id() -> int:
    """The number of the person's account; 0 where accounts have none."""
    return getattr(os, "getuid", lambda: 0)()
