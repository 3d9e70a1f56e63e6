"""What is said of the next appointment and of the calendar that it comes from: never a word of the calendar itself."""

from collections.abc import Mapping

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

OPTIONS = {"refresh": "Read the calendar now, whatever its age; an address is asked for it only so."}
"""Help of the options, by parameter."""

# What is known.
NEXT = "The next session starts at {at}, in {time}."
NEXT_DAY = "The next session starts on {day} at {at}, in {time}."
BEGAN = "A session started at {at}, {time} ago."
NONE = "No session starts within {hours} hours."
LATER = Plural(one="1 more after it, at {times}.", other="{count} more after it, at {times}.")
HOURS = "{hours} h {minutes} min"
AS_OF = "From {source}, as of {at}."
TOO_OLD = "That is too old to be used. Read it now: presencecheck appointment --refresh"
NOT_SESSIONS = Plural(
    one="1 start is passed over: you said that it is no session.",
    other="{count} starts are passed over: you said that they are no sessions.",
)
NOT_KEPT = (
    "{problem} Start times are kept there, and nothing else of your calendar; where they cannot be, neither walks nor "
    "reminders know when a session starts."
)
NOT_KEPT_HINT = "{hint} What the program finds wrong with its folders: presencecheck doctor"
FETCHING = "Asking {host} for the calendar …"

# Appointments that are not used.
UNUSED = {
    "unreadable": Plural(one="1 appointment cannot be read.", other="{count} appointments cannot be read."),
    "runaway": Plural(
        one="1 appointment is not used: it repeats more often than every hour.",
        other="{count} appointments are not used: they repeat more often than every hour.",
    ),
    "zone": Plural(
        one="1 appointment is not used: its time zone is not known.",
        other="{count} appointments are not used: their time zone is not known.",
    ),
    "end": Plural(
        one="1 appointment is not used: it has no end after its start.",
        other="{count} appointments are not used: they have no end after their start.",
    ),
    "cut": Plural(
        one="1 calendar breaks off before its end, so sessions may be missing.",
        other="{count} calendars break off before their end, so sessions may be missing.",
    ),
    "file": Plural(
        one="1 file of the folder is no calendar, or cannot be read.",
        other="{count} files of the folder are no calendars, or cannot be read.",
    ),
}
"""What was passed over that may be a session, by the reason."""


def unused(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Say how many appointments could not be used, by the reason."""
    return tuple(UNUSED[reason].of(count) for reason, count in counts.items())


# What stands in the way.
NO_SETTING = ErrorText(
    "No calendar is set.",
    "Set one that holds your sessions alone, a file, a folder or a secret https address: "
    "presencecheck config set calendar",
)
NOT_READ_YET = ErrorText("The address was not asked yet.", "Ask it now: presencecheck appointment --refresh")
NOT_INSTALLED = ErrorText("What reads calendars is not installed.", "Install it: {command}")
NO_CALENDAR = ErrorText("{name} is no calendar.", "It should be an iCalendar file (.ics).")
EMPTY_FOLDER = ErrorText("{path} has no calendar file.", "Name the folder in which the .ics files lie.")
TOO_LARGE = ErrorText("{name} holds more than {most} MiB.", "Use a calendar that holds your sessions alone.")
TOO_MANY_FILES = ErrorText("{path} holds more than {most} files.", "Use a calendar that holds your sessions alone.")
ODD_ADDRESS = ErrorText(
    "The address of the calendar cannot be used.",
    "Copy the secret address in iCal format again; it has no name and password in it.",
)
NOT_FETCHED = ErrorText(
    "The calendar cannot be had from {host}: {reason}.", "Look at the address in the settings, or try again later."
)
ODD_ANSWER = ErrorText("The address does not send a calendar.", "Copy the secret address in iCal format again.")
TOO_LONG = ErrorText(
    "Reading the calendar takes longer than {seconds} seconds.",
    "It may hold an appointment that repeats without end. Use a calendar that holds your sessions alone.",
)
TOO_MUCH = ErrorText(
    "Reading the calendar takes more memory than {most} MB.", "Use a calendar that holds your sessions alone."
)
BROKEN = ErrorText("The calendar cannot be read.", "Use a calendar that holds your sessions alone.")
