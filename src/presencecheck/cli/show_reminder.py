"""Looks once whether an appointment is near, and shows a notification that can begin the walk."""

from contextlib import suppress
from typing import NamedTuple

from presencecheck.calendar.due_reminder import DueReminder, due_reminder, last_reminded, upcoming
from presencecheck.calendar.read import refresh
from presencecheck.calendar.start_times import latest, read, write
from presencecheck.cli.output import notice
from presencecheck.cli.passed_over import load_settings
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.expiry import StartTimes
from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.queries.last_activity import last_activity
from presencecheck.messages import appointment as appointment_messages
from presencecheck.messages import remind as remind_messages
from presencecheck.starters.command import open_walk_apart
from presencecheck.system.bus_notification import NoNotificationsError
from presencecheck.system.clock import Moment, moment_at, now
from presencecheck.system.notification import notify
from presencecheck.system.paths import Paths, user_paths

_MOST_AGE_SECONDS = 30 * 60
"""Seconds after which the calendar is read again, be it at an address: so late a new appointment may be known."""
_MOST_AGE_BEFORE_REMINDER_SECONDS = 5 * 60
"""The same where a reminder is near, since that appointment may have been cancelled."""
_AFTER_START_SECONDS = 5 * 60
"""Seconds after the start for which the notification stands: a person can be late."""


class Limits(NamedTuple):
    """When a reminder comes.

    Attributes:
        before: how many minutes before an appointment, at least.
        after_run: for how many minutes after a run none comes.
    """

    before: int
    after_run: int


def show_reminder(limits: Limits) -> None:
    """Look once; say what came of it, for who typed the command.

    Raises:
        PresenceCheckError: no calendar is set, it cannot be read, or nothing here shows notifications.
    """
    paths = user_paths()
    present = now()
    times = _start_times(paths, present, limits.before)
    due = due_reminder(times, present.utc, limits.before)
    if due is None:
        notice(_why_none(times, present, limits))
    elif _has_just_walked(paths, present, limits):
        time = _clock_time(due.start)
        notice(remind_messages.JUST_WALKED.format(minutes=limits.after_run, time=time))
    else:
        _remind(paths, times, due, present)


def require_calendar(paths: Paths) -> str:
    """The setting that says which calendar.

    Raises:
        PresenceCheckError: none is set.
    """
    calendar = load_settings(paths.config).calendar
    if not calendar:
        raise PresenceCheckError(*appointment_messages.NO_SETTING)
    return calendar


def _start_times(paths: Paths, present: Moment, before: int) -> StartTimes:
    """The start times, read from the calendar where they are too old: more so where a reminder is near.

    Raises:
        PresenceCheckError: no calendar is set, or it cannot be read, and what was read before is too old to be used.
    """
    calendar = require_calendar(paths)
    times = read(paths.start_times, calendar)
    age = _MOST_AGE_SECONDS
    if times is not None and due_reminder(times, present.utc, before):
        age = _MOST_AGE_BEFORE_REMINDER_SECONDS
    if times is not None and 0 <= present.utc - times.read_at < age:
        return times
    try:
        refresh(paths.start_times, calendar, present.utc)
    except PresenceCheckError as error:
        if times is None or not times.is_usable(present.utc):
            raise
        notice(f"{error.message} {error.hint}")
    return read(paths.start_times, calendar) or times or StartTimes(0, present.utc)


def _remind(paths: Paths, times: StartTimes, due: DueReminder, present: Moment) -> None:
    # Before it is shown: a look that begins meanwhile reminds of it no second time.
    write(paths.start_times, times._replace(reminded=due.start))
    sentence = remind_messages.IN_MINUTES.of(due.minutes, time=_clock_time(due.start))
    notice(remind_messages.SHOWN.format(sentence=sentence))
    try:
        is_wanted = notify(sentence, remind_messages.BEGIN, due.start - present.utc + _AFTER_START_SECONDS)
    except NoNotificationsError as error:
        shown_before = latest(paths.start_times, times)._replace(reminded=times.reminded)
        write(paths.start_times, shown_before)  # it was not shown, so the next look tries once more
        raise PresenceCheckError(*remind_messages.NO_NOTIFICATIONS.format(sentence=sentence)) from error
    if is_wanted:
        open_walk_apart()
        notice(remind_messages.OPENED)


def _has_just_walked(paths: Paths, present: Moment, limits: Limits) -> bool:
    """Whether the person ended a run a moment ago, or is in one; where that cannot be read, a reminder is better."""
    last = None
    with suppress(HistoryError):
        last = last_activity(paths.history)
    return last is not None and 0 <= present.utc - last < limits.after_run * 60


def _why_none(times: StartTimes, present: Moment, limits: Limits) -> str:
    """What a look says that shows nothing."""
    start, read_at = upcoming(times, present.utc), _clock_time(times.read_at)
    if start is None:
        return remind_messages.NONE_AHEAD.format(read=read_at)
    if start <= last_reminded(times, present.utc):
        return remind_messages.REMINDED.format(time=_clock_time(start))
    return remind_messages.NOT_YET.format(time=_clock_time(start), read=read_at, before=limits.before)


def _clock_time(utc: int) -> str:
    return moment_at(utc).clock_time
