"""The schema of the history file, as the list of its migrations. Migrations are only ever appended.

Every answer is one row and rows of answers are never changed, so a run can be replayed. What many runs share - the
checklists as they were, the plan, the names of items - is stored once. No column can hold a client or a typed text.
Every row is covered by a hash, by which a change of it is found: see `hash_chain`.
"""

from presencecheck.core.events import Outcome
from presencecheck.core.readiness import Readiness
from presencecheck.core.standing import Status
from presencecheck.system.clock import FIRST_DAY, is_moment

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE checklist (
            hash BLOB PRIMARY KEY NOT NULL,
            sha256 TEXT NOT NULL,         -- of the file it came from
            body TEXT NOT NULL            -- the checklist as it was, as JSON
        ) STRICT
        """,
        """
        CREATE TABLE plan (
            key INTEGER PRIMARY KEY,
            hash BLOB NOT NULL UNIQUE,
            routine TEXT NOT NULL,
            body TEXT NOT NULL            -- what was to be walked, as JSON; names checklists by hash
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
            seq INTEGER PRIMARY KEY,      -- the order of runs, without a gap; clocks jump, this does not
            id TEXT NOT NULL UNIQUE,
            plan INTEGER NOT NULL REFERENCES plan,
            status INTEGER NOT NULL,
            readiness INTEGER,            -- NULL while in progress
            started INTEGER NOT NULL,     -- seconds since 1970, UTC
            utc_offset INTEGER NOT NULL,  -- minutes
            finished INTEGER,
            lease TEXT,                   -- the process that walks it now
            seal BLOB NOT NULL DEFAULT x'' -- over all of this row and the run's answers; set in the same transaction
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
        """
        CREATE TABLE forgotten (
            seq INTEGER PRIMARY KEY,      -- a run that was here
            seal BLOB NOT NULL            -- its seal, which tells nothing of it and keeps the chain whole
        ) STRICT
        """,
        """
        CREATE TABLE ledger (
            key INTEGER PRIMARY KEY CHECK (key = 1),
            runs INTEGER NOT NULL,        -- the place of the newest run there ever was
            forgotten INTEGER NOT NULL,   -- up to this place every run was forgotten
            hash BLOB NOT NULL,           -- the chain of their seals
            seal BLOB NOT NULL            -- over what is forgotten: the two above and the table of that name
        ) STRICT
        """,
        # The seal of a ledger with which nothing is forgotten; test_hash_chain.py compares it with `hash_chain`.
        """
        INSERT INTO ledger VALUES (
            1, 0, 0, zeroblob(32), x'fab0afee29e6b3a1f9471c8c08eb7c3b9778c0acddb0e94c8347d1cfb3f88bf6'
        )
        """,
    ),
)
"""The migrations in order, each as its statements."""

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
"""The numbers in the file are indexes into these tuples, so members may be added only at the end."""

LOCAL_DAY = f"((run.started + run.utc_offset * 60 - {FIRST_DAY * 86_400}) / 86400 + {FIRST_DAY})"
"""The local day on which a run began, counted from 1970-01-01, as SQL; also before that day, where `/` rounds up."""


def plausible(started: int, offset: int, status: int, readiness: int | None, finished: int | None) -> bool:
    """Whether these numbers of a row can be a run's: all that the recorder writes, and all that can be shown."""
    times = is_moment(started, offset) and is_moment(finished or 0, offset)
    return times and 0 <= status < len(STATUSES) and 0 <= (readiness or 0) < len(READINESSES)


def is_answer(outcome: int, value: object) -> bool:
    """Whether these can be an answer's outcome and value."""
    return 0 <= outcome < len(OUTCOMES) and (value is None or isinstance(value, int | str))
