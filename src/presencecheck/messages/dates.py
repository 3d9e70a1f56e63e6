"""Dates in words."""

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
