"""After a session, by the calendar: its own routine is offered once; after the last one, the end of the day follows.

Imported only where that is so. Start times are looked at and never kept with a run.
"""

from pathlib import Path
from typing import NamedTuple

from presencecheck.calendar.start_times import read
from presencecheck.core.expiry import StartTimes
from presencecheck.core.prompts import Choose
from presencecheck.messages import after_session as after_session_messages
from presencecheck.surfaces.surface import Leave, Surface
from presencecheck.system.clock import moment_at, now
from presencecheck.walk.appointment import Appointment

BETWEEN, AFTER, DAY_END = "between", "after", "day-end"
"""The routines between two sessions and after one, and the checklist after the last one of a day."""


class AfterSession(NamedTuple):
    """What is walked after a session.

    Attributes:
        names: of routines and checklists; none for the usual ones.
        notes: what is said of it before.
    """

    names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def offer_after_session(appointment: Appointment, start: int, surface: Surface) -> AfterSession | Leave:
    """Offer what comes after a session.

    Args:
        appointment: knows the start times, and keeps that it was offered.
        start: the start of the session that the person seems to come from.
        surface: where the person is asked.
    """
    times = appointment.times
    is_last = times is not None and _has_ended(times)
    options = after_session_messages.AFTER if is_last else after_session_messages.BETWEEN
    question = after_session_messages.OFFER.format(time=_clock_time(start))
    chosen = surface.offer(Choose(question, options))
    if isinstance(chosen, Leave):
        return chosen
    appointment.note_offered(start)
    if chosen:
        return AfterSession()
    return _with_day_end(times) if times and is_last else AfterSession((BETWEEN,))


def after_session(path: Path, calendar: str) -> AfterSession:
    """What is walked where the person has named the routine after a session.

    Args:
        path: the file of start times.
        calendar: the setting that says which calendar.
    """
    times = read(path, calendar)
    is_last = times is not None and times.is_usable(now().utc) and _has_ended(times)
    return _with_day_end(times) if times and is_last else AfterSession((AFTER,))


def _with_day_end(times: StartTimes) -> AfterSession:
    note = after_session_messages.DAY_END.format(read=_clock_time(times.read_at))
    return AfterSession((AFTER, DAY_END), (note,))


def _has_ended(times: StartTimes) -> bool:
    present = now()
    return times.has_ended(present.utc, present.end_of_day)


def _clock_time(utc: int) -> str:
    return moment_at(utc).clock_time
