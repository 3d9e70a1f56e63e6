"""What every column and code of an export means; docs/history.md and `export --codebook` say the same."""

TITLE = "Codebook of a presencecheck history"
ABOUT = (
    "One person's runs through their own checklists. No name and no text that was typed is in it; what a run was for, "
    "and when, can point to a client beside a calendar. "
    "Numbers on scales are that person's own impressions on the day: no validated measure, and not to be compared "
    "between people. Skipped is not done. A run belongs to the day on which the person's own clock showed it began."
)
COLUMNS_TITLE = "Columns"
COLUMNS_ABOUT = (
    "One row for each item that was in view in a run, in the order of runs and of items. In JSON lines, one line is a "
    "run: columns of the run are its fields, those of the item are in `items`, those of its checklist in `checklists`."
)
COLUMNS = {
    "run": "the run's id, random; `id` in JSON lines",
    "date": "the local day on which the run began",
    "started": "when it began, in UTC, empty where only the day is kept; only with --detail",
    "finished": "when it ended, in UTC, empty while in progress and where only the day is kept; only with --detail",
    "utc_offset": "minutes that the local time was ahead of UTC; only with --detail",
    "routine": "the id of the routine or checklist that was walked; several are joined with +",
    "status": "where the run stands",
    "readiness": "the verdict; empty while in progress, and for what is walked after a session",
    "cut_short": "whether the client came before the last question: true or false",
    "modality": "how the session was to be",
    "setting": "with whom it was to be",
    "first_session": "whether it was a first session: true or false",
    "checklist": "the id of the checklist",
    "version": "the version that the checklist named",
    "sha256": "of the checklist's file as it was, by which the listing below tells versions apart; only in JSON lines",
    "item": "the id of the item in its checklist; stable over versions",
    "kind": "the kind of item",
    "outcome": "the result, by the last answer given to it in the run",
    "value": "the number on a scale, where the setting keep-numbers keeps it, the option, or the options "
    "that were marked, where they may be kept; else empty",
    "by": "who answered",
    "seconds": "how long the item was in view, in whole seconds, all visits together",
    "finding": "what a measurement said when the last answer was given; empty where nothing was measured",
    "cards": "the checklists that were shown as cards after the verdict, each with how many of its lines were left"
    " open, where that was asked afterwards; only in JSON lines",
}
MEANING = "meaning"
COLUMN_HEADINGS = ("column", MEANING)
CODES_TITLE = "Codes"
CODES = {
    "status": {
        "in-progress": "not ended; it can be resumed",
        "completed": "walked to its end",
        "stopped": "left early and given up",
    },
    "readiness": {
        "ready": "nothing essential or standard was left open",
        "ready-with-exceptions": "something standard was left open, nothing essential",
        "not-ready": "something essential was left open; a run that was left early is so nearly always",
    },
    "outcome": {
        "done": "in place, at the first question",
        "fixed": "not yet at first, then put right",
        "accepted": "not so, and left as it is",
        "skipped": "not looked at; never counted as done",
        "not-applicable": "does not apply to this session",
        "still-so": "was in place in an earlier run, and the person said that it still is",
        "unanswered": "in view, but the run was left before it was answered",
    },
    "kind": {
        "confirm": "a question answered by a state",
        "exercise": "something done for a while",
        "scale": "a number between two named ends",
        "choice": "one of a few words",
        "several": "any number of a few words",
        "text": "a few words of the person's own; used in the run, never kept",
        "probe": "a measurement that the person then took",
        "card": "a whole checklist shown as one screen, with one confirmation; only in runs before version 0.2",
    },
    "by": {
        "person": "the person said so",
        "probe": "a measurement said so, and the person took it",
    },
    "finding": {
        "ok": "as it should be",
        "warn": "not quite as it should be",
        "fail": "not as it should be",
    },
    "modality": {"video": "by video", "audio": "by telephone or without picture", "in-person": "in one room"},
    "setting": {
        "individual": "with one person",
        "couple": "with a couple",
        "group": "with a group",
        "family": "with a family",
        "child": "with a child",
    },
}
CHECKLISTS_TITLE = "Checklists as they were"
CHECKLIST = "{title} ({id} {version})"
CHECKLIST_USED = "In {runs}, from {first} to {last}. sha256 {sha256}."
CHECKLIST_ITEMS = ("item", "kind", "importance", "question", "answers")
NOT_KEPT = "(not kept)"
SCALE = "{least} {low} to {most} {high}"
