"""What the pages of `report` say."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

LANGUAGE = "en"
TITLE = "How I arrived"
PERIOD = "{since} to {until}"
LEAD = (
    "A look back at my own checks before sessions. No name and no word about a client is in it, and nothing about how "
    "good a session was. Beside a calendar it can still point to a person."
)
FOOT = "Made by presencecheck {version} on {day}, on my own computer, from my own history. It is no clinical record."

# The first page.
IN_PLACE = "What was in place"
RUNS_LINE = Plural(
    one="{count} run: {completed} finished, {left} left early or under way.",
    other="{count} runs, {often}: {completed} finished, {left} left early or under way.",
)
VERDICT_COLUMNS = ("verdict", "runs", "share", "")
QUESTIONS_LINE = Plural(
    one="Of {count} answer to questions of what should be in place: {shares}.",
    other="Of {count} answers to questions of what should be in place: {shares}.",
)
LOOK = "What wants a look"
LOOK_NOTE = "Something here may want repair: the room, the line, or the list."
ASKED_IN = "{ask} ({title})"
"""A question that more than one of the lists asks."""
LOOK_ITEM = Plural(
    one="Not yet so at first in {not_yet} of {count} run.",
    other="Not yet so at first in {not_yet} of {count} runs.",
)
LOOK_ACCEPTED = "Left as it is in {accepted}."
LOOK_OFTEN = "Keeps being left as it is:"
LOOK_MORE = Plural(
    one="{count} more question was “not yet” at times; its numbers are on the pages that follow.",
    other="{count} more questions were “not yet” at times; their numbers are on the pages that follow.",
)
LOOK_NOTHING = "No question was ever answered “not yet” or left as it is in these days."
LOOK_SKIPPED = "Most often skipped: “{ask}”, {percent} of {runs}."
LOOK_UNCHANGING = Plural(
    one="{count} question was never once “not yet” in {runs} runs or more: see the pages that follow.",
    other="{count} questions were never once “not yet” in {runs} runs or more: see the pages that follow.",
)
PAIRS = "Before and after"
PAIRS_LINE = (
    "My own numbers, for me alone: no validated measure, and they say little about a session. Higher is no aim. "
    "I gave both within minutes and knew what they are for: expectation alone can raise the second. "
    "Preparing before a session is a practice that some studies support; others found no gain."
)
PAIRS_QUESTION = "“{ask}”, from {least} ({low}) to {most} ({high})."
PAIRS_ASKED = "“{ask}”, in “{title}”, from {least} ({low}) to {most} ({high})."
PAIRS_MEANS = "{before} before, {after} after: means of {pairs}, each from one run."
PAIRS_MORE = Plural(
    one="The numbers of {count} more list are on the pages that follow.",
    other="The numbers of {count} more lists are on the pages that follow.",
)
SHORTENED = "{words}…"

# The pages that follow.
SERIES = {"week": "Runs in each week", "month": "Runs in each month", "year": "Runs in each year"}
SERIES_COLUMNS = {"week": "week of", "month": "month", "year": "year"}
COUNT = "runs"
ITEMS = "How each was answered"
ITEMS_LINE = "Of the runs that answered each. Skipped is not done."
LEGEND_DONE = "in place; answered; done"
SHARES = "{shares}; {runs}"
RETIRE_LINE = (
    "Perhaps these need no asking any more; perhaps they are answered without looking. A short list is read with care."
)
RETIRE_ITEM = "In place in {runs} runs, never “not yet”."
TIMES = "How long it took"
TIMES_LINE = (
    "Medians of the first and the last runs in these days, where each question was asked singly. Getting quicker "
    "is habit; whether it is still looking is for me to say."
)
PAIRS_BY_MONTH = "Before and after, by month"
PAIR_COLUMNS = ("month", "before", "after", "pairs", "")
PAIR_ALL = "all"

# The version for the practice.
SHARED_TITLE = "What our checks met"
SHARED_LEAD = (
    "How often something about the room, the line or the devices was not yet so before sessions, so that those who "
    "look after them can see what wants care. Counted from one person's own checks, and handed on by that person."
)
SHARED_IN = "In this file"
SHARED_PARTS = (
    "for each of {items}: about how often it was looked at, not yet so at first and, unless it is essential, left so",
    "in which weeks it was not yet so in five runs or more",
    "in about how many runs any of them was looked at, by week",
    "each number rounded down to 5, 10, 15 and so on; none below 5",
)
SHARED_OUT = "Not in it"
SHARED_MISSING = (
    "what sessions were for, and anything about risk, consent, oneself or training",
    "what was skipped; ratings, choices, exercises and verdicts; whether something essential was left open",
    "times of day, durations, single days, and a number for a week of fewer than five runs",
    "words that were typed, who it was, and which run",
)
SHARED_COLUMNS = ("question", "looked at", "not yet at first", "left as it is")
SHARED_COUNT = "{count}+"
SHARED_FEW = "<5"
SHARED_NOT_TOLD = "not told"
SHARED_WEEKS = "Not yet so, by week"
SHARED_WEEK = "{week} ({count})"
SHARED_ASKED_FOR = "A practice that asks for this page should say in writing what for."
SHARED_FOOT = (
    "Made by presencecheck {version}. Not meant for comparing people. That there are few runs means nothing: what is "
    "walked is for the person to say."
)
ITEMS_COUNT = Plural(one="{count} question", other="{count} questions")

# Before it is written.
SHARE_HOLDS = "This page will hold, for {since} to {until}:"
SHARE_ITEMS = "These questions:"
SHARE_LACKS = "It will not hold:"
SHARE_WISH = "The pack {pack} wishes to have these counted, too:"
SHARE_WISH_ASK = "It is your page; without a yes they stay out. Count them?"
SHARE_WISH_OUT = "They stay out: only you can say yes to that, in a terminal and without --yes."
SHARE_ROUTINE = ErrorText(
    "--share counts all runs together; those of one routine would tell what sessions were for.", "Leave out --routine."
)
SHARE_TO_A_FILE = ErrorText(
    "--share shows what its page holds before it is written, so the page needs a file.", "Name one: -o FILE"
)
SHARE_ASK = "Write it to {path}?"
SHARE_KEYS = "Type y to write it, anything else to leave it:"
SHARE_LEFT = "Nothing was written."
SHARE_NOBODY = (
    "There is nobody to ask whether this may be written.",
    "Look at the list above, then give --yes.",
)
NOTHING_ELSE_TO_SHARE = (
    "Without these, nothing in these days can be shared: no other question about room, line or devices was looked at in"
    " five runs or more."
)
"""Where those that a pack wishes for stay out."""
NOTHING_TO_SHARE = (
    "Nothing in these days can be shared: no question about room, line or devices was looked at in five runs or more."
)


OPTIONS = {
    "yes": "Write it, and replace the file, without asking.",
    "in_month": "The days of this month.",
    "in_quarter": "The days of this quarter.",
    "share": "For the practice: how often room, line and devices were not yet so; lists what it holds, and asks.",
    "open": "Open it in your browser, or do not; in a terminal it opens by itself.",
}
"""Help of the options and arguments, by parameter."""
