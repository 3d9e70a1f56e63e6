"""`appointment`: when the next session starts, and how the program knows."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from presencecheck.cli.options import Json
from presencecheck.cli.parameters import Option
from presencecheck.core.expiry import StartTimes
from presencecheck.messages import appointment as appointment_messages

Refresh = Annotated[bool, Option("--refresh", help=appointment_messages.OPTIONS["refresh"])]


def appointment(refresh: Refresh = False, json: Json = False) -> None:
    """Say when the next session starts, by the calendar of your settings; start times are all that is taken of it."""
    from presencecheck.calendar import start_times
    from presencecheck.cli.output import notice, print_json, print_line
    from presencecheck.cli.passed_over import load_settings
    from presencecheck.core.errors import PresenceCheckError
    from presencecheck.reports.json.appointment import appointment_shape
    from presencecheck.system.clock import now
    from presencecheck.system.paths import user_paths
    from presencecheck.system.setting_values import host_of, is_address, without_secret

    paths = user_paths()
    calendar, present = load_settings(paths.config).calendar, now().utc
    if not calendar:
        raise PresenceCheckError(*appointment_messages.NO_SETTING)
    unused: Mapping[str, int] | None = None
    if refresh or not is_address(calendar):
        from presencecheck.calendar.read import refresh as read_again

        if is_address(calendar):
            notice(appointment_messages.FETCHING.format(host=host_of(calendar)))
        unused = read_again(paths.start_times, calendar, present).unused
    times = start_times.read(paths.start_times, calendar)
    if times is None:
        raise PresenceCheckError(*appointment_messages.NOT_READ_YET)
    if json:
        print_json(appointment=appointment_shape(times, present, unused))
        return
    source = without_secret("calendar", calendar)
    for line in _lines(times, present, source, unused):
        print_line(line)


def _lines(times: StartTimes, now: int, source: str, unused: Mapping[str, int] | None) -> Iterator[str]:
    """What is known, how old that is, and what was passed over that may be a session."""
    from presencecheck.calendar.read import missing_libraries
    from presencecheck.system.clock import moment_at

    if times.is_usable(now):
        yield from _starts(times, now)
    read = moment_at(times.read_at)
    at = read.clock_time if read.day == moment_at(now).day else f"{read.local():%Y-%m-%d %H:%M}"
    yield appointment_messages.AS_OF.format(source=source, at=at)
    missing = missing_libraries() if unused is None else None
    if missing is not None:
        yield f"{missing.message} {missing.hint}"
    elif not times.is_usable(now):
        yield appointment_messages.TOO_OLD
    if times.not_sessions:
        yield appointment_messages.NOT_SESSIONS.of(len(times.not_sessions))
    yield from appointment_messages.unused(unused or {})


def _starts(times: StartTimes, now: int) -> Iterator[str]:
    from presencecheck.calendar.read import AHEAD_SECONDS
    from presencecheck.messages import enumeration as enumeration_messages
    from presencecheck.system.clock import moment_at, weekday

    coming = times.next_start(now)
    if coming is None:
        yield appointment_messages.NONE.format(hours=AHEAD_SECONDS // 3600)
        return
    start = moment_at(coming)
    words = {"at": start.clock_time, "time": _span(abs(coming - now)), "day": weekday(start.day)}
    is_today = start.day == moment_at(now).day
    sentence = appointment_messages.NEXT if is_today else appointment_messages.NEXT_DAY
    yield (appointment_messages.BEGAN if coming < now else sentence).format(**words)
    later = [each for each in times.starts if each > coming and each not in times.not_sessions]
    today = [f"{moment_at(each).clock_time}" for each in later if moment_at(each).day == start.day]
    if today:
        yield appointment_messages.LATER.of(len(today), times=enumeration_messages.join_with_commas(today))


def _span(seconds: int) -> str:
    from presencecheck.messages import durations as durations_messages

    if seconds < 90 * 60:
        return durations_messages.estimate(seconds)
    hours, minutes = divmod(round(seconds / 60), 60)
    return appointment_messages.HOURS.format(hours=hours, minutes=minutes)
