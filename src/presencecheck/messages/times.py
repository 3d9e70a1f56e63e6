"""What is said where of the times of runs the day alone is to be kept."""

from presencecheck.messages.plural import Plural

OLDER = Plural(
    one="1 run keeps its time of day. Drop it for good, also in the backups beside the history?",
    other="{count} runs keep their times of day. Drop them for good, also in the backups beside the history?",
)
KEPT = Plural(
    one="1 run keeps its time of day. To drop it: presencecheck config set times day, in a terminal.",
    other="{count} runs keep their times of day. To drop them: presencecheck config set times day, in a terminal.",
)
DROPPED = Plural(
    one="1 run keeps its day alone now. Heads of verify from before no longer fit.",
    other="{count} runs keep their days alone now. Heads of verify from before no longer fit.",
)
