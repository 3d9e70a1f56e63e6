"""What is offered to a person who seems to come from a session, by the calendar."""

OFFER = "Are you coming from the session at {time}?"
BETWEEN = ("yes: between two sessions", "no: the usual check")
AFTER = ("yes: after the session", "no: the usual check")
"""The options, where another session is ahead today and where it was the last one."""
DAY_END = "No more sessions today, as of {read}: the end of the day comes last."
