"""Dates in words, the words in which dates and times are written, and what is said of those that cannot be read."""

from typing import Literal

from presencecheck.messages.error_text import ErrorText

DATES = {
    "full": "{day} {month} {year}",
    "short": "{day} {short} {year}",
    "aligned": "{day:02} {short} {year}",
    "aligned-day": "{day:02} {short}",
    "month": "{short} {year}",
}
"""Dates by how much of them is told; those that stand below each other are aligned."""
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

DAYS_FROM_TODAY = {0: ("today",), -1: ("yesterday",), -2: ("the day before yesterday",), 1: ("tomorrow",)}
"""What days are called today, by how far away they are."""
UNITS: dict[Literal["day", "week", "month", "quarter", "year"], tuple[str, ...]] = {
    "day": ("day", "days"),
    "week": ("week", "weeks"),
    "month": ("month", "months"),
    "quarter": ("quarter", "quarters"),
    "year": ("year", "years"),
}
"""What units are called where they are counted."""
ONE = ("a", "an", "one")
AGO = " ago"
THIS = "this"
LAST = ("last", "previous", "past")
"""As in: 3 weeks ago, this month, last week."""
TIMES = {720: ("noon", "midday"), 0: ("midnight",)}
"""What times of day are called, by their minutes after midnight."""

NOT_A_DATE = ErrorText(
    '{option} takes a date, not "{text}".',
    "As 2026-11-22, 22.11.2026, 22 Nov 2026, yesterday, monday, last week, or 90d for the last 90 days.",
)
NO_YEAR = ErrorText('{option}: "{text}" does not say the year.', "Write it in full, as 22 Nov 2026 or 2026-11-22.")
NO_SUCH_DAY = ErrorText('{option}: the calendar has no "{text}".', "Look at the day, the month and the year.")
TWO_DAYS = ErrorText('{option}: "{text}" can be {days}.', "Write {ways}.")
NEXT = ("next", "calendar")
"""What the next start of the calendar is called where a time is written."""
NOT_A_TIME = ErrorText('"{time}" is not a time.', "Write it as 14:30, 14.30, 14h30 or 2:30 pm, or write next.")
NOT_MINUTES = ErrorText('--in takes minutes, not "{text}".', "Write a number from 1 to 660: --in 10")
AT_AND_IN = ErrorText("--at and --in cannot be given together.", "Give the time, or the minutes until then.")
TWO_TIMES = ErrorText('"{time}" can be in the morning or in the evening.', "Write {morning} or {evening}.")
