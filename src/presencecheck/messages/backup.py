"""What `backup` says."""

from presencecheck.messages.plural import Plural

BACKED_UP = Plural(
    one="Backed up and looked over, {count} run: {place}",
    other="Backed up and looked over, {count} runs: {place}",
)
BACKUP_ELSEWHERE = "What you forget later stays in this copy: it is out of our reach there."
BACKUPS_THINNED = "Of the backups beside the history the newest {kept} stay; deleted: {older}."
PLACE_TAKEN = "There is something at {place} already."
PLACE_TAKEN_HINT = "Name another file, or a folder."
NO_FOLDER = "There is no folder {folder}."
NO_FOLDER_HINT = "Make it first, or name another."
COPY_DAMAGED = "The copy of {history} is damaged: {fault}"
COPY_DAMAGED_HINT = "See to the disk it went to."
OPTIONS = {
    "to": "Where to; without it, beside the history.",
}
"""Help of the options and arguments, by parameter."""
