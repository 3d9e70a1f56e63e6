"""What is said of a history that is damaged, or that another program has changed, and of its repair."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

LOGS_BESIDE = "Beside the history {path} lies what another program left: {logs}."
KEPT_OTHERWISE = "Another program has changed how the history {path} is kept."
PUT_RIGHT_HINT = "Any command that reads the history puts that right: presencecheck verify."
HELD = "The history {path} is open in another program."
HELD_HINT = "Close it there, then try again; nothing was changed."
LOGS_ASIDE = "Beside the history lay what another program left. It was put aside, and nothing of it was read: {kept}"
TAKEN_BACK = Plural(
    one="Another program had changed how the history is kept. It is as before again, with what stood in that program's"
    " log: {count} run.",
    other="Another program had changed how the history is kept. It is as before again, with what stood in that"
    " program's log: {count} runs.",
)
NOT_TAKEN_BACK = "With the log that another program left, it is not as it was written."
NOT_MENDED = ErrorText(
    "The history {path} is damaged, and could not be mended: {fault}",
    "It was left as it is. Put a backup in its place: presencecheck restore FILE.",
)
OTHER_NAME = ErrorText(
    "The history {path} is damaged, and has another name elsewhere: what mends it may lie beside that name.",
    "It was left as it is. Look at it there first, or make it a file of its own, and then: presencecheck verify --mend."
    " cp -p '{path}' '{path}.new' && mv '{path}.new' '{path}'",
)
MENDED = (
    "The history was damaged. {fault}",
    "It is kept, byte for byte: {kept}",
)
MENDED_SAVED = Plural(
    one="A new one was begun with what can be read of it: {count} run.",
    other="A new one was begun with what can be read of it: {count} runs.",
)
NOT_READ = ErrorText("The history {path} could not be read just now.", "Try again; if it stays so, see to the disk.")
