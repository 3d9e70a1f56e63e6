"""What `merge` says."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

MERGED = "Runs that came in: {new}. Here already: {known}."
MERGED_LONGER = Plural(
    one="Continued there, and now here too: {count} run.",
    other="Continued there, and now here too: {count} runs.",
)
MERGED_OLD = Plural(
    one="Left out, as older than what you keep: {count} run.",
    other="Left out, as older than what you keep: {count} runs.",
)
ITSELF = ErrorText("{other} is the history itself.", "Name the history of another computer, or a backup.")
CONTRADICTION = ErrorText(
    "Continued in two different ways, here and in {other}: {runs}. Nothing was changed.",
    "Forget the one that does not count, here or there: presencecheck forget RUN.",
)
OTHER_DAMAGED = "{other} is damaged."
