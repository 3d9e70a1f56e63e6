"""What is offered after a session, by the calendar: once, and with the end of the day after the last one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from presencecheck.calendar.start_times import StartTimes, checksum, read, write
from presencecheck.core.events import Outcome
from presencecheck.core.expiry import USABLE_SECONDS
from presencecheck.core.still_so import SingleAnswer
from presencecheck.history.format.start_cache import StartCache
from presencecheck.history.journal.null_journal import NullJournal
from presencecheck.library.library import Library
from presencecheck.messages import after_session as after_session_messages
from presencecheck.surfaces.surface import Leave
from presencecheck.system.clock import Moment, moment_at
from presencecheck.system.paths import user_paths
from presencecheck.walk import after_session as after_sessions
from presencecheck.walk import appointment as appointments
from presencecheck.walk import begin as beginnings
from presencecheck.walk.after_session import after_session
from presencecheck.walk.appointment import Appointment, find_appointment
from presencecheck.walk.begin import Beginning
from presencecheck.walk.loop import Begun
from presencecheck.walk.request import RunRequest
from tests.support.builders import BEGAN
from tests.support.commands import SMALL, own
from tests.walk.test_begin import USUAL, Shown, routine_of

Clock = Callable[[int], None]
CALENDAR = "/home/someone/sessions.ics"
NOON = (BEGAN.day * 1440 + 12 * 60 - BEGAN.offset) * 60


def after_noon(minutes: int) -> Moment:
    """A moment of that day."""
    return Moment(NOON + minutes * 60, BEGAN.offset)


@pytest.fixture
def file(home: Path) -> Path:
    """The file of start times of a person whose usual routine is `small`; sessions start at noon and at one."""
    own(home, "small", SMALL)
    write_starts(0, 60)
    return user_paths().start_times


def write_starts(*minutes: int) -> None:
    """Write start times, in minutes after noon."""
    starts = tuple(after_noon(minute).utc for minute in minutes)
    write(user_paths().start_times, StartTimes(checksum(CALENDAR), after_noon(-240).utc, starts))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the clock to so many minutes after noon."""

    def set_clock(minutes: int) -> None:
        for module in (beginnings, appointments, after_sessions):
            monkeypatch.setattr(module, "now", lambda: after_noon(minutes))

    return set_clock


def begun(surface: Shown, **options: object) -> Begun | Leave:
    """Begin a walk of a person who has a calendar."""
    paths = user_paths()
    request = RunRequest(**options)  # type: ignore[arg-type]
    appointment = find_appointment(request.at, CALENDAR, paths.start_times, is_wanted=not request.names)
    beginning = Beginning(Library.of(paths), USUAL, request, appointment, surface)
    return beginning.begin(paths.history, None, NullJournal())


def read_times() -> StartTimes:
    """What stands in the file."""
    found = read(user_paths().start_times, CALENDAR)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("minutes", "choice", "routine"),
    [(55, 0, "between"), (55, 1, "small"), (115, 0, "after+day-end"), (115, 1, "small")],
)
def test_offered_once(minutes: int, choice: int, routine: str, file: Path, clock: Clock) -> None:
    """Between two sessions, or after the last one; the usual routine is one key away, and comes at once next time."""
    clock(minutes)
    surface = Shown(choice)
    assert routine_of(begun(surface)) == routine
    [question] = surface.offers
    start = after_noon(0 if minutes < 60 else 60).utc
    assert question.question == after_session_messages.OFFER.format(time=f"{moment_at(start).local():%H:%M}")
    is_last = minutes > 60
    assert question.options == (after_session_messages.AFTER if is_last else after_session_messages.BETWEEN)
    assert read_times().offered == start
    note = after_session_messages.DAY_END.format(read=f"{moment_at(after_noon(-240).utc).local():%H:%M}")
    assert (note in surface.openings[0].lines) == routine.endswith("day-end")
    again = Shown(1)
    assert routine_of(begun(again)) == "small"
    assert question not in again.offers


def test_left_at_the_offer(file: Path, clock: Clock) -> None:
    """Nothing was decided, so it stands at the next start."""
    clock(55)
    assert begun(Shown(Leave())) == Leave()
    assert read_times().offered == 0


@pytest.mark.parametrize(
    ("minutes", "options"),
    [
        (10, {}),
        (65, {}),
        (241, {}),
        (55, {"at": "13:00"}),
        (55, {"json": True}),
        (55, {"names": ("small",)}),
    ],
)
def test_not_offered(minutes: int, options: dict[str, object], file: Path, clock: Clock) -> None:
    """To whom is late or said what they want; nor hours later, nor where nobody is asked."""
    clock(minutes)
    surface = Shown(1)
    assert routine_of(begun(surface, **options)) == "small"
    offered = {options for question in surface.offers for options in question.options}
    assert offered.isdisjoint({*after_session_messages.BETWEEN, *after_session_messages.AFTER})


@pytest.mark.parametrize(("answered", "offers"), [(50, 1), (74, 1), (75, 0), (100, 0)])
def test_the_first_start_alone(
    answered: int, offers: int, file: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not to a person who answered something since the session."""
    moment = after_noon(answered)
    known = StartCache(answers={"small/door": SingleAnswer(moment.utc, moment.day, Outcome.DONE)})
    monkeypatch.setattr(beginnings, "load_start_cache", lambda history: known)
    clock(115)
    surface = Shown(1)
    begun(surface)
    assert len(surface.offers) == offers


@pytest.mark.parametrize(
    ("minutes", "is_last"), [(55, False), (65, False), (74, False), (75, True), (115, True), (241, False)]
)
def test_the_end_of_the_day(minutes: int, is_last: bool, file: Path, clock: Clock) -> None:
    """It follows `after` that was named, too, once the last session is over, and it is said why."""
    clock(minutes)
    said = after_session(file, CALENDAR)
    assert (said.names, bool(said.notes)) == (("after", "day-end") if is_last else ("after",), is_last)
    assert after_session(file, "another").names == ("after",)


def test_old_start_times_end_no_day(file: Path, clock: Clock) -> None:
    """What was read half a day ago may have changed."""
    clock(115)
    write(file, read_times()._replace(read_at=after_noon(115).utc - USABLE_SECONDS - 1))
    assert after_session(file, CALENDAR).names == ("after",)


def test_a_file_that_cannot_be_written(file: Path, clock: Clock) -> None:
    """The walk begins all the same."""
    clock(55)
    appointment = find_appointment("", CALENDAR, file, is_wanted=True)
    file.unlink()
    file.mkdir()
    (file / "x").touch()
    beginning = Beginning(Library.of(user_paths()), USUAL, RunRequest(), appointment, Shown(0))
    assert routine_of(beginning.begin(user_paths().history, None, NullJournal())) == "between"


def test_without_a_calendar_nothing_is_noted() -> None:
    """An appointment whose time was written knows of no other."""
    appointment = Appointment("")
    appointment.note_offered(1)
    assert (appointment.coming_from(()), appointment.times) == (None, None)
