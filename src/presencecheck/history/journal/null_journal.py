"""The journal of a walk of which nothing is kept."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from presencecheck.core.events import StoredEvent
from presencecheck.core.expiry import Instant
from presencecheck.core.run import Run
from presencecheck.history.format.ids import new_id
from presencecheck.history.journal.journal import Journal
from presencecheck.system.clock import Moment, now

if TYPE_CHECKING:
    from presencecheck.history.format.recall import Recalled


class NullJournal(Journal):
    """Records nothing."""

    def __init__(self) -> None:
        self._id = new_id()
        self._started = now()

    @property
    def id(self) -> str:
        """The run's name, needed for reports even when nothing is recorded."""
        return self._id

    @property
    def started(self) -> Moment:
        """When the run began."""
        return self._started

    @property
    def last_answer(self) -> Instant | None:
        """None: no run is resumed."""
        return None

    def note_start(self) -> None:
        """Begin now."""
        self._started = now()

    def ready(self) -> bool:
        """Return False: nothing needs to be opened."""
        return False

    def record(self, run: Run, event: StoredEvent) -> None:
        """Record nothing."""

    def recall(self, run: Run, recalled: "Sequence[Recalled]") -> None:
        """Record nothing."""

    def give_up(self, run: Run) -> None:
        """Record nothing."""

    def has_newer(self) -> bool:
        """Return False: nobody knows of this run."""
        return False

    def leave(self) -> None:
        """Release nothing."""
