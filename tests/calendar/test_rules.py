"""Rules that are not followed, and the days on which rules end."""

import pytest

from presencecheck.calendar.rules import is_runaway, last_day


@pytest.mark.parametrize(
    ("rule", "runaway"),
    [
        ("FREQ=WEEKLY", False),
        ("FREQ=HOURLY", False),
        ("FREQ=MINUTELY", True),
        ("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", True),
        ("FREQ=DAILY;INTERVAL=0", True),
        ("FREQ=DAILY;BYHOUR=8,9,10;BYMINUTE=0,30", False),
        ("FREQ=DAILY;BYHOUR=8,9,10,11,12;BYMINUTE=0,10,20,30,40", True),
    ],
)
def test_what_could_take_without_end_is_not_followed(rule: str, runaway: bool) -> None:
    """By the minute or second, without a step, at too many times of the day."""
    assert is_runaway(rule) is runaway


def test_the_day_on_which_a_rule_ends() -> None:
    """Where it names one."""
    assert last_day("FREQ=WEEKLY;UNTIL=20261201T120000Z") == "20261201"
    assert last_day("FREQ=WEEKLY;COUNT=3") == ""
