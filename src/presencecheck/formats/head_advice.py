"""Advice on what a file says of itself: a day and a language that other programs could not read. Pure."""

import re
from collections.abc import Iterator, Mapping

from presencecheck.core.errors import UsageError
from presencecheck.core.languages import LANGUAGE_TAG, SHORT_NAMES
from presencecheck.core.problems import Violation
from presencecheck.formats.document import Data
from presencecheck.messages import yaml_slips as yaml_slips_messages
from presencecheck.system.clock import date_of, day_of

_YEAR = re.compile(r"\d{4}")


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
    try:
        day_of(text)
    except ValueError:
        return False
    return True


def _is_language(text: str) -> bool:
    return LANGUAGE_TAG.fullmatch(text) is not None


def _meant_day(text: str) -> str:
    """The day that was meant, in ISO 8601; empty where it could be more than one, or depends on when it is read."""
    if not _YEAR.search(text):
        return ""
    from presencecheck.system.dates import parse_period

    try:
        first, second = (parse_period(text, today, "") for today in (0, 1000))
    except UsageError:
        return ""
    return date_of(first.first).isoformat() if first == second and first.unit == "day" else ""
