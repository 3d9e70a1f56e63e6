"""A line that calls a command, read without the parser, which takes half of the time of a short one.

Only what can mean one thing is read here, by the declarations that the parser has too; all else, such as a slip or a
question for help, is left to it, which says what is wrong. `tests/cli/test_command_line.py` holds that both read a line
alike. A line that begins a walk is read by `walk_line`, which imports less.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from presencecheck.cli.load_command import GROUPS, load_command, load_group
from presencecheck.cli.parameters import REQUIRED, Argument, Option, Parameter, parameters_of
from presencecheck.core.names import COMMANDS

_MOST_DIGITS = 18
"""Digits of a number that is made here: Python itself refuses to make one of some thousand."""


def read_command_line(words: Sequence[str]) -> Callable[[], object] | None:
    """The call that a line means; None where the parser has to look at it.

    Args:
        words: the command, and what follows it.
    """
    if not words or words[0] not in COMMANDS:
        return None
    name, *left = words
    if name not in GROUPS:
        function = load_command(name)
    elif left and left[0] in GROUPS[name]:
        function = load_command(name, left.pop(0))
    else:
        function = load_group(name)
    parameters = tuple(parameters_of(function))
    values = read_values(parameters, left)
    return None if values is None else partial(_call, function, parameters, values)


def _call(function: Callable[..., object], parameters: Iterable[Parameter], values: dict[str, Any]) -> object:
    for each in parameters:
        if isinstance(each.declaration, Option) and each.declaration.callback:
            values[each.name] = each.declaration.callback(values[each.name])
    return function(**values)


def read_values(parameters: Iterable[Parameter], words: Iterable[str]) -> dict[str, Any] | None:
    """The values of a command's parameters, by their names; None where the parser has to look at the words."""
    arguments, flags, options = _sorted(parameters)
    values: dict[str, Any] = {each.name: each.default for each in parameters}
    places: list[str] = []
    left = iter(words)
    for word in left:
        option, equals, value = word.partition("=")
        if not word.startswith("-"):
            places.append(word)
        elif word in flags:
            name, setting = flags[word]
            values[name] = setting
        elif option in options and (option.startswith("--") or not equals):
            parameter = options[option]
            values[parameter.name] = _converted(parameter, value if equals else next(left, ""))
            if values[parameter.name] is None:
                return None
        else:
            return None
    return values if _fill(values, arguments, places) else None


def _sorted(
    parameters: Iterable[Parameter],
) -> tuple[list[Parameter], dict[str, tuple[str, bool]], dict[str, Parameter]]:
    """The arguments; by their names as they are typed, the options that stand alone; and those that have a value."""
    arguments, flags, options = list[Parameter](), dict[str, tuple[str, bool]](), dict[str, Parameter]()
    for each in parameters:
        if isinstance(each.declaration, Argument):
            arguments.append(each)
            continue
        for names in option_names(each):
            name, _, opposite = names.partition("/")
            if _is_flag(each):
                flags[name] = each.name, True
                if opposite:
                    flags[opposite] = each.name, False
            else:
                options[name] = each
    return arguments, flags, options


def option_names(parameter: Parameter) -> tuple[str, ...]:
    """What is typed for an option."""
    declaration = parameter.declaration
    names = declaration.names if isinstance(declaration, Option) else ()
    return names or (f"--{parameter.name.replace('_', '-')}",)


def _is_flag(parameter: Parameter) -> bool:
    return parameter.kind is bool or bool in get_args(parameter.kind)


def _fill(values: dict[str, Any], arguments: Iterable[Parameter], places: list[str]) -> bool:
    """Put the words that stand for themselves into the arguments; whether each has a place, and nothing is missing."""
    for argument in arguments:
        takes_all = get_origin(_kind(argument)) is list
        count = len(places) if takes_all else min(len(places), 1)
        found = [_converted(argument, word) for word in places[:count]]
        del places[:count]
        if None in found:
            return False
        if found:
            values[argument.name] = found if takes_all else found[0]
    return not places and REQUIRED not in values.values()


def _kind(parameter: Parameter) -> Any:
    """The type of the value where there is one."""
    kinds = get_args(parameter.kind)
    return kinds[0] if type(None) in kinds else parameter.kind


def _converted(parameter: Parameter, text: str) -> Any:
    """The value that a word stands for; None where the parser has to say so."""
    if not text or (text.startswith("-") and text != "-"):
        return None
    kind = _kind(parameter)
    if get_origin(kind) is Literal:
        return text if text in get_args(kind) else None
    convert = _CONVERT.get(get_args(kind)[0] if get_origin(kind) is list else kind)
    return convert(text, parameter.declaration) if convert else None


def _number(text: str, option: Any) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        return None
    number = int(text)
    is_low, is_high = option.min is not None and number < option.min, option.max is not None and number > option.max
    return None if is_low or is_high else number


def _path(text: str, _: object) -> Path | None:
    """A path; the parser says so where there is a file that cannot be read."""
    return Path(text) if os.access(text, os.R_OK) or not os.path.lexists(text) else None


_CONVERT: dict[Any, Callable[[str, Any], Any]] = {str: lambda text, _: text, int: _number, Path: _path}
