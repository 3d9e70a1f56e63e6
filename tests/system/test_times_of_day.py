"""Times of day as people write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.errors import UsageError
from presencecheck.messages import dates as dates_messages
from presencecheck.system.clock import Moment
from presencecheck.system.times_of_day import is_next, parse_time, read_start, read_time, seconds_until

MINUTES = st.integers(0, 24 * 60 - 1)
NOON = Moment(12 * 3600, 0)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        *(("14:30", 870), ("14.30", 870), ("14h30", 870), ("1430", 870), ("14 Uhr 30", 870), ("14.30 Uhr", 870)),
        *(("2:30 pm", 870), ("2:30PM", 870), ("2.30 p.m.", 870), ("2:30 p", 870), ("230pm", 870), ("14:30 pm", 870)),
        *(("14", 840), ("14h", 840), ("14 Uhr", 840), ("2pm", 840), ("2 pm.", 840), ("14:30:00", 870), ("14 30", 870)),
        *(("02:30", 150), ("0230", 150), ("2:30 am", 150), ("12 am", 0), ("12pm", 720), ("12:30 am", 30)),
        *(("noon", 720), ("Midnight", 0), ("0:05", 5), ("\u0661\u0664:\u0663\u0660", 870)),
        ("\uff11\uff14\uff1a\uff13\uff10", 870),
    ],
)
def test_one_meaning(written: str, minutes: int) -> None:
    """Each is taken, at any time of the day."""
    assert parse_time(written) == (minutes,)


@pytest.mark.parametrize(
    "written",
    [
        *("24:00", "9:5", "9.5", "half past", "12:60", "14:30 am", "0:30 pm", "25", "2 30 60", "14:30:15", "14,5"),
        *("", "am", ":", "14:30-15:20", "14:30 15:00", "-1", "123456", "2026-11-28", "x" * 1000),
    ],
)
def test_no_time(written: str) -> None:
    """It is refused with the ways to write one."""
    assert parse_time(written) == ()
    with pytest.raises(UsageError) as caught:
        read_time(written, NOON)
    assert tuple(dates_messages.NOT_A_TIME.format(time=written)) == (caught.value.message, caught.value.hint)


@pytest.mark.parametrize(
    ("clock", "now", "seconds"),
    [("12:30", 12 * 3600, 1800), ("11:30", 12 * 3600, -1800), ("00:10", 23 * 3600 + 3000, 1200), ("23:50", 600, -1200)],
)
def test_the_nearest_time(clock: str, now: int, seconds: int) -> None:
    """The next or the last time that the clock shows it, over midnight too."""
    assert seconds_until(clock, Moment(now, 0)) == seconds


def test_what_can_be_morning_or_evening() -> None:
    """By the 24-hour clock where that is nearer; else both are named and the person says which."""
    assert read_time("9:30", Moment(9 * 3600, 0)) == "09:30"
    assert read_time("9:30", Moment(10 * 3600, 0)) == "09:30"
    for now in (20 * 3600, 15 * 3600 + 1800):
        with pytest.raises(UsageError) as caught:
            read_time("9:30", Moment(now, 0))
        assert caught.value.hint == "Write 9:30 am or 9:30 pm."


FORMS_24 = ("{h:02}:{m:02}", "{h:02}.{m:02}", "{h:02}h{m:02}", "{h:02}{m:02}", "{h:02}:{m:02} Uhr", "{h:02}:{m:02}:00")
FORMS_12 = ("{h}:{m:02} {half}", "{h}.{m:02}{half}", "{h:02}:{m:02} {half}", "{h}{m:02} {half}")
HALVES = (("am", "pm"), ("AM", "PM"), ("a.m.", "p.m."), ("a", "p"))


@given(MINUTES, MINUTES, st.sampled_from(FORMS_24))
def test_the_clock_of_24_hours(minutes: int, now: int, form: str) -> None:
    """Any time but those from 10:00 to 12:59 is read as written, whenever; those where the other half is not nearer."""
    hour = minutes // 60
    written, shown = form.format(h=hour, m=minutes % 60), f"{hour:02}:{minutes % 60:02}"
    moment = Moment(now * 60, 0)
    if 10 <= hour <= 12 and abs(seconds_until(shown, moment)) >= 6 * 3600:
        with pytest.raises(UsageError):
            read_time(written, moment)
    else:
        assert read_time(written, moment) == shown


@given(MINUTES, MINUTES, st.sampled_from(FORMS_12), st.sampled_from(HALVES))
def test_the_clock_of_twelve_hours(minutes: int, now: int, form: str, halves: tuple[str, str]) -> None:
    """The half of the day decides, whenever."""
    hour, half = minutes // 60, halves[minutes >= 720]
    written = form.format(h=hour % 12 or 12, m=minutes % 60, half=half)
    assert read_time(written, Moment(now * 60, 0)) == f"{hour:02}:{minutes % 60:02}"


@given(MINUTES, st.integers(-359, 359), st.sampled_from(("{h}:{m:02}", "{h}.{m:02}", "{h}{m:02}", "{h}h{m:02}")))
def test_never_the_wrong_half(minutes: int, away: int, form: str) -> None:
    """Who leaves out the half of the day and means a time within six hours gets that time, or is asked to say which."""
    moment = Moment((minutes - away) % 1440 * 60, 0)
    wanted = f"{minutes // 60:02}:{minutes % 60:02}"
    try:
        found = [read_time(form.format(h=(minutes // 60) % 12 or 12, m=minutes % 60), moment)]
    except UsageError as error:
        words = error.hint.removeprefix("Write ").removesuffix(".").split(" or ")
        found = [read_time(way, moment) for way in words if read_time(way, moment) == wanted]
    assert found == [wanted]


@given(st.text() | st.text("0123456789:.h amp-,", max_size=12), MINUTES)
def test_any_text(text: str, now: int) -> None:
    """Whatever is typed is a time of day, or refused."""
    assert all(0 <= minutes < 1440 for minutes in parse_time(text))
    with suppress(UsageError):
        shown = read_time(text, Moment(now * 60, 0))
        assert abs(seconds_until(shown, Moment(now * 60, 0))) <= 43_200


@pytest.mark.parametrize("text", ["10", "10 min", "10m", " 10 minutes "])
def test_minutes_until_then(text: str) -> None:
    """To the nearest minute."""
    assert read_start("", text, Moment(12 * 3600 + 40, 0)) == "12:11"
    assert read_start("", text, Moment(23 * 3600 + 55 * 60, 0)) == "00:05"


@pytest.mark.parametrize(("text", "start"), [("1h", "13:00"), ("2 h 5 min", "14:05"), ("1h30", "13:30")])
def test_hours_until_then(text: str, start: str) -> None:
    """As they are written."""
    assert read_start("", text, NOON) == start


@pytest.mark.parametrize("text", ["0", "661", "ten", "-5", "12h", "h", "1h 1h", "0h", "1h90", "1h 60"])
def test_what_are_no_minutes(text: str) -> None:
    """One sentence says how to write them."""
    with pytest.raises(UsageError, match="--in"):
        read_start("", text, Moment(0, 0))


def test_a_time_and_minutes_are_one_too_many() -> None:
    """Nobody can say which is meant."""
    with pytest.raises(UsageError, match="together"):
        read_start("14:30", "10", Moment(0, 0))
    assert read_start("14:30", "", Moment(0, 0)) == "14:30"
    assert (is_next("Next"), is_next("14:30")) == (True, False)
