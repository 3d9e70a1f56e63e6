"""What `forget` says before and after it deletes runs."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

FORGET_WHAT = ErrorText(
    "Say what is to be forgotten: a run, --before or --after a date, or --all.",
    "For example: presencecheck forget --before 2026-01-31.",
)
FORGET_NONE = "No run of the history is to be forgotten."
FORGET_ONE = Plural(
    one="To be forgotten: {count} run, of {first}.",
    other="To be forgotten: {count} runs, of {first}.",
)
FORGET_SEVERAL = Plural(
    one="To be forgotten: {count} run, from {first} to {last}.",
    other="To be forgotten: {count} runs, from {first} to {last}.",
)
FORGET_OPEN = Plural(
    one="Left alone, as another window walks it: {count} run.",
    other="Left alone, as another window walks it: {count} runs.",
)
FORGET_BACKUPS = Plural(
    one="To be cleaned of such runs: {count} backup in {folder}: {names}.",
    other="To be cleaned of such runs: {count} backups in {folder}: {names}.",
)
FORGET_UNREADABLE = "Cannot be read, and is deleted as a whole: {path}"
FORGET_EMPTIED = Plural(
    one="To be deleted as a whole: {count} backup in {folder}: {names}.",
    other="To be deleted as a whole: {count} backups in {folder}: {names}.",
)
FORGET_ASIDE = (
    "Damaged histories, and logs of other programs, that were put aside cannot be cleaned in part, and are deleted."
)
FORGET_ASK = "Forget for good?"
FORGET_NOTHING = "Nothing was forgotten."
FORGOTTEN = Plural(
    one="Forgotten: {count} run. Nothing of them is left in the files of this program.",
    other="Forgotten: {count} runs. Nothing of them is left in the files of this program.",
)
FORGOTTEN_PARTLY = Plural(one="Forgotten: {count} run.", other="Forgotten: {count} runs.")
"""Where not all files could be searched."""
FORGOTTEN_BACKUPS = "Backups: {cleaned} cleaned, {deleted} deleted."
NOT_SHRUNK = (
    "The disk is too full to write a smaller history. What was forgotten is overwritten; the file gets smaller once"
    " there is room, at the next start."
)
COPIES_BESIDE = Plural(
    one="Not cleaned, as this program did not make it: {paths}. Bring in its runs first, if you want them:"
    " presencecheck merge FILE",
    other="Not cleaned, as this program did not make them: {paths}. Bring in their runs first, if you want them:"
    " presencecheck merge FILE",
)
LEFT_BESIDE = "These files, which this program did not make, still have such runs; delete them:"
UNSEARCHED = "These files are too large to be searched to their end, so they may still have such runs; look at them:"
OUT_OF_REACH = (
    "Out of our reach: what the disk itself still holds of old blocks, snapshots and backups of your system, and copies"
    " and exports that you made."
)
ELSEWHERE = "Backups were put in these places, and still have it all:"
RESIDUE = ErrorText("Traces are left in {path}.", "Free some space on the disk; the next start goes on with it.")
OPTIONS = {
    "run": 'A run\'s id or its beginning, or "last".',
    "before": "All runs begun before this day or period, as 2026-01-31 or 2026.",
    "after": "All runs begun after this day or period, as 2026-01-31.",
    "everything": "All runs.",
    "yes": "Forget without asking.",
}
"""Help of the options and arguments, by parameter."""
