"""Times of day as people write them: what can be morning or evening is refused, never guessed."""

import re

from presencecheck.core.errors import UsageError
from presencecheck.messages import dates as dates_messages
from presencecheck.system.clock import Moment
from presencecheck.system.typed_text import fold

_DAY = 24 * 60
_HALF = _DAY // 2
_HALVES = {"am": 0, "a": 0, "pm": 12, "p": 12}
"""Hours that each half of the day adds."""
_MINUTES = re.compile(
    r"(?:(?P<hours>[0-9]{1,2}) ?(?:h|hours?|std)\.?)? ?"
    r"(?:(?P<minutes>[0-9]{1,3}) ?(?:m|mins?|minutes?)?\.?)?"
)
_MOST_MINUTES = 11 * 60
_HALF_MINUTE = 30
_TIME = re.compile(
    r"""(?P<hour>[0-9]{1,2})
        (?: \s*(?::|\.|h|uhr|\s)\s* (?P<minute>[0-9]{2}) (?: :00 )?
          | (?P<joined>[0-9]{2}) )?
        \s* (?P<half>[ap](?:\.?m)?\.?)?
        \s* (?:h|uhr)? \.?""",
    re.VERBOSE,
)


def parse_time(text: str) -> tuple[int, ...]:
    """The minutes after midnight that a time can mean, that of the 24-hour clock first; none where it is no time.

    Args:
        text: what was written: 14:30, 14.30, 14h30, 1430, 14 Uhr, 2:30 pm, 2pm, noon. An hour from 1 to 12 with neither
            am nor pm nor a zero before it can mean either half of the day.
    """
    words = fold(text)
    for named, names in dates_messages.TIMES.items():
        if words in names:
            return (named,)
    found = _TIME.fullmatch(words)
    if found is None:
        return ()
    hour, minute = int(found["hour"]), int(found["minute"] or found["joined"] or 0)
    if hour > 23 or minute > 59:
        return ()
    minutes = hour * 60 + minute
    if found["half"]:
        return _in_half(minutes, _HALVES[found["half"].replace(".", "")])
    is_either = 1 <= hour <= 12 and not found["hour"].startswith("0")
    return (minutes, (minutes + _HALF) % _DAY) if is_either else (minutes,)


def _in_half(minutes: int, half: int) -> tuple[int, ...]:
    """The time in this half of the day; none where the hour says the other one."""
    hour, minute = divmod(minutes, 60)
    if hour > 12 or hour == 0:
        return (minutes,) if (hour > 12) == (half > 0) else ()
    return ((hour % 12 + half) * 60 + minute,)


def read_time(text: str, moment: Moment) -> str:
    """Read a time of day that is meant near a moment, as HH:MM.

    Raises:
        UsageError: it is no time, or can mean the morning and the evening and the other reading is as near.
    """
    readings = parse_time(text)
    if not readings:
        raise UsageError(*dates_messages.NOT_A_TIME.format(time=text))
    first, *others = (abs(_seconds_until(minutes, moment)) for minutes in readings)
    # Who writes 2:30 and means the nearer half of the day has written nothing that says so.
    if others and min(others) <= first:
        morning, evening = (_in_words(minutes) for minutes in sorted(readings))
        raise UsageError(*dates_messages.TWO_TIMES.format(time=text, morning=morning, evening=evening))
    return f"{readings[0] // 60:02}:{readings[0] % 60:02}"


def is_next(text: str) -> bool:
    """Whether the next start of the calendar is meant."""
    return fold(text) in dates_messages.NEXT


def read_start(at: str, within: str, moment: Moment) -> str:
    """When a session starts, as HH:MM, from what was written of it.

    Args:
        at: a time of day; empty where the other one is given.
        within: the minutes until then.
        moment: the present.

    Raises:
        UsageError: both are given, or one is not what it should be.
    """
    if at and within:
        raise UsageError(*dates_messages.AT_AND_IN)
    if not within:
        return read_time(at, moment)
    found = _MINUTES.fullmatch(fold(within))
    until = 60 * int(found["hours"] or 0) + int(found["minutes"] or 0) if found else 0
    has_two_readings = found is not None and found["hours"] and int(found["minutes"] or 0) >= 60  # 1h90
    if has_two_readings or not 0 < until <= _MOST_MINUTES:
        raise UsageError(*dates_messages.NOT_MINUTES.format(text=within))
    start = moment.utc + until * 60 + _HALF_MINUTE  # to the nearest minute, as a clock shows none other
    minutes = (start + moment.offset * 60) // 60 % _DAY
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _in_words(minutes: int) -> str:
    """The time by the clock of twelve hours, which cannot be read in two ways."""
    hour, minute = divmod(minutes, 60)
    return f"{hour % 12 or 12}:{minute:02} {'am' if hour < 12 else 'pm'}"


def seconds_until(clock: str, moment: Moment) -> float:
    """Seconds to the nearest time at which the clock shows `clock`, as HH:MM; negative if that is past."""
    return _seconds_until(int(clock[:2]) * 60 + int(clock[3:]), moment)


def _seconds_until(minutes: int, moment: Moment) -> float:
    ahead = (minutes * 60 - moment.utc - moment.offset * 60) % (_DAY * 60)
    return float(ahead if ahead <= _HALF * 60 else ahead - _DAY * 60)
