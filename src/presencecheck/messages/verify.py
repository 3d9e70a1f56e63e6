"""What `verify` says of the history, and what it finds wrong with it."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

UNREADABLE = "It cannot be read to its end."
NOT_WHOLE = "The file is not whole: SQLite finds its pages or indexes at odds."
LOOSE_ROWS = "It holds rows that belong to nothing, or rows whose counterpart is missing."
OTHER_SHAPE = "Its tables are not declared as this program declares them."
PLAN_CHANGED = "What was to be walked in {plan} is not as it was written."
CHECKLIST_CHANGED = "A checklist kept with the runs is not as it was written."
LEDGER_CHANGED = "What it says of forgotten runs is not as it was written."
RUNS_MISSING = "Runs are missing, or stand where none was written."
RUN_CHANGED = "The run {run} is not as it was written."
FINE = Plural(
    one="All is as it was written: {count} run.",
    other="All is as it was written: {count} runs.",
)
FINE_FORGOTTEN = "All is as it was written: {runs}; {forgotten}."
RUNS = Plural(one="{count} run", other="{count} runs")
FORGOTTEN = Plural(one="{count} more was forgotten", other="{count} more were forgotten")
HEAD = "Head: {head}"
HEAD_MEANS = (
    "The head stands for every run up to here. Keep it elsewhere, and verify --head says later whether they are still"
    " the same. Without that this finds damage, but proves nothing against someone who can write to the file."
)
HEAD_COMPARED = {
    "fits": "The runs that this head stands for are as they were.",
    "differs": "The runs that this head stands for are not as they were, or some are missing.",
    "unknown": "What this head stands for was forgotten meanwhile; nothing can be told of it.",
}
HEAD_HINT = "Runs that were merged in since change it too. Is it from this history?"
NOT_A_HEAD = ErrorText(
    '"{head}" is not a head.', "It is a number, a dash and 64 letters and digits, as verify prints it."
)
DAMAGED = "The history is damaged: {path}"
MEND_HINT = "To keep it under another name and save what can be read: presencecheck verify --mend"
OPTIONS = {
    "head": "A head that you kept from before, to compare.",
    "mend": "Put a damaged history aside, and begin a new one with what can be read.",
}
"""Help of the options and arguments, by parameter."""
