"""How this program was started, so that the commands in hints can be typed as they stand."""

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from presencecheck.core.names import COMMANDS

if TYPE_CHECKING:
    import re

PROGRAM = "presencecheck"


def as_called(text: str) -> str:
    """The text with each command in it as it has to be typed for this installation."""
    if f"{PROGRAM} " not in text:  # nearly always, and then nothing is looked for
        return text
    name = called_as()
    return text if name == PROGRAM else command_pattern().sub(lambda _: name, text)


@cache
def command_pattern() -> "re.Pattern[str]":
    """The program's name before a command or an option; elsewhere it is a name in a sentence."""
    import re  # made for the first hint alone: a walk begins without

    return re.compile(rf"(?<![\w./\\-])(?<!-m ){PROGRAM}(?= (?:(?:{'|'.join(COMMANDS)})(?![\w-])|--?[a-z]))")


def called_as() -> str:
    """What starts this installation: the plain name where the shell finds it by that, else what was typed."""
    import shutil

    script, found = Path(sys.argv[0]), shutil.which(PROGRAM)
    if script.stem == PROGRAM:
        return PROGRAM if found and _is_same(found, sys.argv[0]) else typed_word(sys.argv[0])
    if script.name == "__main__.py" and script.parent.name == PROGRAM:
        is_found = found is not None and _is_same(str(Path(found).parent), str(Path(sys.executable).parent))
        return PROGRAM if is_found else f"{typed_word(sys.orig_argv[0])} -m {PROGRAM}"
    return PROGRAM  # a part of another program


def _is_same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)  # noqa: PTH121 - the names may be no paths at all
    except OSError:
        return False


def typed_word(word: str | os.PathLike[str]) -> str:
    """A word of a command as it has to be typed: a path with a space in it would else be two words."""
    word = os.fspath(word)
    if os.name != "nt":
        import shlex

        return shlex.quote(word)
    return f'"{word}"' if " " in word else word
