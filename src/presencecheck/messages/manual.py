"""What `manual` says, and the headings of its pages."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

OPTIONS = {"output": "Write all pages into this folder."}
"""Help of the options, by parameter."""
WRITTEN = Plural(
    one="{count} page is in {folder}. To read it: man {page}",
    other="{count} pages are in {folder}. To read the first: man {page}",
)
NO_SUCH_COMMAND = ErrorText('There is no command "{path}".', "See its commands: presencecheck help {command}")
HEADINGS = {
    "name": "Name",
    "synopsis": "Synopsis",
    "description": "Description",
    "arguments": "Arguments",
    "options": "Options",
    "exit": "Exit codes",
    "see": "See also",
}
EXIT_CODES = (
    ("0", "Ready, or ready with exceptions; any other command did what was asked."),
    ("1", "The run ended and something essential is open; or errors, damage or failures were found."),
    ("2", "The command line is wrong, or there is no terminal to ask in."),
    ("3", "The run was left early; its answers are kept."),
    ("4", "A file, a folder, a lock, a disk or the system stands in the way."),
    ("70", "A fault of the program; what was answered is kept."),
    ("130", "Interrupted with Ctrl-C; what was answered is kept."),
)
