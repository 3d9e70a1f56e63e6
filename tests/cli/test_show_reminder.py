"""One look: when a notification is shown, when none is, and what is said where the command was typed."""

from pathlib import Path
from typing import NamedTuple

import pytest

from presencecheck.calendar.start_times import StartTimes, checksum, read, write
from presencecheck.cli import show_reminder as looks
from presencecheck.messages import appointment as appointment_messages
from presencecheck.messages import remind as remind_messages
from presencecheck.system.bus_notification import NoNotificationsError
from presencecheck.system.clock import Moment, moment_at, now
from presencecheck.system.paths import user_paths
from tests.support.builders import BEGAN
from tests.support.commands import presencecheck
from tests.support.histories import history_of, spoil

SESSIONS = """\
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:one
DTSTART:{start}
DURATION:PT50M
SUMMARY:A name
END:VEVENT
END:VCALENDAR
"""


def utc_stamp(utc: int) -> str:
    """A time as calendars write it."""
    return f"{Moment(utc, 0).local():%Y%m%dT%H%M%SZ}"


class Look:
    """A desktop of which the test says what the person does on it."""

    def __init__(self, calendar: str) -> None:
        self.calendar = calendar
        self.is_wanted: bool | None = False
        """Whether the button is pressed; None where nothing shows notifications."""
        self.shown: list[tuple[str, float]] = []
        self.opened = 0

    def notify(self, sentence: str, button: str, seconds: float) -> bool:
        """Show it."""
        if self.is_wanted is None:
            raise NoNotificationsError
        assert button == remind_messages.BEGIN
        self.shown.append((sentence, seconds))
        return self.is_wanted

    def open(self) -> None:
        """Begin a walk."""
        self.opened += 1

    def put(self, *minutes: float, age: int = 60) -> StartTimes:
        """Write start times that lie ahead."""
        present = now().utc
        starts = tuple(int(present + 60 * minute) - 1 for minute in minutes)
        times = StartTimes(checksum(self.calendar), present - age, starts)
        write(user_paths().start_times, times)
        return times

    @property
    def reminded(self) -> int:
        """The start of which the person was reminded."""
        times = read(user_paths().start_times, self.calendar)
        assert times is not None
        return times.reminded


@pytest.fixture
def look(home: Path, monkeypatch: pytest.MonkeyPatch) -> Look:
    """The desktop, of a person who has a calendar."""
    config = user_paths().config
    config.parent.mkdir(parents=True)
    calendar = str(home / "sessions.ics")
    config.write_text(f'calendar = "{calendar}"\n')
    found = Look(calendar)
    monkeypatch.setattr(looks, "notify", found.notify)
    monkeypatch.setattr(looks, "open_walk_apart", found.open)
    return found


def clock(utc: int) -> str:
    """A local time."""
    return f"{moment_at(utc).local():%H:%M}"


@pytest.mark.parametrize("is_wanted", [False, True])
def test_one_that_is_near(look: Look, is_wanted: bool) -> None:
    """Shown once, with a time and nothing else, until a while after the start; pressed, it opens the walk."""
    look.is_wanted = is_wanted
    start = look.put(5).starts[0]
    sentence = f"{clock(start)} in 5 minutes"
    result = presencecheck("remind")
    assert (result.code, result.out) == (0, "")
    assert remind_messages.SHOWN.format(sentence=sentence) in result.err
    [(shown, seconds)] = look.shown
    assert (shown, look.opened, look.reminded) == (sentence, is_wanted, start)
    assert 590 < seconds <= 600
    again = presencecheck("remind")
    assert remind_messages.REMINDED.format(time=clock(start)) in again.err
    assert (len(look.shown), look.opened) == (1, is_wanted)


def test_one_that_is_not_near(look: Look) -> None:
    """Or none at all: that is said with the age of what is known, and nothing is shown."""
    times = look.put(11)
    said = remind_messages.NOT_YET.format(time=clock(times.starts[0]), read=clock(times.read_at), before=5)
    assert said in presencecheck("remind").err
    assert presencecheck("remind", "--before", "10").code == 0
    assert [sentence for sentence, _ in look.shown] == [f"{clock(times.starts[0])} in 11 minutes"]
    times = look.put(-3)
    assert remind_messages.NONE_AHEAD.format(read=clock(times.read_at)) in presencecheck("remind").err


class Case(NamedTuple):
    """A run that ended, and whether a reminder comes."""

    minutes: int
    option: tuple[str, ...]
    comes: bool


@pytest.mark.parametrize(
    "case",
    [
        Case(5, (), False),
        Case(21, (), True),
        Case(5, ("--after-run", "0"), True),
        Case(25, ("--after-run", "30"), False),
        Case(-5, (), True),
    ],
)
def test_after_a_run(look: Look, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """None within twenty minutes, unless the person says otherwise; one of the future says nothing."""
    monkeypatch.setattr(looks, "last_activity", lambda path: now().utc - case.minutes * 60)
    start = look.put(5).starts[0]
    result = presencecheck("remind", *case.option)
    assert (result.code, bool(look.shown)) == (0, case.comes)
    if not case.comes:
        minutes = case.option[1] if case.option else "20"
        assert remind_messages.JUST_WALKED.format(minutes=minutes, time=clock(start)) in result.err


def test_with_a_real_history(look: Look) -> None:
    """One of long ago hinders nothing, nor one that cannot be read."""
    history = user_paths().history
    history_of(history, 2, since=BEGAN)
    look.put(5)
    presencecheck("remind")
    spoil(history)
    history.write_bytes(b"no history" * 999)
    look.put(5)
    assert presencecheck("remind").code == 0
    assert len(look.shown) == 2


def test_nothing_shows_notifications(look: Look) -> None:
    """That is said, with the sentence that was to be shown."""
    look.is_wanted = None
    start = look.put(5).starts[0]
    result = presencecheck("remind")
    text = remind_messages.NO_NOTIFICATIONS.format(sentence=f"{clock(start)} in 5 minutes")
    assert (result.code, text.message in result.err, text.hint in result.err) == (4, True, True)
    assert look.reminded == 0  # the next look, as of a desktop that has begun meanwhile, tries once more


@pytest.mark.real
def test_old_times_are_read_again(look: Look) -> None:
    """Half an hour old, or some minutes where a reminder is near; what the calendar then says counts."""
    look.put(5, age=10 * 60)
    Path(look.calendar).write_text(SESSIONS.format(start=utc_stamp(now().utc + 50 * 60)))
    assert "in 50 minutes" not in presencecheck("remind").err
    assert look.shown == []
    times = read(user_paths().start_times, look.calendar)
    assert times is not None
    assert now().utc - times.read_at < 60


@pytest.mark.real
def test_a_calendar_that_cannot_be_read(look: Look) -> None:
    """What was read this morning is used, and what is wrong is said; what was read yesterday is not."""
    look.put(5, age=60 * 60)
    result = presencecheck("remind")
    assert (result.code, look.calendar in result.err, len(look.shown)) == (0, True, 1)
    look.put(5, age=13 * 60 * 60)
    assert (presencecheck("remind").code, len(look.shown)) == (4, 1)


def test_without_a_calendar(home: Path) -> None:
    """There is nothing to remind of, and nothing is installed that would."""
    for arguments in ((), ("--install",)):
        result = presencecheck("remind", *arguments)
        assert (result.code, appointment_messages.NO_SETTING.message in result.err) == (4, True)
