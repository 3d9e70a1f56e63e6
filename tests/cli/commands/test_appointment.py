"""`appointment`: what it says of the next session, and that it says nothing else."""

from datetime import timedelta
from pathlib import Path

import pytest

from presencecheck.calendar import start_times
from presencecheck.calendar.start_times import StartTimes
from presencecheck.core.expiry import USABLE_SECONDS
from presencecheck.messages import appointment as appointment_messages
from presencecheck.system.clock import Moment, moment_at, now
from presencecheck.system.paths import user_paths
from tests.support.calendars import CANARY, calendar, session
from tests.support.commands import Here

ADDRESS = "https://calendar.example.invalid/private-4f7a/basic.ics"


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> int:
    """It is noon, so that the hours before and after are of the same day."""
    local = now()
    moment = Moment((local.day * 24 + 12) * 3600 - local.offset * 60, local.offset)
    monkeypatch.setattr("presencecheck.system.clock.now", lambda: moment)
    return moment.utc


def known(run: Here, read_at: int, *starts: int, others: tuple[int, ...] = ()) -> None:
    """These start times of an address, as they were read then."""
    assert run("config", "set", "calendar", ADDRESS).code == 0
    times = StartTimes(start_times.checksum(ADDRESS), read_at, starts, frozenset(others))
    start_times.write(user_paths().start_times, times)


def at(utc: int) -> str:
    """The local time, as HH:MM."""
    return f"{moment_at(utc).local():%H:%M}"


def test_without_a_calendar(run: Here) -> None:
    """What to set."""
    done = run("appointment")
    assert (done.code, done.out) == (4, "")
    assert appointment_messages.NO_SETTING.message in done.err


@pytest.mark.real
def test_a_file_is_read_now(run: Here, home: Path, noon: int) -> None:
    """Of all that stands in it, the time of day is said, and what could not be used is counted."""
    home.mkdir(exist_ok=True)
    path = home / "sessions.ics"
    text = f"{moment_at(noon + 2 * 3600).local() - timedelta(minutes=moment_at(noon).offset):%Y%m%dT%H%M%SZ}"
    path.write_text(calendar(session(text), session(text, "RRULE:FREQ=SECONDLY", uid="b")))
    assert run("config", "set", "calendar", path).code == 0
    done = run("appointment")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        appointment_messages.NEXT.format(at=at(noon + 7200), time="2 h 0 min"),
        appointment_messages.AS_OF.format(source=path, at=at(noon)),
        appointment_messages.UNUSED["runaway"].of(1),
    ]
    data = run("appointment", "--json").data["appointment"]
    assert data["unused"] == {"runaway": 1}
    kept = b"".join(each.read_bytes() for each in home.rglob("*") if each.is_file() and each != path)
    assert all(word.encode() not in kept for word in CANARY.split())


def test_an_address_is_not_asked(run: Here, noon: int) -> None:
    """What was read of it last is said, with its age."""
    assert run("config", "set", "calendar", ADDRESS).code == 0
    assert appointment_messages.NOT_READ_YET.message in run("appointment").err
    known(run, noon - 3600, noon + 1800, noon + 5400, noon + 9000, others=(noon + 5400,))
    done = run("appointment")
    assert done.out.splitlines() == [
        appointment_messages.NEXT.format(at=at(noon + 1800), time="30 min"),
        appointment_messages.LATER.of(1, times=at(noon + 9000)),
        appointment_messages.AS_OF.format(source="https://calendar.example.invalid/…", at=at(noon - 3600)),
        appointment_messages.NOT_SESSIONS.of(1),
    ]
    data = run("appointment", "--json").data["appointment"]
    assert set(data) == {"next", "starts", "not-sessions", "read", "usable", "unused"}
    assert (data["next"], data["unused"], len(data["starts"])) == (moment_at(noon + 1800).iso(), None, 3)


def test_times_that_are_too_old_are_not_used(run: Here, noon: int) -> None:
    """That is said, and how to read them again."""
    known(run, noon - USABLE_SECONDS - 60, noon + 1800)
    day = moment_at(noon - USABLE_SECONDS - 60).local()
    assert run("appointment").out.splitlines() == [
        appointment_messages.AS_OF.format(source="https://calendar.example.invalid/…", at=f"{day:%Y-%m-%d %H:%M}"),
        appointment_messages.TOO_OLD,
    ]
    data = run("appointment", "--json").data["appointment"]
    assert (data["next"], data["usable"]) == (None, False)


@pytest.mark.parametrize("seconds", [-300, 24 * 3600, None])
def test_a_start_a_moment_ago_tomorrow_or_none(run: Here, noon: int, seconds: int | None) -> None:
    """Each is said in its own words."""
    known(run, noon, *([] if seconds is None else [noon + seconds]))
    said = run("appointment").out.splitlines()[0]
    if seconds is None:
        assert said == appointment_messages.NONE.format(hours=36)
    elif seconds < 0:
        assert said == appointment_messages.BEGAN.format(at=at(noon - 300), time="5 min")
    else:
        assert at(noon + seconds) in said
        assert "24 h" in said


def test_no_output_shows_the_address(run: Here, home: Path) -> None:
    """Neither of the settings, nor of one that is wrong, nor of a file of settings that is."""
    settings = home / "config" / "config.toml"
    assert "4f7a" not in run("config", "set", "calendar", ADDRESS).err
    assert settings.stat().st_mode & 0o777 == 0o600
    for command in (("get", "calendar"), ("list",), ("list", "--json"), ("set", "calendar", f"http{ADDRESS[5:]}")):
        done = run("config", *command)
        assert "4f7a" not in done.out + done.err
    for odd in ("https://calendar.example?key=4f7a", "https://calendar.example#4f7a"):
        run("config", "set", "calendar", odd)
        assert "4f7a" not in run("config", "get", "calendar").out
    settings.write_text(f'calendar = "http{ADDRESS[5:]}"')
    done = run("config", "list")
    assert done.code == 4
    assert "4f7a" not in done.out + done.err
    settings.write_text("calendar = [1,\n2]")
    assert "4f7a" not in run("config", "set", "calendar", ADDRESS).err
