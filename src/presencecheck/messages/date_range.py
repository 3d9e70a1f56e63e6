"""What is said of the options that choose days."""

NOT_A_DAY = '{option} takes a date or a number of days, not "{text}".'
NOT_A_DAY_HINT = "As 2026-11-22, or 90d for the last 90 days."
NOT_A_MONTH = '"{text}" is no month.'
NOT_A_MONTH_HINT = "As 2026-11."
NOT_A_QUARTER = '"{text}" is no quarter.'
NOT_A_QUARTER_HINT = "As 2026-Q4."
DAYS_REVERSED = "The last day, {until}, lies before the first, {since}."
DAYS_REVERSED_HINT = "Swap them."
SINCE_AND_UNTIL = "--since and --until"
TWO_SPANS = "{one} and {other} both say which days are meant."
TWO_SPANS_HINT = "Give one of them."
OPTIONS = {
    "since": "From this day on, or so many days back.",
    "until": "Up to this day, or so many days back.",
    "routine_name": "Only runs of this routine or checklist.",
}
"""Help of the options and arguments, by parameter."""
