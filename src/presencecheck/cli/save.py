"""Writes the file that the person named; never replaces another one without asking."""

from pathlib import Path

from presencecheck.cli.confirm import confirm
from presencecheck.cli.output import notice
from presencecheck.messages import save as save_messages
from presencecheck.system.files import write_named


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
        UsageError: one exists, and there is nobody to ask.
        PresenceCheckError: it cannot be written.
    """
    nobody = save_messages.EXISTS.format(path=path), save_messages.EXISTS_HINT
    replacing = save_messages.REPLACE.format(path=path)
    if path.is_file() and not confirm(replacing, yes=yes, keys=save_messages.REPLACE_KEYS, nobody=nobody):
        notice(save_messages.LEFT_AS_IT_IS)
        return False
    write_named(path, content, private=private)
    notice(save_messages.WRITTEN.format(path=path))
    return True
