"""Which key a character or a whole escape sequence is: the table of prompt_toolkit, without the rest of it.

Importing any part of prompt_toolkit imports all of it, by its `__init__`: an application with line editing and an event
loop, which takes longer than a whole start. Its table of keys needs one other module. So the two are imported with
packages around them that are found, and not run; none of them stays, and what is written later, in a line, imports
prompt_toolkit as anybody does.
"""

import sys
from collections.abc import Mapping
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prompt_toolkit.keys import Keys

    Sequences = Mapping[str, Keys | tuple[Keys, ...]]

_PACKAGES = ("prompt_toolkit", "prompt_toolkit.input")


def key_table() -> Mapping[str, str]:
    """The names of keys, by what a terminal sends for each; without what stands there for Alt with a key, as two."""
    return {sent: key.value for sent, key in _sequences().items() if not isinstance(key, tuple)}


def _sequences() -> "Sequences":
    if _PACKAGES[0] in sys.modules:
        return _whole()
    try:
        return _alone()
    except Exception:  # whatever another version does in another way, its own way is right
        return _whole()


def _whole() -> "Sequences":
    from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES

    return ANSI_SEQUENCES


def _alone() -> "Sequences":
    try:
        for name in _PACKAGES:
            spec = find_spec(name)
            if spec is None:
                raise ModuleNotFoundError(name)
            sys.modules[name] = module_from_spec(spec)
        return _whole()
    finally:
        for name in [each for each in sys.modules if each.partition(".")[0] == _PACKAGES[0]]:
            del sys.modules[name]
