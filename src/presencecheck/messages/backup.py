"""What `backup` says."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

BACKED_UP = Plural(
    one="Backed up and looked over, {count} run: {place}",
    other="Backed up and looked over, {count} runs: {place}",
)
BACKUP_ELSEWHERE = "What you forget later stays in this copy: it is out of our reach there."
BACKUPS_THINNED = "Of the backups beside the history the newest {kept} stay; deleted: {older}."
PLACE_TAKEN = ErrorText("There is something at {place} already.", "Name another file, or a folder.")
NO_FOLDER = ErrorText("There is no folder {folder}.", "Make it first, or name another.")
COPY_DAMAGED = ErrorText("The copy of {history} is damaged: {fault}", "See to the disk it went to.")
OPTIONS = {
    "to": "Where to; without it, beside the history.",
}
"""Help of the options and arguments, by parameter."""
