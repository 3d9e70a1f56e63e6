"""What is said of the reminder before an appointment, and on it."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

OPTIONS = {
    "before": "How many minutes before an appointment it comes, at least: 1 to 60.",
    "after_run": "For how many minutes after a run none comes: 0 to 120; 0 is for none of them.",
    "install": "Have this computer look every five minutes, and remind you.",
    "remove": "Take that away again.",
    "print": "Print what would be written, and write nothing.",
}
"""Help of the options, by parameter."""
DESCRIPTION = "A quiet reminder before a session"
"""What the system's own lists of timers say of it."""

# On the notification: who looks over a shoulder learns a time from it, and nothing else.
IN_MINUTES = Plural(one="{time} in 1 minute", other="{time} in {count} minutes")
BEGIN = "Begin"

# Where a person typed the command.
SHOWN = "Showing: {sentence}."
OPENED = "The walk opens in your browser."
NOT_YET = "The next appointment is at {time}, as of {read}; the reminder comes {before} minutes before."
NONE_AHEAD = "No appointment is ahead, as of {read}."
REMINDED = "You were reminded of the appointment at {time}."
JUST_WALKED = "A run ended less than {minutes} minutes ago, so nothing is shown for the appointment at {time}."

WRITTEN = "The reminder stands at {path}. Every five minutes it looks whether an appointment is near."
AT_LOGIN = "It begins with your next login: {program} did not take it up now."
HOW_TO_REMOVE = "Take it away again: presencecheck remind --remove"
REMOVED = "The reminder is gone from {path}."
NOTHING_THERE = "There is no reminder of ours."
WOULD_WRITE = "# {path}"
WOULD_LINK = "# {path} is a link to {link}."
WOULD_RUN = "# Then: {command}"

ONE_ONLY = ErrorText("Of --install, --remove and --print, only one can be done.", "Leave out the others.")
NOT_OURS = ErrorText("{path} is not the reminder of ours, so it stays as it is.", "Rename it, and try again.")
NO_SCHEDULER = ErrorText(
    "Nothing was written: {program}, which would run the reminder, is not on this computer.",
    "Let another program run it every five minutes, such as cron: presencecheck remind",
)
NOT_TAKEN = ErrorText(
    "{program} did not take the reminder, and nothing stays.", "See what it was given: presencecheck remind --print"
)
NO_NOTIFICATIONS = ErrorText(
    "No program on this desktop shows notifications, so {sentence} could not be shown.",
    "Install one, such as notification-daemon, or switch notifications on.",
)
