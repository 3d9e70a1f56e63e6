"""What is said of the options that choose days."""

from presencecheck.messages.error_text import ErrorText

NOT_A_MONTH = ErrorText('"{text}" is no month.', "As 2026-11, Nov 2026 or last month.")
NOT_A_QUARTER = ErrorText('"{text}" is no quarter.', "As 2026-Q4 or last quarter.")
DAYS_REVERSED = ErrorText("The last day, {until}, lies before the first, {since}.", "Swap them.")
SINCE_AND_UNTIL = "--since and --until"
TWO_SPANS = ErrorText("{one} and {other} both say which days are meant.", "Give one of them.")
OPTIONS = {
    "since": "From this day on: a date, yesterday, last week, or 90d for the last 90 days.",
    "until": "Up to this day: a date, yesterday, last week, or a number of days ago.",
    "routine_name": "Only runs of this routine or checklist.",
}
"""Help of the options and arguments, by parameter."""
