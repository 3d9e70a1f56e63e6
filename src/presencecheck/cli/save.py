"""Writes the file that the person named; never replaces another one without asking."""

from pathlib import Path

from presencecheck.cli.confirm import confirm
from presencecheck.cli.output import notice
from presencecheck.core.errors import UsageError
from presencecheck.messages import save as save_messages
from presencecheck.system.files import write_named
from presencecheck.system.paths import real_path, user_paths


def save(path: Path, content: bytes, *, yes: bool, private: bool = True) -> bool:
    """Write a file, or leave the existing one if the person says so.

    Args:
        path: where; its folder exists.
        content: all of it.
        yes: replace an existing file without asking.
        private: readable by the person alone; else by others too.

    Returns:
        Whether it was written.

    Raises:
        UsageError: one exists, and there is nobody to ask; or it is where this program keeps files of its own.
        PresenceCheckError: it cannot be written.
    """
    if _is_ours(path):
        raise UsageError(*save_messages.OURS.format(path=path))
    nobody = save_messages.EXISTS.format(path=path), save_messages.EXISTS_HINT
    replacing = save_messages.REPLACE.format(path=path)
    if path.is_file() and not confirm(replacing, yes=yes, keys=save_messages.REPLACE_KEYS, nobody=nobody):
        notice(save_messages.LEFT_AS_IT_IS)
        return False
    write_named(path, content, private=private)
    notice(save_messages.WRITTEN.format(path=path.absolute()))
    return True


def _is_ours(path: Path) -> bool:
    """Whether the history, its backups or settings could be overwritten, or something put beside them that is read."""
    paths, target = user_paths(), real_path(path)
    if target.parent == real_path(paths.config.parent):
        return True
    return any(target.is_relative_to(real_path(folder)) for folder in (paths.history.parent, paths.packs, paths.cache))
