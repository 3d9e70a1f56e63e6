"""A calendar is read beside a walk, once a question stands: for the next start, and never at an address."""

from pathlib import Path

import pytest

from presencecheck.calendar import start_times
from presencecheck.system.clock import now, pause, stopwatch
from presencecheck.walk import calendar_reading
from presencecheck.walk import start as starting
from presencecheck.walk.calendar_reading import CalendarReading
from presencecheck.walk.start import CalendarLater
from tests.support.calendars import calendar, session


@pytest.mark.real
def test_the_next_start_knows_of_it(tmp_path: Path) -> None:
    """The file of start times is there in a moment; what cannot be read leaves none."""
    path, file = tmp_path / "sessions.ics", tmp_path / "start-times.json"
    path.write_text(calendar(session("20200101T120000Z", "RRULE:FREQ=DAILY")))
    reading = CalendarReading(file, str(path))
    until = stopwatch() + 60
    while not file.exists() and stopwatch() < until:
        pause(0.02)
    reading.stop()
    kept = start_times.read(file, str(path))
    assert kept is not None
    assert kept.next_start(now().utc) is not None
    file.unlink()
    CalendarReading(file, str(tmp_path / "gone.ics")).stop()
    assert not file.exists()


@pytest.mark.parametrize(
    ("setting", "read"),
    [("", []), ("https://calendar.example/x.ics", []), ("/sessions.ics", ["/sessions.ics"])],
)
def test_a_file_is_read_once_and_an_address_never(
    monkeypatch: pytest.MonkeyPatch, setting: str, read: list[str]
) -> None:
    """However many questions there are."""
    seen: list[str] = []

    class Seen:
        def __init__(self, path: Path, calendar: str) -> None:
            seen.append(calendar)

        def stop(self) -> None:
            seen.append("stop")

    monkeypatch.setattr(calendar_reading, "CalendarReading", Seen)
    monkeypatch.setattr(starting, "_CALENDAR_SECONDS", 0.0)
    later = CalendarLater(Path("x"), setting)
    later.start()
    later.start()
    until = stopwatch() + 60
    while len(seen) < len(read[:1]) and stopwatch() < until:
        pause(0.01)
    later.stop()
    assert [word for word in seen if word != "stop"] == read


def test_one_who_leaves_at_once_waits_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has not begun by then does not begin."""
    monkeypatch.setattr(starting, "_CALENDAR_SECONDS", 60.0)
    later = CalendarLater(Path("x"), "/sessions.ics")
    later.start()
    later.stop()
    assert "CalendarReading" not in {type(each).__name__ for each in vars(later).values()}
