"""Advice on what a file says of itself: a day and a language that other programs could not read. Pure."""

import re
from collections.abc import Iterator, Mapping

from presencecheck.core.languages import LANGUAGE_TAG, SHORT_NAMES
from presencecheck.core.problems import Violation
from presencecheck.formats.document import Data
from presencecheck.messages import yaml_slips as yaml_slips_messages

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})", re.ASCII)
_SLASHED = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})", re.ASCII)
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def head_advice(data: Mapping[str, Data]) -> Iterator[Violation]:
    """Yield what of `revised` and `language` nobody could read."""
    day, language = data.get("revised"), data.get("language")
    if isinstance(day, str) and day and not _is_day(day):
        meant = _meant_day(day)
        help_ = {"help": yaml_slips_messages.WITHOUT_HELP.format(text=meant)} if meant else {}
        yield Violation("odd-day", ("revised",), {"day": day[:40], **help_})
    if isinstance(language, str) and language and not _is_language(language):
        short = SHORT_NAMES.get(language.casefold(), "")
        help_ = {"help": yaml_slips_messages.WITHOUT_HELP.format(text=short)} if short else {}
        yield Violation("odd-language", ("language",), {"language": language[:40], **help_})


def _is_day(text: str) -> bool:
    """Whether `text` is a day of the calendar as ISO 8601 writes it."""
    found = _DAY.fullmatch(text)
    if found is None:
        return False
    year, month, day = map(int, found.groups())
    if not 1 <= month <= 12 or not 1 <= day <= _LENGTHS[month - 1]:
        return False
    return (month, day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def _is_language(text: str) -> bool:
    return LANGUAGE_TAG.fullmatch(text) is not None


def _meant_day(text: str) -> str:
    """The day that was meant, in ISO 8601; empty where it could be more than one."""
    if found := _DOTTED.fullmatch(text):
        day, month = int(found["day"]), int(found["month"])
    elif found := _SLASHED.fullmatch(text):
        day, month = sorted((int(found["first"]), int(found["second"])), reverse=True)
        if day <= 12 and day != month:
            return ""  # the month comes first in some countries and second in others
    else:
        return ""
    meant = f"{found['year']}-{month:02}-{day:02}"
    return meant if _is_day(meant) else ""
