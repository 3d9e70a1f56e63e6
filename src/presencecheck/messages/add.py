"""What `add` says."""

from presencecheck.messages.error_text import ErrorText

OPTIONS = {
    "file": "A checklist file that someone sent you; - is standard input.",
    "name": "Another id for it, where you have one of its id.",
}
"""Help of the options and arguments, by parameter."""
FROM = "{path}: {id}, version {version}"
ASK = "Add it to your own lists?"
NOTHING_DONE = "Nothing was added."
ADDED = "Added {id}."
SAME = "You have {id} already, just as it is in the file."
NO_FILE = ErrorText('There is no file "{path}".', "To begin a list of your own: presencecheck new {typed}")
NO_PLACE = ErrorText(
    'You have a list of your own called "{id}".',
    "Add this one under another id: presencecheck add {typed} --as my-{id}",
)
PACK = ErrorText(
    "{path} is no single checklist file.",
    "A folder, a zip or an address of lists is a pack: presencecheck pack add {typed}",
)
ONLY_CHANGES = ErrorText(
    "{path} is no list by itself: it changes {extends}.",
    "To take the changes, put the file into the folder of your own lists; presencecheck where names it.",
)
MISSING = ErrorText("{path} walks lists that are not here: {names}.", "Add these first.")
