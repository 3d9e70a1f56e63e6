"""What `history` and `history show` say."""

from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages.plural import Plural

NO_HISTORY = "There is no history yet."
NO_HISTORY_HINT = "It begins with your first answer: presencecheck"
NO_MATCH = "No run fits. All of them: presencecheck history"
VERDICTS = {
    **verdict_messages.NAMES,
    "in-progress": "under way",
    "stopped": "left early",
    "completed": "done",
}
"""One word for each, on every screen and on paper."""
CUT_SHORT = "The client came before its last question."
CUT_SHORT_RUNS = "Cut short for the client: {runs}."
CHANGED_RUNS = "Changed after the verdict: {runs}."
CARDS = "Cards shown: {names}."
CARD_RECALLED = Plural(
    one="{card} (1 line left open)",
    other="{card} ({count} lines left open)",
)
CARD_RECALLED_ITEMS = Plural(
    one="{card} (1 line left open: {items})",
    other="{card} ({count} lines left open: {items})",
)
CHANGED = "Changed after the verdict"
CHANGED_ITEM = "{ask} {after}; before: {before}"
FIRST_VERDICT = "The verdict was {verdict} at first."
BY_PERSON = "you"
BY_PROBE = "measured"
AGAINST_FINDING = "{by}, against what was measured"
ANSWER = "{outcome} ({by}, {seconds})"
VERSIONS = "Checklists: {names}."
NO_RUNS = "No run yet. Start one: presencecheck"
COLUMNS = ("begun", "routine", "verdict", "took", "run")
ROW = "{begun}, {routine}: {verdict}, {took}. Its id: {run}."
RUN = "{title}, {begun}: {verdict}, {time}"
OPTIONS = {
    "run": 'A run\'s id or its beginning, or "last".',
    "number": "How many runs to list.",
    "readiness": "Only runs of this verdict.",
    "status": "Only runs that stand so.",
}
"""Help of the options and arguments, by parameter."""
