"""Moves a person's own lists to another folder: copied, compared, then removed.

Whenever it is interrupted, the folder that the settings name holds every list. What is left in the other one then is
moved by the next call.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import own_folder as own_folder_messages
from presencecheck.system import settings
from presencecheck.system.files import failure, make_private_folder, write_named
from presencecheck.system.paths import Paths, real_path, visible_folder

SCHEMA_FILE = ".schema.json"
"""The schema that lies beside own lists, for editors."""
OWN = "own"
"""The setting that names the folder."""


class Moved(Frozen):
    """What a move did.

    Attributes:
        names: the files that are in the new folder now, and in the old one no more.
        left: files that stay in the old one too, as they were changed or in use meanwhile.
    """

    names: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def better_folder(paths: Paths) -> Path | None:
    """Where the lists could be moved so that the person finds them; None where they were put somewhere already."""
    return visible_folder() if paths.own == paths.usual_own else None


def source_of_move(paths: Paths, target: Path) -> Path:
    """The folder whose files a move to `target` takes: the one in use, or what an interrupted move has left."""
    return paths.usual_own if _is_same(paths.own, target) else paths.own


def files_to_move(source: Path, target: Path) -> list[Path]:
    """The files that a move takes, by name; what lies in folders of its own stays.

    Raises:
        PresenceCheckError: the folder cannot be looked into.
    """
    if _is_same(source, target):
        return []
    try:
        files = sorted(source.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise failure("read", source, error) from error
    return [file for file in files if file.is_file() and not _is_ours(file.name)]


def move_own(paths: Paths, target: Path) -> Moved:
    """Move the person's own lists to the folder `target`, and have the settings name it.

    Raises:
        PresenceCheckError: a file of the same name is there, or something cannot be read or written; what was there is
            unchanged, and the settings too unless all lists are in the new folder.
        UsageError: it cannot be such a folder.
    """
    source = source_of_move(paths, target)
    files = files_to_move(source, target)
    _check_free(files, target)
    make_own_folder(target)
    for file in files:
        write_named(target / file.name, _content(file))
    for file in files:
        if _content(target / file.name) != _content(file):
            raise PresenceCheckError(*own_folder_messages.DIFFERS.format(path=target / file.name))
    name_own_folder(paths, target)
    left = tuple(_remove_copied(files, target))
    if not left:
        _remove_folder(source)
    return Moved(tuple(file.name for file in files if file.name not in left), left)


def name_own_folder(paths: Paths, folder: Path) -> None:
    """Have the settings name the folder; nothing is moved.

    Raises:
        PresenceCheckError, UsageError: as `settings.set_value`.
    """
    settings.set_value(paths.config, OWN, "" if folder == paths.usual_own else str(folder))


def make_own_folder(folder: Path) -> None:
    """Make the folder, readable by its owner alone; one that exists stays as the person has it.

    Raises:
        PresenceCheckError: it cannot be made.
    """
    if not folder.is_dir():
        make_private_folder(folder)


def require_own_folder(paths: Paths) -> None:
    """Check that a folder which the person chose is there; in place of a drive that is gone, none is to be made.

    Raises:
        PresenceCheckError: it is not.
    """
    if paths.own != paths.usual_own and not paths.own.is_dir():
        raise PresenceCheckError(*own_folder_messages.GONE.format(path=paths.own))


def _check_free(files: list[Path], target: Path) -> None:
    """Check that no other file has the name of one of these; an equal one is a copy that was made before."""
    taken = [file.name for file in files if os.path.lexists(target / file.name) and not _is_copied(file, target)]
    if taken:
        names = enumeration_messages.join_with_commas(taken)
        raise PresenceCheckError(*own_folder_messages.ALREADY_THERE.format(folder=target, names=names))


def _is_copied(file: Path, target: Path) -> bool:
    try:
        return (target / file.name).is_file() and _content(target / file.name) == _content(file)
    except PresenceCheckError:
        return False


def _remove_copied(files: list[Path], target: Path) -> Iterator[str]:
    """Remove the files that are as they were copied; the names of the others."""
    for file in files:
        try:
            if not _is_copied(file, target):
                yield file.name
                continue
            file.unlink()
        except OSError:
            yield file.name


def _remove_folder(folder: Path) -> None:
    with suppress(OSError):
        (folder / SCHEMA_FILE).unlink(missing_ok=True)
        if not folder.is_symlink():
            folder.rmdir()


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise failure("read", file, error) from error


def _is_same(one: Path, other: Path) -> bool:
    return real_path(one) == real_path(other)


def _is_ours(name: str) -> bool:
    """Whether it is a file that the program makes again, or the draft of one."""
    return name == SCHEMA_FILE or (name.startswith(".") and name.endswith(".tmp"))
