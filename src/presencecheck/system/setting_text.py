"""Settings as a person writes them on a command line: short names, and values in words."""

import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.core.problems import did_you_mean
from presencecheck.core.thresholds import host_of
from presencecheck.messages import config as config_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.system.setting_values import CHOICES, PRACTICE, PROBES, has_right_value, right_values, without_secret

_BOOLEANS = {"true": True, "false": False}
_SPAN = re.compile(r"(?P<number>[0-9]+)\s*(?P<unit>[a-z]*)")
_HOSTS = (f"{PROBES}.host", f"{PROBES}.stun")
_LINK, _DATE = f"{PRACTICE}.link", f"{PRACTICE}.date"


def full_key(name: str, known: Collection[str]) -> str:
    """The key of the setting that is called so: in full, or by the last part of its name, as `host`.

    Raises:
        UsageError: there is no such setting, or the word could mean several.
    """
    folded = name.strip().casefold().replace("_", "-")
    if folded in known:
        return folded
    if folded in config_messages.SEVERAL:
        raise UsageError(config_messages.UNKNOWN_KEY.format(key=name), config_messages.SEVERAL[folded])
    ends = [key for key in known if key.partition(".")[2] == folded]
    if len(ends) == 1:
        return ends[0]
    raise unknown_key_error(name, known)


def unknown_key_error(key: str, known: Iterable[str]) -> UsageError:
    """The error that says what may have been meant by a name that is no setting's."""
    known = tuple(known)
    short = {each.partition(".")[2]: each for each in known if "." in each}
    word = key.strip().casefold()
    meant = next((each for each, words in config_messages.SYNONYMS.items() if word in words), "")
    if meant:
        hint = config_messages.DID_YOU_MEAN.format(key=meant, meaning=config_messages.MEANINGS[meant])
    else:
        hint = did_you_mean(key, known) or did_you_mean(key, short) or config_messages.UNKNOWN_KEY_HINT
    return UsageError(config_messages.UNKNOWN_KEY.format(key=key), hint)


def unknown_in_file_error(key: str, known: Iterable[str], path: Path) -> PresenceCheckError:
    """The error for a key of the file that is no setting's."""
    message = config_messages.FILE_UNKNOWN_KEY.format(path=path, key=key)
    return PresenceCheckError(message, did_you_mean(key, known) or config_messages.UNKNOWN_KEY_HINT)


def invalid_error(key: str, value: Any, kind: type, path: Path) -> PresenceCheckError:
    """The error for a value of the file that is none of those of `key`."""
    if type(value) is not kind:
        words = config_messages.KINDS[kind]
        return PresenceCheckError(*config_messages.FILE_WRONG_KIND.format(path=path, key=key, kind=words))
    message = config_messages.FILE_WRONG_VALUE.format(path=path, key=key, value=without_secret(key, value))
    return PresenceCheckError(message, right_values(key))


def value_from_text(key: str, text: str, kind: type) -> str | bool | int:
    """The value of `key` that `text` is written for.

    Args:
        key: a known key.
        text: what was written: a value, or other words for it, as yes for true, or a link for its host.
        kind: bool, int or str, as the setting is.

    Raises:
        UsageError: it is not one of its values.
    """
    value = _tidied(key, text, kind)
    hint = _hint(key, value, kind)
    if hint:
        raise UsageError(config_messages.WRONG_VALUE.format(value=without_secret(key, text), key=key), hint)
    if kind is int:
        return int(value)
    return _BOOLEANS[value] if kind is bool else value


def is_whole_number(value: str) -> bool:
    """Whether it is one, of at most six digits."""
    digits = value.removeprefix("-")
    return digits.isascii() and digits.isdecimal() and len(digits) < 7


def _hint(key: str, value: str, kind: type) -> str:
    """What helps where it is no value of the setting; empty where it is one."""
    known = tuple(config_messages.SWITCH) if kind is bool else CHOICES.get(key, ())
    if known and value not in (_BOOLEANS if kind is bool else known):
        listed = enumeration_messages.join_with_commas(known)
        return did_you_mean(value, known) or config_messages.KNOWN_VALUES.format(values=listed)
    if kind is int and not is_whole_number(value):
        return config_messages.GIVE.format(kind=config_messages.KINDS[int])
    return "" if has_right_value(key, value) else right_values(key)


def _tidied(key: str, text: str, kind: type) -> str:
    """The text in the words of the settings file, where it says the same in others."""
    word = text.strip().casefold()
    if kind is bool:
        return next((str(value).lower() for value, words in config_messages.YES_AND_NO.items() if word in words), word)
    if key in CHOICES:
        return config_messages.OTHER_VALUES.get(key, {}).get(word, word)
    if key == "keep":
        return _span(word)
    if key in _HOSTS and not has_right_value(key, text):
        return host_of(text) or text
    if key == _LINK and host_of(text) and "://" not in text:
        return f"https://{text.strip()}"
    return _day(text) if key == _DATE else text


def _span(word: str) -> str:
    """A length of time with one space and a whole unit: "3months" and "90d" are "3 months" and "90 days"."""
    found = _SPAN.fullmatch(word)
    if found is None:
        return word
    number, unit = found.groups()
    return f"{number} {config_messages.UNITS.get(unit, unit)}"


def _day(text: str) -> str:
    """A date in any form that the program reads, as 2026-11-28; what is none, or several days, as it is."""
    from presencecheck.system.clock import date_of, now
    from presencecheck.system.dates import parse_period
    from presencecheck.system.practice import is_date

    word = text.strip()
    if is_date(word.casefold()):
        return word.casefold()
    try:
        period = parse_period(word, now().day, "")
    except UsageError:
        return word
    return date_of(period.first).isoformat() if period.first == period.last else word
