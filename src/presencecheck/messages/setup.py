"""What is said at the set-up: a few questions at the first start, each with a usual answer."""

TITLE = "Set-up"
OPTIONS = {
    "browser": "Ask in your browser.",
}
"""Help of the options, by parameter."""

# Above the first question.
WELCOME = (
    "presencecheck walks you through a short check before a session: your room, your line, yourself. "
    "First a few questions, so that it asks only what you need."
)
PRIVACY = (
    "What you answer stays on this computer, in a folder that you alone can open ({folder}); it asks for no name and "
    "no word about a client."
)

# The questions.
MODALITY = "How do you mostly meet clients?"
MODALITIES = {"video": "by video", "audio": "by phone", "in-person": "in the room"}
SETTING = "With whom, mostly?"
SETTINGS = {
    "individual": "one person",
    "couple": "a couple",
    "group": "a group",
    "family": "a family",
    "child": "a child",
}
HOST = "Where do you meet? Paste a link of such a meeting."
HOST_KEPT = (
    "Only the host is kept of it, as meet.example.org is, never the link: before a session the check tries the line to "
    "that host."
)
HOST_TAKEN = "Kept: {host}."
HOST_NOW = "Now it is {host}."
HOST_STAYS = "It stays {host}."
HOST_NONE = "No host, so far."
"""What stands below a question of which nothing was written."""
NO_HOST = 'No host can be read in that. Paste a link such as "https://meet.example.org/room".'
ROUTINE = "Which check begins your day?"
WHOLE = "the whole one, four to five minutes"
QUICK = "the quick one, about a minute"
OTHER_ROUTINE = "{name}, as now"

TOTAL_OPEN = "{fewest} or {most}"
"""How many questions there are, where the first answer decides it."""
PASSED = "The rest stays as it is."
"""What stands below a question from which a person goes to the check."""

# After the last question.
DONE = "That is all. You can change it at any time: presencecheck setup"
NO_LINE = "The line is not measured, but asked, as there is no host to try."
NO_LIBRARY = "Power and machine are not measured, but asked. To have them measured: {command}"
NOT_KEPT = "Your settings hold for this walk only: {problem}"
BEGIN = "Begin the check?"
BEGIN_OPTIONS = {
    "begin": "begin",
    "starter": "put an icon into the menu first, then begin",
    "end": "not now",
}
ENDED = "The check begins with presencecheck run, in the browser with presencecheck open."
LEFT = "The set-up was left. What you had answered is kept. Asked again: presencecheck setup"
FILE = "# The settings of presencecheck. To be asked about them: presencecheck setup\n"
"""What a file of settings begins with where nothing was set."""
NO_TERMINAL_HINT = "In your browser: presencecheck setup --browser. One by one: presencecheck config set KEY VALUE."

# Keys.
USUAL = "{option} (Enter)"
"""An option that Enter takes, where the key is not shown otherwise."""
KEY_PASS = "go to the check"  # noqa: S105 (no password)
PLAIN_PASS = "skip"  # noqa: S105 (no password)
"""The word that goes to the check at once."""
PLAIN_LINK = ("the link", "nothing to go on without one")
PLAIN_USUAL = "nothing for {number}"
PLAIN_PASSES = "{word} to {meaning}"
