"""What `restore` says."""

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
OPTIONS = {
    "yes": "Restore without asking.",
}
"""Help of the options and arguments, by parameter."""
