"""What `merge` says."""

from presencecheck.messages.plural import Plural

MERGED = "Runs that came in: {new}. Here already: {known}."
MERGED_LONGER = Plural(
    one="Gone on with there, and so here: {count} run.",
    other="Gone on with there, and so here: {count} runs.",
)
MERGED_OLD = Plural(
    one="Left out, as older than what you keep: {count} run.",
    other="Left out, as older than what you keep: {count} runs.",
)
