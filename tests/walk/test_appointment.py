"""The time to an appointment, and a shorter routine where a walk does not fit before it."""

import time
from pathlib import Path

import pytest

from presencecheck.calendar import start_times
from presencecheck.calendar.start_times import StartTimes, checksum
from presencecheck.core.expiry import USABLE_SECONDS
from presencecheck.core.plan import Plan
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.core.still_so import Due, Today, due_steps, seconds_left
from presencecheck.messages import walk as walk_messages
from presencecheck.messages.durations import estimate
from presencecheck.surfaces.surface import Leave
from presencecheck.system.clock import Moment, moment_at, now, stopwatch
from presencecheck.walk import appointment as appointments
from presencecheck.walk.appointment import NEXT, Appointment, find_appointment
from tests.core.test_still_so import NOW, answered
from tests.support.builders import Watch, confirm, listed
from tests.support.calendars import utc
from tests.support.zones import local_zone
from tests.walk.test_loop import Scene

LONG = listed(*(confirm(f"i{number}", repeat="daily") for number in range(12)))


class Offered(Scene):
    """A person who is offered something."""

    def __init__(self, choice: int | Leave) -> None:
        super().__init__([], Watch())
        self.choice = choice
        self.questions: list[str] = []
        self.options: tuple[str, ...] = ()

    def offer(self, question: Choose) -> int | Leave:
        """Take note of the question."""
        self.options = question.options
        self.questions.append(question.question)
        return self.choice


def wants_shorter(minutes: int, choice: int | Leave, plan: Plan = LONG, due: tuple[Due, ...] = ()) -> object:
    """What comes of an appointment in so many minutes; None where nothing was offered."""
    made = Appointment("12:00", Watch())
    made.until = 100.0 + minutes * 60
    surface = Offered(choice)
    wanted = made.wants_shorter(Run(plan), due, surface)
    return wanted if surface.questions else None


def test_a_shorter_routine_is_offered_where_time_is_short() -> None:
    """Also to those who are late; not where there is enough, the time is long past, or there is no appointment."""
    assert [wants_shorter(minutes, 0) for minutes in (1, 5, 0, -3, -15)] == [True, None, True, True, None]
    assert wants_shorter(1, 1) is False
    assert wants_shorter(1, Leave()) == Leave()
    assert Appointment("").wants_shorter(Run(LONG), (), Offered(0)) is False


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its zone for a process")
def test_a_night_in_which_clocks_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """From one in the morning to six there are four hours in spring and six in autumn."""
    with local_zone("Europe/Berlin"):
        for night, hours in (("2026-03-29 00:00", 4), ("2026-10-24 23:00", 6), ("2026-11-01 00:00", 5)):
            monkeypatch.setattr(appointments, "now", lambda night=night: moment_at(utc(night)))
            assert Appointment("06:00", lambda: 0.0).until == hours * 3600


def test_the_offer_names_both_times() -> None:
    """What the walk takes, and what is left until when."""
    appointment, surface = Appointment("12:00", Watch()), Offered(1)
    appointment.until = 160.0
    appointment.wants_shorter(Run(LONG), (), surface)
    words = {"time": estimate(seconds_left(Run(LONG), ())), "left": estimate(60), "at": "12:00"}
    assert surface.questions == [walk_messages.OFFER_QUICK.format(**words)]
    appointment.until = 100 + seconds_left(Run(LONG), ())
    assert appointment.wants_shorter(Run(LONG), (), Offered(0)) is False  # it just fits


def test_its_time_on_the_stopwatch() -> None:
    """An appointment in an hour is an hour ahead of now."""
    later = Moment(now().utc + 3600, now().offset)
    ahead = Appointment(f"{later.local():%H:%M}", Watch()).until - Watch().now
    assert 3600 - 61 <= ahead <= 3600


def test_what_is_confirmed_together_takes_less_time() -> None:
    """Twelve questions of six seconds do not fit into a minute, two prompts do."""
    due = due_steps(LONG, answered(LONG), Today(NOW.utc, NOW.day))
    assert wants_shorter(1, 0, due=due) is None


CALENDAR = "/home/someone/sessions.ics"
AT_EIGHT = Moment(1_796_025_600, 0)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file of start times is; it is eight in the morning, in UTC."""
    monkeypatch.setattr(appointments, "now", lambda: AT_EIGHT)
    return tmp_path / "start-times.json"


def known(file: Path, *minutes: int, age: int = 0) -> None:
    """The starts in so many minutes, as they were read some seconds ago."""
    starts = tuple(AT_EIGHT.utc + minute * 60 for minute in minutes)
    start_times.write(file, StartTimes(checksum(CALENDAR), AT_EIGHT.utc - age, starts))


def found(file: Path, at: str = "", calendar: str = CALENDAR, *, is_wanted: bool = True) -> tuple[str, tuple[str, ...]]:
    """The time of the appointment before which a walk is, and what is said of it."""
    made = find_appointment(at, calendar, file, is_wanted=is_wanted)
    return made.at, made.notes


def local(utc: int) -> str:
    """The local time as HH:MM."""
    return f"{moment_at(utc).local():%H:%M}"


def test_the_next_start_of_the_calendar_is_in_view(file: Path) -> None:
    """With its age; not where it is far ahead, not wanted, or another time was written."""
    known(file, 30, 90, age=3600)
    at, read = local(AT_EIGHT.utc + 1800), local(AT_EIGHT.utc - 3600)
    assert found(file) == (at, (walk_messages.FROM_CALENDAR.format(at=at, read=read),))
    assert find_appointment("", CALENDAR, file, is_wanted=True).until - stopwatch() == pytest.approx(1800, abs=60)
    assert found(file, is_wanted=False) == ("", ())
    assert found(file, calendar="") == ("", ())
    assert found(file, calendar="/another.ics") == ("", ())
    assert found(file, "12:00") == ("12:00", ())
    known(file, 181)
    assert found(file) == ("", ())
    assert found(file, NEXT)[0] == local(AT_EIGHT.utc + 181 * 60)


def test_one_who_asks_for_the_next_start_is_told_why_there_is_none(file: Path) -> None:
    """No calendar, nothing read, read too long ago, or no session."""
    assert found(file, NEXT, "") == ("", (walk_messages.NO_CALENDAR,))
    assert found(file, NEXT) == ("", (walk_messages.NO_START_TIMES,))
    known(file, 30, age=USABLE_SECONDS + 1)
    assert found(file, NEXT) == ("", (walk_messages.NO_START_TIMES,))
    known(file, 13 * 60)
    assert found(file, NEXT) == ("", (walk_messages.NO_START.format(read=local(AT_EIGHT.utc)),))


def test_a_start_can_be_no_session(file: Path) -> None:
    """The third option says so for good, and the one after it counts."""
    known(file, 1, 60)
    appointment = find_appointment("", CALENDAR, file, is_wanted=True)
    surface = Offered(2)
    assert appointment.wants_shorter(Run(LONG), (), surface) is False
    assert surface.options[2] == walk_messages.NO_SESSION.format(at=local(AT_EIGHT.utc + 60))
    assert appointment.at == local(AT_EIGHT.utc + 3600)
    kept = start_times.read(file, CALENDAR)
    assert kept is not None
    assert kept.not_sessions == {AT_EIGHT.utc + 60}
    assert found(file)[0] == local(AT_EIGHT.utc + 3600)


def test_what_two_windows_say_is_kept(file: Path) -> None:
    """Neither writes over what the other one said, nor over a calendar that was read meanwhile."""
    known(file, 1, 60, age=60)
    one, two = (find_appointment("", CALENDAR, file, is_wanted=True) for _ in range(2))
    one.pass_over()
    known_now = start_times.read(file, CALENDAR)
    assert known_now is not None
    start_times.write(file, known_now._replace(read_at=AT_EIGHT.utc, starts=(AT_EIGHT.utc + 1800,)))
    two.note_offered(AT_EIGHT.utc - 3600)
    kept = start_times.read(file, CALENDAR)
    assert kept is not None
    assert (kept.read_at, kept.starts) == (AT_EIGHT.utc, (AT_EIGHT.utc + 1800,))
    assert (kept.not_sessions, kept.offered) == (frozenset({AT_EIGHT.utc + 60}), AT_EIGHT.utc - 3600)
