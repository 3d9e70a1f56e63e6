"""The schema of the history file, as the list of its migrations. Migrations are only ever appended.

Every answer is one row and rows of answers are never changed, so a run can be replayed. What many runs share - the
checklists as they were, the plan, the names of items - is stored once. No column can hold a client or a typed text.
Every row is covered by a hash, by which a change of it is found: see `hash_chain`.
"""

from functools import cache
from typing import Literal, NamedTuple

from presencecheck.core.events import Answered, Confirmed, Outcome, Reopened, Revised, StoredEvent, StoredFinding
from presencecheck.core.readiness import Readiness
from presencecheck.core.standing import Status
from presencecheck.history.format.recall import is_recall
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
    # What version 1 wrote stays as it is, to the last byte of its rows; `migrate` says what else this version changes.
    (
        "ALTER TABLE answer RENAME COLUMN by_probe TO how",  # what was done, what was measured, who looked: see `How`
        "ALTER TABLE run ADD COLUMN origin TEXT",  # the installation that walked it, random
        "ALTER TABLE run ADD COLUMN cut_short INTEGER NOT NULL DEFAULT 0",  # the client came before its last question
        "ALTER TABLE run ADD COLUMN cards INTEGER NOT NULL DEFAULT 0",  # how many of its plan's were shown
        "ALTER TABLE run ADD COLUMN recall TEXT",  # lines of earlier cards that were left open, see `recall`
        "ALTER TABLE run ADD COLUMN day_only INTEGER NOT NULL DEFAULT 0",  # of its times the day alone is kept
        "ALTER TABLE run ADD COLUMN answered INTEGER",  # the last answer, seconds since 1970; NULL once it has ended
        "ALTER TABLE run ADD COLUMN uptime INTEGER",  # the same by a clock that counts sleep, if there is one
    ),
)
"""The migrations in order, each as its statements."""


By = Literal["person", "probe"]


class RunState(NamedTuple):
    """What can change of a run's row: columns of the table, in the order in which its seal is over them."""

    status: int
    readiness: int | None
    finished: int | None
    lease: str | None = None
    origin: str | None = None
    cut_short: int = 0
    cards: int = 0
    recall: str | None = None
    day_only: int = 0
    answered: int | None = None
    uptime: int | None = None


STATE_COLUMNS = ", ".join(RunState._fields)
ANSWER_COLUMNS = "outcome, value, how, seconds"
"""What an answer says of its item, in the order in which its link is over it, as SQL."""

STATUSES: tuple[Status, ...] = (Status.IN_PROGRESS, Status.COMPLETED, Status.STOPPED)
READINESSES: tuple[Readiness, ...] = (Readiness.READY, Readiness.WITH_EXCEPTIONS, Readiness.NOT_READY)
OUTCOMES: tuple[Outcome, ...] = (
    Outcome.UNANSWERED,
    Outcome.DONE,
    Outcome.FIXED,
    Outcome.ACCEPTED,
    Outcome.SKIPPED,
    Outcome.NOT_APPLICABLE,
    Outcome.STILL_SO,
)
FINDINGS: tuple[StoredFinding, ...] = ("ok", "warn", "fail")
ACTS: tuple[type[StoredEvent], ...] = (Answered, Confirmed, Reopened, Revised)
"""The numbers in the file are indexes into these tuples, so members may be added only at the end; but `FINDINGS` is
full, as an act begins behind the last finding."""
_FINDINGS: tuple[StoredFinding | None, ...] = (None, *FINDINGS)
_HOWS = len(_FINDINGS) * 2
ACT = f"how / {_HOWS}"
"""The place in `ACTS` of what was done, as SQL."""

LOCAL_DAY = f"((run.started + run.utc_offset * 60 - {FIRST_DAY * 86_400}) / 86400 + {FIRST_DAY})"
"""The local day on which a run began, counted from 1970-01-01, as SQL; also before that day, where `/` rounds up."""


class How(NamedTuple):
    """How an answer was given, which is one number in its row; in version 1, only who had looked.

    Attributes:
        act: what was done with the item.
        by: who had looked at it.
        finding: what a measurement said; None where nothing was measured.
    """

    act: type[StoredEvent]
    by: By = "person"
    finding: StoredFinding | None = None

    @property
    def number(self) -> int:
        """The number in the column."""
        return ACTS.index(self.act) * _HOWS + _FINDINGS.index(self.finding) * 2 + (self.by == "probe")


@cache
def read_how(number: int) -> How:
    """How an answer was given, as the column `how` has it.

    Raises:
        IndexError: the number is none that is ever written.
    """
    if number < 0:
        raise IndexError(number)
    act, rest = divmod(number, _HOWS)
    return How(ACTS[act], "probe" if rest % 2 else "person", _FINDINGS[rest // 2])


def plausible(started: int, offset: int, state: RunState) -> bool:
    """Whether these values of a row can be a run's: all that the recorder writes, and all that can be shown."""
    times = is_moment(started, offset) and is_moment(state.finished or 0, offset) and is_moment(state.answered or 0, 0)
    codes = 0 <= state.status < len(STATUSES) and 0 <= (state.readiness or 0) < len(READINESSES)
    flags = {state.cut_short, state.day_only} <= {0, 1} and state.cards >= 0
    in_progress = STATUSES[state.status] is Status.IN_PROGRESS if codes else False
    return times and codes and flags and in_progress == (state.answered is not None) and is_recall(state.recall)


def is_answer(outcome: int, value: object, how: int) -> bool:
    """Whether these can be an answer's outcome, value and the number of how it was given."""
    if not (0 <= outcome < len(OUTCOMES) and 0 <= how < len(ACTS) * _HOWS):
        return False
    is_possible = OUTCOMES[outcome] is not Outcome.STILL_SO or read_how(how).act is Confirmed
    return is_possible and (value is None or isinstance(value, int | str))
