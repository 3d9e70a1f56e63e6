"""The time to an appointment: how long it is, and whether a walk fits before it."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from presencecheck.core.expiry import (
    LATE_SECONDS,
    START_TIMES_BYTES,
    USABLE_SECONDS,
    StartTimes,
    build_start_times,
)
from presencecheck.core.names import checksum
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.core.still_so import Due, SingleAnswer, seconds_left
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import Leave, Surface
from presencecheck.system.clock import moment_at, now, stopwatch
from presencecheck.system.files import read_json

NEXT = "next"
"""What is written for the next start that the calendar has."""
IN_VIEW_SECONDS = 3 * 60 * 60
"""Seconds ahead from which on the next start of the calendar is in view without being asked for."""


class Appointment:
    """An appointment, or that there is none.

    Attributes:
        at: its time as HH:MM; empty where there is none.
        until: that time on the stopwatch; 0 where there is none.
        notes: what is said before the walk of where the time comes from.
        times: the start times of the calendar; None where they are not known, or not looked at.
    """

    times: StartTimes | None = None

    def __init__(self, at: str, clock: Callable[[], float] = stopwatch) -> None:
        self.at = at
        self._clock = clock
        self.until = 0.0
        self.notes: tuple[str, ...] = ()
        if at:
            from presencecheck.system.times_of_day import seconds_until

            present = now()
            until = seconds_until(at, present)
            changed = moment_at(int(present.utc + until)).offset - present.offset  # in a night in which clocks change
            self.until = clock() + until - 60 * changed

    def wants_shorter(self, run: Run, due: Sequence[Due], surface: Surface) -> bool | Leave:
        """Whether the person takes the quick routine instead, which is offered where a walk does not fit.

        It is offered to those who are late, too.

        Args:
            run: the walk, before its first answer.
            due: the steps of it that can be confirmed together.
            surface: where the person is asked.
        """
        needed, left = seconds_left(run, due), self.until - self._clock()
        if not self.at or not -LATE_SECONDS < left < needed:
            return False
        words = {
            "time": durations_messages.estimate(needed),
            "left": durations_messages.estimate(left),
            "at": self.at,
        }
        question = (walk_messages.OFFER_QUICK if left > 0 else walk_messages.OFFER_QUICK_LATE).format(**words)
        chosen = surface.offer(self._offer(question))
        if not isinstance(chosen, Leave) and chosen == len(walk_messages.OFFER_QUICK_OPTIONS):
            self.pass_over()
            return self.wants_shorter(run, due, surface)
        return chosen if isinstance(chosen, Leave) else chosen == 0

    def coming_from(self, answers: Iterable[SingleAnswer]) -> int | None:
        """The start of the session that the person seems to come from; None where there is none.

        None, too, where that was offered before, or where they have answered something since.

        Args:
            answers: those of the last days.
        """
        return None

    def note_offered(self, start: int) -> None:
        """Keep that what comes after this session was offered."""

    def pass_over(self) -> None:
        """Go on to the next appointment that is one; there is none after one that was written."""
        self.at = ""

    def _offer(self, question: str) -> Choose:
        return Choose(question, walk_messages.OFFER_QUICK_OPTIONS)


class NextAppointment(Appointment):
    """The next start that the calendar has.

    Args:
        path: the file of start times.
        calendar: the setting that says which calendar.
        ahead: seconds from the present within which it starts.
    """

    def __init__(self, path: Path, calendar: str, ahead: int, clock: Callable[[], float] = stopwatch) -> None:
        super().__init__("", clock)
        self._path, self._ahead, self._start = path, ahead, 0
        known = read_json(path, START_TIMES_BYTES, build_start_times)
        present = now().utc
        is_usable = known is not None and known.calendar == checksum(calendar) and known.is_usable(present)
        self.times = known if is_usable else None
        self._find(present)

    def coming_from(self, answers: Iterable[SingleAnswer]) -> int | None:
        """As `Appointment.coming_from`, by the calendar."""
        start = self.times.coming_from(now().utc) if self.times else None
        if start is None or any((answer.utc or 0) >= start + LATE_SECONDS for answer in answers):
            return None
        return start

    def note_offered(self, start: int) -> None:
        """As `Appointment.note_offered`."""
        self._keep(lambda known: known._replace(offered=start))

    def pass_over(self) -> None:
        """Keep that this start is no session, and go on to the next one."""
        start = self._start
        self._keep(lambda known: known._replace(not_sessions=known.not_sessions | {start}))
        self._find(now().utc)

    def _keep(self, change: Callable[[StartTimes], StartTimes]) -> None:
        from contextlib import suppress

        from presencecheck.calendar import start_times
        from presencecheck.core.errors import PresenceCheckError

        if self.times is None:
            return
        self.times = change(start_times.latest(self._path, self.times))
        with suppress(PresenceCheckError):  # it is offered again in the next walk
            start_times.write(self._path, self.times)

    def _find(self, present: int) -> None:
        self.at, self.until = "", 0.0
        self.notes = self._missing(self.times)
        start = self.times.next_start(present) if self.times else None
        if self.times is None or start is None or start - present > self._ahead:
            return
        self._start = start
        self.at = moment_at(start).clock_time
        self.until = self._clock() + start - present
        self.notes = (walk_messages.FROM_CALENDAR.format(at=self.at, read=_as_of(self.times)),)

    def _missing(self, known: StartTimes | None) -> tuple[str, ...]:
        """What is said where no start is known; nothing where nobody asked for one."""
        if self._ahead < USABLE_SECONDS:
            return ()
        return (walk_messages.NO_START.format(read=_as_of(known)) if known else walk_messages.NO_START_TIMES,)

    def _offer(self, question: str) -> Choose:
        no_session = walk_messages.NO_SESSION.format(at=self.at)
        return Choose(question, (*walk_messages.OFFER_QUICK_OPTIONS, no_session), no_session)


def find_appointment(at: str, calendar: str, path: Path, *, is_wanted: bool) -> Appointment:
    """The appointment before which a walk is.

    Args:
        at: its time as HH:MM, `next` for that of the calendar; empty where nothing was said.
        calendar: the setting that says which calendar; empty for none.
        path: the file of start times.
        is_wanted: whether that of the calendar is in view without being asked for.
    """
    if at == NEXT and not calendar:
        found = Appointment("")
        found.notes = (walk_messages.NO_CALENDAR,)
        return found
    if at == NEXT or (not at and calendar and is_wanted):
        return NextAppointment(path, calendar, USABLE_SECONDS if at else IN_VIEW_SECONDS)
    return Appointment(at)


def _as_of(known: StartTimes) -> str:
    return moment_at(known.read_at).clock_time
