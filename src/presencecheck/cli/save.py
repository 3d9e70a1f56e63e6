"""Files that a command writes where the person said: never over another one unasked."""

from pathlib import Path

from presencecheck.cli.confirm import confirm
from presencecheck.cli.output import notice
from presencecheck.messages import save as save_messages
from presencecheck.system.files import write_named


def save(path: Path, content: bytes, *, yes: bool, private: bool = True) -> bool:
    """Write a file, or leave the one that is there where the person says so.

    Args:
        path: where; its folder is there already.
        content: all of it.
        yes: a file that is there is replaced without asking.
        private: for the person alone; else for others too.

    Returns:
        Whether it was written.

    Raises:
        UsageError: there is one, and nobody to ask.
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
