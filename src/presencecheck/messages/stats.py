"""What `stats` and the figures of `report` say."""

from presencecheck.messages.plural import Plural

NO_RUNS_IN_SPAN = "No run in these days. Earlier ones: presencecheck stats --all"
STATS_TITLE, STATS_TITLE_DAY = "Your runs, {since} to {until}", "Your runs, {since}"
ROUTINE = "Only runs of {routine}."
RUNS = "Runs"
RUNS_LINE = "{runs} runs, {often}; {completed} finished, {left} left early or under way."
RUN_LINE = "1 so far."
SERIES_SPARK = {
    "week": "each week  {spark}  {low} to {high}",
    "month": "each month  {spark}  {low} to {high}",
    "year": "each year  {spark}  {low} to {high}",
}
SERIES_WORDS = {
    "week": "Each week: {low} to {high} runs.",
    "month": "Each month: {low} to {high} runs.",
    "year": "Each year: {low} to {high} runs.",
}
READINESS_FROM = "Verdicts, of {runs} finished before a session"
VERDICT_WORDS = "{verdict}: {count}, {percent}"
FEW_RUNS = 10
"""From fewer runs than this, a share is said with the warning that they are few."""
FEW = "From {runs} only: too few to say much."
TIMES = "Time"
TIMES_NOTE = (
    "Medians of the first and last runs in these days, where each question was asked singly. "
    "Getting quicker is habit; whether it is still looking is for you to say."
)
TIME_FROM = "{each} of {runs} runs"
TIME_WORDS = "{title}: {first} at first, {last} lately; the first and last {runs}."
TIME_ONE = "{title}: {first}, from {runs}."
CARD_TITLE = "{title} (card)"
CARD_ASKED = "The card “{title}”."
ITEMS = "Items"
ITEMS_NOTE = "In percent of the runs that answered each. Skipped is not done."
ITEM_WORDS = "{shares}; {runs}"
SHARE = "{outcome} {percent}"
OUTCOME_WORDS = {
    "done": "in place",
    "fixed": "put right",
    "still-so": "still so",
    "accepted": "left as it is",
    "skipped": "skipped",
    "not-applicable": "does not apply",
}
"""The same on screen and on paper."""
DONE_BY_KIND = {
    "scale": "answered",
    "choice": "answered",
    "several": "answered",
    "text": "answered",
    "exercise": "done",
}
"""What is said in place of the word for a question that is so, of items that are no such questions."""
RETIRE = "Never once “not yet”"
RETIRE_NOTE = "Perhaps these need no asking any more; perhaps they are answered without looking. You decide."
RETIRE_LINE = "{ask} In place in {runs} runs, never “not yet”."
RETIRE_HOW = "To leave it out: {command}"
RETIRE_COMMAND = "presencecheck retire {ref}"
REPAIR = "Keeps being left as it is"
REPAIR_NOTE = "Something here may want repair: the room, the line, or the list."
REPAIR_LINE = "{ask} Left as it is in {accepted} of {runs} runs."
NUMBERS_NOT_KEPT = (
    "Your numbers before and after are not kept. To have them set beside each other here: "
    "presencecheck config set keep-numbers true"
)
PAIRS = "Before and after, in “{title}”"
PAIRS_NOTE = (
    "For you alone. These are your own numbers, no validated measure, and they say little about a session; higher is "
    "no aim. You give both within minutes and know what they are for: expectation alone can raise the second. "
    "Preparing helps in some studies, and not in others."
)
PAIRS_ASKED = "{ask} From {least} ({low}) to {most} ({high})."
PAIRS_LINE = "{before} before and {after} after, on average of {pairs} from the same runs."
PAIRS_MONTH = "{month}: {before} before and {after} after, of {pairs}"
PAIR_COLUMNS = ("month", "before", "after", "pairs")
TIME_COLUMNS = ("checklist", "at first", "lately", "the first and last")
PAIR_ENDS = {"before": "before", "after": "after"}
RANGE = "{low} to {high}"
PAIRS_COUNT = Plural(one="{count} pair", other="{count} pairs")
OFTEN, SELDOM = "about {count} a week", "less than one a week"
RUNS_COUNT = Plural(one="{count} run", other="{count} runs")


def often(a_week: float) -> str:
    """How many runs there are in a week, in whole ones; a rate is never known more closely."""
    whole = int(a_week + 0.5)
    return OFTEN.format(count=whole) if whole else SELDOM


def runs_counted(count: int) -> str:
    """1 run, 2 runs."""
    return RUNS_COUNT.of(count)


def pairs_counted(count: int) -> str:
    """1 pair, 2 pairs."""
    return PAIRS_COUNT.of(count)


def percent(share: float) -> str:
    """A share from 0 to 1 in whole percent; never 0 or 100 where it is not quite so."""
    rounded = round(share * 100)
    if 0 < share < 1:
        rounded = min(max(rounded, 1), 99)
    return f"{rounded} %"


OPTIONS = {
    "all": "All runs, not only those of the last 90 days.",
}
"""Help of the options and arguments, by parameter."""
