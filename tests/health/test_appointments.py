"""What `doctor` finds of the calendar: one line with what to do, and no address is asked."""

from pathlib import Path

import pytest

from presencecheck.calendar import read as reading
from presencecheck.calendar import start_times
from presencecheck.calendar.start_times import StartTimes
from presencecheck.core.expiry import USABLE_SECONDS
from presencecheck.health import appointments
from presencecheck.health.appointments import check_calendar
from presencecheck.messages import appointment as appointment_messages
from presencecheck.messages import doctor as doctor_messages
from presencecheck.system.clock import now
from presencecheck.system.paths import user_paths
from tests.support.calendars import calendar, event, session
from tests.support.commands import Here

ADDRESS = "https://calendar.example.invalid?key=4f7a"


def found() -> list[tuple[str, str, str]]:
    """Its finding, its sentence and what to do."""
    return [(each.finding, each.sentence, each.remedy) for _, each in check_calendar(user_paths())]


@pytest.mark.real
def test_a_file(tmp_path: Path, run: Here) -> None:
    """It is read, nothing of it is kept, and one that is gone is said."""
    assert found() == []
    path = tmp_path / "sessions.ics"
    path.write_text(calendar(session("20200101T120000Z", "RRULE:FREQ=DAILY"), event("DTSTART:soon")))
    assert run("config", "set", "calendar", path).code == 0
    fine = doctor_messages.CALENDAR.format(source=path)
    assert found() == [("ok", f"{fine} {appointment_messages.UNUSED['unreadable'].of(1)}", "")]
    assert not user_paths().start_times.exists()
    path.unlink()
    [(finding, sentence, remedy)] = found()
    assert finding == "warn"
    assert str(path) in sentence
    assert remedy


def test_an_address_is_not_asked(run: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read of it last, and how long ago."""

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(appointments, "read_calendar", refuse)
    assert run("config", "set", "calendar", ADDRESS).code == 0
    assert [finding for finding, _, _ in found()] == ["warn"]
    assert found()[0][1:] == appointment_messages.NOT_READ_YET
    times = StartTimes(start_times.checksum(ADDRESS), now().utc, ())
    for age, finding in ((60, "ok"), (USABLE_SECONDS + 60, "warn")):
        start_times.write(user_paths().start_times, times._replace(read_at=times.read_at - age))
        [(said, sentence, remedy)] = found()
        assert (said, bool(remedy)) == (finding, finding == "warn")
        assert "calendar.example.invalid" in sentence
        assert "4f7a" not in sentence


def test_without_what_reads_it(run: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """How to install that; `appointment` says so beside what it knows of an address."""
    monkeypatch.setattr(reading, "are_installed", lambda *names: False)
    assert run("config", "set", "calendar", ADDRESS).code == 0
    [(finding, sentence, remedy)] = found()
    assert (finding, sentence) == ("warn", appointment_messages.NOT_INSTALLED.message)
    assert "recurring-ical-events" in remedy
    start_times.write(user_paths().start_times, StartTimes(start_times.checksum(ADDRESS), now().utc, ()))
    assert f"{sentence} {remedy}" in run("appointment").out.splitlines()
