"""What is said where a command line is wrong: what was meant, or the next step; nothing is run in its place."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from itertools import islice
from typing import Any

from typer.exceptions import TyperException

from presencecheck.cli.command_group import path_of
from presencecheck.cli.confirm import ask_line, is_anyone_there
from presencecheck.core.errors import UsageError
from presencecheck.core.names import COMMANDS
from presencecheck.messages import config as config_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import usage as usage_messages

_MOST_NAMES = 40
"""Names that are listed where one is missing; where there are more, none is."""
_LEAST_LIKE = 0.7
"""Share in which two words must agree for one to be a slip for the other."""
_NAME_LISTS = ("name", "names")
"""Arguments of these names are names of lists."""
_EXTRA = re.compile(r"unexpected extra argument(?:s|\(s\))? \((?P<words>.*)\)$", re.DOTALL)
_NO_COMMAND = re.compile(r"No such command '(?P<word>[^']*)'")


def ask_for_missing(error: TyperException) -> str:
    """Ask for the argument that is missing; empty where there is nobody to ask, or nothing was said."""
    parameter = _missing(error)
    if parameter is None or not is_anyone_there():
        return ""
    names = _names_to_show(parameter, error)
    listed = [usage_messages.THERE_ARE.format(names=enumeration_messages.join_with_commas(names))] if names else []
    word = ask_line([*listed, usage_messages.WHICH.format(name=_name(parameter), meaning=parameter.help)]).strip()
    return "" if word.startswith("-") else word


@contextmanager
def in_our_words() -> Iterator[None]:
    """Have the parser read a line, as a command that asks it does.

    Raises:
        UsageError: it refuses the line.
    """
    try:
        yield
    except TyperException as error:
        raise usage_error(error) from None


def usage_error(error: TyperException) -> UsageError:
    """The error in our words, with what to type instead."""
    context = getattr(error, "ctx", None)
    path = path_of(context) if context else ""
    see = usage_messages.SEE_HELP.format(command=f" {path}" if path else "")
    parameter = _missing(error)
    if parameter is not None:
        return _missing_error(error, parameter, path)
    option = getattr(error, "option_name", "")
    if option:
        return _option_error(error, str(option), path, see)
    if context is None:
        return UsageError(error.format_message(), see)
    if extra := _EXTRA.search(error.format_message()):
        return UsageError(
            usage_messages.EXTRA.format(path=path, words=extra["words"]),
            _for_extra(path, extra["words"], context) or see,
        )
    if unknown := _NO_COMMAND.search(error.format_message()):
        return _subcommand_error(unknown["word"], path, context, see)
    return UsageError(_for_number(error) or error.format_message(), _for_value(error) or see)


def _for_number(error: TyperException) -> str:
    """What an option takes that takes a number; empty for any other."""
    parameter: Any = getattr(error, "param", None)
    least, most = (getattr(getattr(parameter, "type", None), name, None) for name in ("min", "max"))
    found = re.match(r"'?(?P<word>.*?)'?\sis\s", getattr(error, "message", ""), re.DOTALL)
    if found is None or least is None:
        return ""
    sentence = usage_messages.NO_NUMBER_FROM if most is None else usage_messages.NO_NUMBER
    return sentence.format(option=parameter.opts[0], least=least, most=most, word=found["word"])


def _missing(error: TyperException) -> Any:
    """The argument that is missing, if that is what is wrong."""
    parameter: Any = getattr(error, "param", None)
    is_missing = parameter is not None and type(error).__name__ == "MissingParameter"
    return parameter if is_missing and parameter.param_type_name == "argument" else None


def _name(parameter: Any) -> str:
    return str(parameter.metavar or parameter.human_readable_name).strip("[]…")


def _names(parameter: Any, error: TyperException) -> list[str]:
    """What a shell would offer for the argument."""
    if parameter.name == "key":
        from presencecheck.system.settings import AS_SHIPPED, KEYS, value_of

        most_wanted = [key for keys in config_messages.TOPICS.values() for key in keys]
        others = (
            key for key in KEYS if type(value_of(AS_SHIPPED, key)) is not int
        )  # no limits, as `config list` has it
        return list(dict.fromkeys((*most_wanted, *others)))
    found = parameter.shell_complete(error.ctx, "")  # type: ignore[attr-defined]
    names = [item.value for item in islice(found, _MOST_NAMES + 1) if item.value and item.type == "plain"]
    return names if len(names) <= _MOST_NAMES else []


def _names_to_show(parameter: Any, error: TyperException) -> list[str]:
    """The same as a person reads them: those of lists with their titles."""
    names = _names(parameter, error)
    if parameter.name not in _NAME_LISTS or not names:
        return names
    from presencecheck.cli.practice_names import titles_as_read
    from presencecheck.library.library import Library
    from presencecheck.library.titles import with_title
    from presencecheck.system.paths import user_paths

    titles = titles_as_read(user_paths(), Library.of(user_paths()))
    return [with_title(name, titles) for name in names]


def _missing_error(error: TyperException, parameter: Any, path: str) -> UsageError:
    names = _names_to_show(parameter, error)
    message = usage_messages.MISSING.format(path=path, name=_name(parameter), meaning=parameter.help)
    parts = [usage_messages.THERE_ARE.format(names=enumeration_messages.join_with_commas(names))] if names else []
    if line := usage_messages.example(path):
        parts.append(usage_messages.FOR_EXAMPLE.format(line=line))
    return UsageError(message, " ".join(parts))


def _option_error(error: TyperException, option: str, path: str, see: str) -> UsageError:
    if type(error).__name__ != "NoSuchOption":  # it has no value, or one too many
        line = usage_messages.OPTION_VALUES.get(option, "")
        return UsageError(error.format_message(), usage_messages.FOR_EXAMPLE.format(line=line) if line else see)
    message = usage_messages.NO_OPTION.format(path=path or "presencecheck", option=option)
    parameters = error.ctx.command.params  # type: ignore[attr-defined]
    known = [name for parameter in parameters for name in (*parameter.opts, *parameter.secondary_opts)]
    meant = usage_messages.other_option(option, known) or _closest_option(option, known)
    if not meant and path == "run":
        meant = _first_word(option)
    return UsageError(message, usage_messages.DID_YOU_MEAN.format(word=meant) if meant else see)


def _first_word(option: str) -> str:
    """The command or list that is called like an option: `--quick`, `--help-me`."""
    from presencecheck.cli.first_word import likeliest

    word = option.lstrip("-").casefold()
    return word if word in COMMANDS else likeliest(word, whole=True)


def _for_extra(path: str, words: str, context: Any) -> str:
    """The line that was likely meant by more words than the command takes."""
    if path == "new":
        name = "-".join((str(context.params.get("name") or context.args or ""), *words.split()))
        tidy = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
        return usage_messages.ONE_WORD.format(line=f"new {tidy}")
    return usage_messages.EXTRA_HINTS.get(path, "")


def _subcommand_error(word: str, path: str, context: Any, see: str) -> UsageError:
    message = usage_messages.NO_SUBCOMMAND.format(path=path, word=word)
    meant = usage_messages.other_subcommand(path, word) or _closest(word, context.command.commands)
    if not meant and path == "config":
        return UsageError(message, _for_setting(word) or see)
    if not meant and path == "history":
        return UsageError(message, usage_messages.A_RUN.format(word=word))
    return UsageError(message, usage_messages.DID_YOU_MEAN.format(word=f"{path} {meant}") if meant else see)


def _for_setting(word: str) -> str:
    """How to set the setting that stands in the place of a subcommand."""
    from presencecheck.system.setting_text import full_key
    from presencecheck.system.settings import KEYS

    try:
        key = full_key(word.partition("=")[0], KEYS)
    except UsageError as error:
        return error.hint
    return usage_messages.A_SETTING.format(key=key)


def _for_value(error: TyperException) -> str:
    """The value that was likely meant, of an option that takes a few."""
    parameter = getattr(error, "param", None)
    choices: Sequence[str] = getattr(getattr(parameter, "type", None), "choices", ())
    found = re.match(r"'(?P<word>[^']*)' is not", getattr(error, "message", ""))
    if parameter is None or not choices or found is None:
        return ""
    meant = usage_messages.other_value(str(parameter.name), found["word"]) or _closest(found["word"], choices)
    before = parameter.opts[0] if parameter.param_type_name == "option" else _command_of(error)
    return usage_messages.DID_YOU_MEAN.format(word=f"{before} {meant}") if meant else ""


def _command_of(error: TyperException) -> str:
    """The words of the command that was called, without the program's own name."""
    return str(error.ctx.command_path).partition(" ")[2]  # type: ignore[attr-defined]


def _closest(word: str, known: Iterable[str]) -> str:
    """The one that was likely meant: what a slip of a letter or two makes of it, and nothing merely of its length."""
    return next(iter(get_close_matches(word.casefold()[:64], list(known), n=1, cutoff=_LEAST_LIKE)), "")


def _closest_option(option: str, known: Iterable[str]) -> str:
    """The same of options, whose hyphens say nothing."""
    bare = {name.lstrip("-"): name for name in known if name[:2] == "--"}
    return bare.get(_closest(option.lstrip("-").partition("=")[0], bare), "")
