"""The calendar of the settings: whether it can be read, and how old what is known of it is. No address is asked."""

from collections.abc import Iterator

from presencecheck.calendar import start_times
from presencecheck.calendar.read import missing_libraries, read_calendar
from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import appointment as appointment_messages
from presencecheck.messages import doctor as doctor_messages
from presencecheck.probes.measurement import Measurement
from presencecheck.system import settings
from presencecheck.system.clock import moment_at, now
from presencecheck.system.paths import Paths
from presencecheck.system.setting_values import is_address, without_secret


def check_calendar(paths: Paths) -> Iterator[tuple[str, Measurement]]:
    """Check the calendar; nothing where none is set."""
    calendar = settings.load(paths.config).calendar
    if not calendar:
        return
    missing = missing_libraries()
    if missing is not None:
        yield "calendar", Measurement("warn", missing.message, missing.hint)
        return
    try:
        yield "calendar", _check_read(paths, calendar) if is_address(calendar) else _check_file(calendar)
    except PresenceCheckError as error:
        yield "calendar", Measurement("warn", error.message, error.hint)


def _check_file(calendar: str) -> Measurement:
    found = read_calendar(calendar, now().utc)
    fine = doctor_messages.CALENDAR.format(source=calendar)
    return Measurement("ok", " ".join((fine, *appointment_messages.unused(found.unused))))


def _check_read(paths: Paths, calendar: str) -> Measurement:
    times, present = start_times.read(paths.start_times, calendar), now().utc
    if times is None:
        return Measurement("warn", *appointment_messages.NOT_READ_YET)
    source, moment = without_secret("calendar", calendar), moment_at(times.read_at)
    at = f"{moment.local():%Y-%m-%d %H:%M}"
    if not times.is_usable(present):
        return Measurement("warn", *doctor_messages.CALENDAR_OLD.format(source=source, at=at))
    return Measurement("ok", doctor_messages.CALENDAR_READ.format(source=source, at=at))
