"""What `restore` says."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

RESTORE_WHAT = Plural(
    one="{copy} is whole and has {count} run. The present history is kept as a backup.",
    other="{copy} is whole and has {count} runs. The present history is kept as a backup.",
)
RESTORE_ASK = "Put it in the history's place?"
RESTORE_NOTHING = "Nothing was changed."
RESTORED = Plural(
    one="Restored: {count} run.",
    other="Restored: {count} runs.",
)
RESTORED_BEFORE = "What was there before: {present}"
NO_COPY = ErrorText("There is no history at {copy}.", "Look at the spelling of the path.")
COPIED_HALFWAY = ErrorText(
    "{copy} was being written when it was copied.",
    "Open the history there once: presencecheck history. Then copy it again, best by presencecheck backup.",
)
COPY_DAMAGED = "{copy} is damaged: {fault}"
TRY_ANOTHER_COPY = "Nothing was changed; try another copy."
ITSELF = ErrorText("{copy} is the history itself.", "Name a copy of it.")
OPTIONS = {
    "yes": "Restore without asking.",
}
"""Help of the options and arguments, by parameter."""
