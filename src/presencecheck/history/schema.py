"""The shape of the history file, as the list of steps that lead to it. Steps are only ever appended.

Every answer is one row and rows of answers are never changed, so a run can be replayed. What many runs share - the
checklists as they were, the plan, the names of items - is stored once. No column can hold a client or a typed text.
"""

from presencecheck.events import Outcome
from presencecheck.run import Readiness, Status

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE checklist (
            key INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL UNIQUE,
            body TEXT NOT NULL            -- the checklist as it was, as JSON
        ) STRICT
        """,
        """
        CREATE TABLE plan (
            key INTEGER PRIMARY KEY,
            routine TEXT NOT NULL,
            body TEXT NOT NULL UNIQUE     -- what was to be walked, as JSON; names checklists by key
        ) STRICT
        """,
        """
        CREATE TABLE item (
            key INTEGER PRIMARY KEY,
            ref TEXT NOT NULL UNIQUE      -- environment/room-closed
        ) STRICT
        """,
        """
        CREATE TABLE run (
            seq INTEGER PRIMARY KEY,      -- the order of runs; clocks jump, this does not
            id TEXT NOT NULL UNIQUE,
            plan INTEGER NOT NULL REFERENCES plan,
            status INTEGER NOT NULL,
            readiness INTEGER,            -- NULL while in progress
            started INTEGER NOT NULL,     -- seconds since 1970, UTC
            utc_offset INTEGER NOT NULL,  -- minutes
            finished INTEGER,
            lease TEXT                    -- the process that walks it now
        ) STRICT
        """,
        "CREATE INDEX run_started ON run (started)",
        "CREATE INDEX run_unfinished ON run (seq) WHERE status = 0",
        """
        CREATE TABLE answer (
            run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
            seq INTEGER NOT NULL,
            item INTEGER NOT NULL REFERENCES item,
            outcome INTEGER NOT NULL,
            value ANY,                    -- a number or option that may be kept; else NULL
            by_probe INTEGER NOT NULL,
            seconds INTEGER NOT NULL,
            PRIMARY KEY (run, seq)
        ) STRICT, WITHOUT ROWID
        """,
    ),
)
"""Step by step, each as its statements."""

STATUSES: tuple[Status, ...] = (Status.IN_PROGRESS, Status.COMPLETED, Status.STOPPED)
READINESSES: tuple[Readiness, ...] = (Readiness.READY, Readiness.WITH_EXCEPTIONS, Readiness.NOT_READY)
OUTCOMES: tuple[Outcome, ...] = (
    Outcome.UNANSWERED,
    Outcome.DONE,
    Outcome.FIXED,
    Outcome.ACCEPTED,
    Outcome.SKIPPED,
    Outcome.NOT_APPLICABLE,
)
"""The numbers that stand in the file are the places in these; they may be added to at the end only."""
