"""The value of a setting as a person writes it on a command line."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.core.problems import did_you_mean
from presencecheck.messages import config as config_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.system.setting_values import CHOICES, has_right_value, right_values

_BOOLEANS = {"true": True, "false": False}


def unknown_key_error(key: str, known: Iterable[str]) -> UsageError:
    """The error that says what may have been meant by a name that is no setting's."""
    message = config_messages.UNKNOWN_KEY.format(key=key)
    return UsageError(message, did_you_mean(key, known) or config_messages.UNKNOWN_KEY_HINT)


def unknown_in_file_error(key: str, known: Iterable[str], path: Path) -> PresenceCheckError:
    """The error for a key of the file that is no setting's."""
    message = config_messages.FILE_UNKNOWN_KEY.format(path=path, key=key)
    return PresenceCheckError(message, did_you_mean(key, known) or config_messages.UNKNOWN_KEY_HINT)


def invalid_error(key: str, value: Any, kind: type, path: Path) -> PresenceCheckError:
    """The error for a value of the file that is none of those of `key`."""
    if type(value) is not kind:
        words = config_messages.KINDS[kind]
        return PresenceCheckError(*config_messages.FILE_WRONG_KIND.format(path=path, key=key, kind=words))
    message = config_messages.FILE_WRONG_VALUE.format(path=path, key=key, value=value)
    return PresenceCheckError(message, right_values(key))


def value_from_text(key: str, text: str, kind: type) -> str | bool | int:
    """The value of `key` that `text` is written for.

    Args:
        key: a known key.
        text: what was written.
        kind: bool, int or str, as the setting is.

    Raises:
        UsageError: it is not one of its values.
    """
    known = tuple(_BOOLEANS) if kind is bool else CHOICES.get(key, ())
    hint = ""
    if known and text not in known:
        listed = enumeration_messages.join_with_commas(known)
        hint = did_you_mean(text, known) or config_messages.KNOWN_VALUES.format(values=listed)
    elif kind is int and not is_whole_number(text):
        hint = config_messages.GIVE.format(kind=config_messages.KINDS[int])
    elif not has_right_value(key, text):
        hint = right_values(key)
    if hint:
        raise UsageError(config_messages.WRONG_VALUE.format(value=text, key=key), hint)
    if kind is int:
        return int(text)
    return _BOOLEANS[text] if kind is bool else text


def is_whole_number(value: str) -> bool:
    """Whether it is one, of at most six digits."""
    digits = value.removeprefix("-")
    return digits.isascii() and digits.isdecimal() and len(digits) < 7
