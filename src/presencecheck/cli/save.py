"""Files that a command writes where the person said: never over another one unasked."""

from pathlib import Path

from presencecheck.cli.confirm import confirm
from presencecheck.cli.output import notice
from presencecheck.messages import checklist_view as words
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
    nobody = words.EXISTS.format(path=path), words.EXISTS_HINT
    replacing = words.REPLACE.format(path=path)
    if path.is_file() and not confirm(replacing, yes=yes, keys=words.REPLACE_KEYS, nobody=nobody):
        notice(words.LEFT_AS_IT_IS)
        return False
    write_named(path, content, private=private)
    notice(words.WRITTEN.format(path=path))
    return True
