"""What is said of the history as a thing to be kept: its health, its copies, and what is taken out of it."""

# What `verify` finds.
UNREADABLE = "It cannot be read to its end."
NOT_WHOLE = "The file is not whole: SQLite finds its pages or indexes at odds."
LOOSE_ROWS = "It holds rows that belong to nothing, or rows whose counterpart is missing."
OTHER_SHAPE = "Its tables are not declared as this program declares them."
PLAN_CHANGED = "What was to be walked in {plan} is not as it was written."
CHECKLIST_CHANGED = "A checklist kept with the runs is not as it was written."
LEDGER_CHANGED = "What it says of forgotten runs is not as it was written."
RUNS_MISSING = "Runs are missing, or stand where none was written."
RUN_CHANGED = "The run {run} is not as it was written."

# `verify`.
NO_HISTORY = "There is no history yet."
NO_HISTORY_HINT = "It begins with your first answer: presencecheck"
FINE = "All is as it was written: {runs} run{s}."
FINE_FORGOTTEN = "All is as it was written: {runs} run{s}; {forgotten} more {were} forgotten."
HEAD = "Head: {head}"
HEAD_MEANS = (
    "The head stands for every run up to here. Keep it elsewhere, and verify --head says later whether they are still"
    " the same. Without that this finds damage, but proves nothing against someone who can write to the file."
)
HEAD_FITS = "The runs that this head stands for are as they were."
HEAD_DIFFERS = "The runs that this head stands for are not as they were, or some are missing."
HEAD_UNKNOWN = "What this head stands for was forgotten meanwhile; nothing can be told of it."
HEAD_HINT = "Runs that were merged in since change it too. Is it from this history?"
NOT_A_HEAD = '"{head}" is not a head.'
NOT_A_HEAD_HINT = "It is a number, a dash and 64 letters and digits, as verify prints it."
DAMAGED = "The history is damaged: {path}"
MEND_HINT = "To keep it under another name and save what can be read: presencecheck verify --mend"

# A history that another program has changed, or beside which it left something.
LOGS_BESIDE = "Beside the history {path} lies what another program left: {logs}."
KEPT_OTHERWISE = "Another program has changed how the history {path} is kept."
PUT_RIGHT_HINT = "Any command that reads the history puts that right: presencecheck verify."
HELD = "The history {path} is open in another program."
HELD_HINT = "Close it there, then try again; nothing was changed."
LOGS_ASIDE = "Beside the history lay what another program left. It was put aside, and nothing of it was read: {kept}"
TAKEN_BACK = (
    "Another program had changed how the history is kept. It is as before again, with what stood in that program's log:"
    " {runs} run{s}."
)
NOT_TAKEN_BACK = "With the log that another program left, it is not as it was written."

# A damaged history of which no whole one could be made.
NOT_MENDED = "The history {path} is damaged, and could not be mended: {fault}"
NOT_MENDED_HINT = "It was left as it is. Put a backup in its place: presencecheck restore FILE."

# What became of a damaged history, in three lines.
MENDED = (
    "The history was damaged. {fault}",
    "It is kept, byte for byte: {kept}",
    "A new one was begun with what can be read of it: {saved} run{s}.",
)

# `forget`.
FORGET_WHAT = "Say what is to be forgotten: a run, --before or --after a date, or --all."
FORGET_WHAT_HINT = "For example: presencecheck forget --before 2026-01-31."
NOT_A_DATE = '"{date}" is not a date.'
NOT_A_DATE_HINT = "Write it as 2026-01-31."
FORGET_NONE = "No run of the history is to be forgotten."
FORGET_ONE = "To be forgotten: {runs} run{s}, of {first}."
FORGET_SEVERAL = "To be forgotten: {runs} run{s}, from {first} to {last}."
FORGET_OPEN = "Left alone, as another window walks it: {open} run{s}."
FORGET_BACKUPS = "To be cleaned of such runs: {backups} backup{s} in {folder}: {names}."
FORGET_UNREADABLE = "Cannot be read, and is deleted as a whole: {path}"
FORGET_EMPTIED = "To be deleted as a whole: {backups} backup{s} in {folder}: {names}."
FORGET_ASIDE = (
    "Damaged histories, and logs of other programs, that were put aside cannot be cleaned in part, and are deleted."
)
FORGET_ASK = "Forget for good?"
FORGET_NOTHING = "Nothing was forgotten."
FORGOTTEN = "Forgotten: {runs} run{s}. Nothing of them is left in the files of this program."
FORGOTTEN_BACKUPS = "Backups: {cleaned} cleaned, {deleted} deleted."
NOT_SHRUNK = (
    "The disk is too full to write the history anew. What was forgotten is overwritten; the file gets smaller once"
    " there is room, at the next start."
)
OUT_OF_REACH = (
    "Out of our reach: what the disk itself still holds of old blocks, snapshots and backups of your system, and copies"
    " and exports that you made."
)
ELSEWHERE = "Backups were put in these places, and still have it all:"
FORGOTTEN_BY_RULE = "Forgotten, as your settings say (keep): {runs} run{s} from before {date}."
AGE = "{going} of {runs} runs are older than {keep} as of {today}."
AGE_ONE = "1 of {runs} runs is older than {keep} as of {today}."
AGE_NEWEST = "The newest before today is of {date}."
AGE_MISDATED = "Some of them were begun after runs with a later date: the clock may have been wrong then."
AGE_ASK = "Forget them for good?"
AGE_ASK_STRANGE = "Is today {today}, and are they to be forgotten for good?"
AGE_KEPT = "You are asked again in {days} days; to keep them: presencecheck config set keep forever"
AGE_WAITS = "They are kept until you are asked: type presencecheck history in a terminal."
AGE_BACKUPS = "{backups} backup{s} in {folder} {hold} runs from before {date}: {names}."
AGE_CLEAN = "To take those runs out of the backups: presencecheck forget --before {date}"

# Runs that are dated in the future.
AHEAD = "{runs} of {all} runs are dated in the future, as today is {today}."
AHEAD_ONE = "1 of {all} runs is dated in the future, as today is {today}."
AHEAD_HINT = (
    "Is that date wrong, set the clock. Were they made under a wrong clock, this takes them out: presencecheck forget"
    " --after {date}"
)

# `backup`, `restore`, `merge`.
BACKED_UP = "Backed up and looked over, {runs} run{s}: {place}"
BACKUP_ELSEWHERE = "What you forget later stays in this copy: it is out of our reach there."
BACKUPS_THINNED = "Of the backups beside the history the newest {kept} stay; deleted: {older}."
RESTORE_WHAT = "{copy} is whole and has {runs} run{s}. The present history is kept as a backup."
RESTORE_ASK = "Put it in the history's place?"
RESTORE_NOTHING = "Nothing was changed."
RESTORED = "Restored: {runs} run{s}."
RESTORED_BEFORE = "What was there before: {present}"
MERGED = "Runs that came in: {new}. Here already: {known}."
MERGED_LONGER = "Gone on with there, and so here: {longer} run{s}."
MERGED_OLD = "Left out, as older than what you keep: {old} run{s}."

# Asking.
NOBODY_TO_ASK = ("There is no terminal to ask in.", "Answer beforehand with --yes.")


def plural(count: int) -> str:
    """The ending of a word of which there are so many."""
    return "" if count == 1 else "s"


def holds(count: int) -> str:
    """The verb of so many things that hold something."""
    return "holds" if count == 1 else "hold"
