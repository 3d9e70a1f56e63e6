"""A command line that begins a walk, read without the parser, which takes a third of the start.

Only what can mean one thing is read here; all else, such as a slip or a question for help, is left to the parser, which
knows every option and says what is wrong. `tests/cli/test_walk_line.py` holds that both read a line alike.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from presencecheck.core.checklist import Hour
from presencecheck.core.context import Modality, Setting
from presencecheck.core.names import COMMANDS, RESERVED_WORDS
from presencecheck.library.library import Library
from presencecheck.system.paths import user_paths
from presencecheck.walk.request import RunRequest

_FLAGS: Mapping[str, tuple[str, bool]] = {
    "--browser": ("browser", True),
    "--fresh": ("resume", False),
    "--json": ("json", True),
    "--no-log": ("log", False),
    "--no-motion": ("motion", False),
    "--no-open": ("opens", False),
    "--no-plain": ("plain", False),
    "--no-probe": ("probe", False),
    "--plain": ("plain", True),
    "--private": ("private", True),
    "--probe": ("probe", True),
    "--resume": ("resume", True),
    "--heard-in-browser": ("heard_in_browser", True),
}
"""Options that stand alone, with the field of the request that each sets."""
_VALUES: Mapping[str, tuple[str, Callable[[str], bool]]] = {
    "--answers": ("answers", bool),
    "--at": ("at", bool),
    "--in": ("within", bool),
    "--modality": ("modality", get_args(Modality).__contains__),
    "--setting": ("setting", get_args(Setting).__contains__),
}
"""Options with a value: the field that it is for, and whether it is one."""
_OF_SESSION = ("modality", "setting", "first_session")


def with_command(arguments: list[str]) -> list[str]:
    """Put `run` before the name of a checklist or routine; a line that begins with a command stays as it is.

    Raises:
        UsageError: the first word is neither.
    """
    word = arguments[0]
    if word in COMMANDS:
        return arguments
    if word not in RESERVED_WORDS and any(Library.of(user_paths()).all(word)):
        return ["run", *arguments]
    from presencecheck.cli.first_word import neither_error

    raise neither_error(word)


def read_walk_line(words: Sequence[str]) -> RunRequest | None:
    """The walk that a line asks for, its command `run` left out; None where the parser has to look at it."""
    names: list[str] = []
    fields: dict[str, Any] = {}
    left = iter(words)
    for word in left:
        option, has_value, value = word.partition("=")
        if not word.startswith("-"):
            names.append(word)
        elif word in _FLAGS:
            field, setting = _FLAGS[word]
            fields[field] = setting
        elif word == "--first-session":
            fields["first_session"] = True
        elif option in _VALUES:
            field, is_value = _VALUES[option]
            value = value if has_value else next(left, "")
            if not is_value(value) or (value.startswith("-") and value != "-"):
                return None
            fields[field] = value
        else:
            return None
    session = Hour(**{name: fields.pop(name) for name in _OF_SESSION if name in fields})
    return RunRequest(names=tuple(names), session=session, **fields)
