"""What is said of a history that is gone or empty, and was not."""

from presencecheck.messages.plural import Plural

GONE = "The history {path} is gone: what belongs to it lies beside it still."
EMPTY = "The history {path} is empty, and was not: what belongs to it lies beside it still."
BACKUP = Plural(
    one="A backup of {date} with {count} run is here. To bring it in: presencecheck merge {typed}",
    other="A backup of {date} with {count} runs is here. To bring them in: presencecheck merge {typed}",
)
NO_BACKUP = (
    "There is no backup beside it. If you have one elsewhere: presencecheck restore FILE. Your next run begins a new"
    " history."
)
EVICTED = "iCloud keeps it elsewhere. Open {folder} in the Finder and download it."
NEW = "A new one begins with this run."
DURING_WALK = "While you walked, the history {path} was deleted or emptied. This run is kept in a new one."
REPLACED = "While you walked, another file took the place of the history {path}. This run is kept there."
