"""What is said when the setting `keep` is applied, and of runs that it cannot judge."""

from presencecheck.messages.plural import Plural

FORGOTTEN_BY_RULE = Plural(
    one="Forgotten, as your settings say (keep): {count} run from before {date}.",
    other="Forgotten, as your settings say (keep): {count} runs from before {date}.",
)
AGE = Plural(
    one="1 of {runs} runs is older than {keep} as of {today}.",
    other="{count} of {runs} runs are older than {keep} as of {today}.",
)
AGE_NEWEST = "The newest before today is of {date}."
AGE_MISDATED = "Some of them were begun after runs with a later date: the clock may have been wrong then."
AGE_ASK = "Forget them for good?"
AGE_ASK_STRANGE = "Is today {today}, and are they to be forgotten for good?"
AGE_KEPT = "You are asked again in {days} days; to keep them: presencecheck config set keep forever"
AGE_WAITS = "They are kept until you are asked: type presencecheck history in a terminal."
AGE_BACKUPS = Plural(
    one="{count} backup in {folder} holds runs from before {date}: {names}.",
    other="{count} backups in {folder} hold runs from before {date}: {names}.",
)
AGE_CLEAN = "To take those runs out of the backups: presencecheck forget --before {date}"
AHEAD = Plural(
    one="1 of {all} runs is dated in the future, as today is {today}.",
    other="{count} of {all} runs are dated in the future, as today is {today}.",
)
AHEAD_HINT = (
    "Is that date wrong, set the clock. Were they made under a wrong clock, this takes them out: presencecheck forget"
    " --after {date}"
)
