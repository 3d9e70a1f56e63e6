"""A journal for walks with a person, who decides how to continue when the history cannot be written."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from presencecheck.core.events import StoredEvent
from presencecheck.core.expiry import Instant
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import HistoryError, SupersededError
from presencecheck.history.journal.journal import Journal
from presencecheck.system.clock import Moment

if TYPE_CHECKING:
    from presencecheck.history.format.recall import Recalled

T = TypeVar("T")


class RetryingJournal(Journal):
    """Writes to another journal, asking the person each time that fails, until they choose to record nothing.

    Args:
        journal: the other journal.
        ask_person: tells the person about the error and returns True to continue without recording, False to try
            again. Raises the error if the person wants neither.

    Attributes:
        without: whether nothing more is recorded.
    """

    def __init__(self, journal: Journal, ask_person: Callable[[HistoryError], bool]) -> None:
        self._journal = journal
        self._ask_person = ask_person
        self.without = False

    @property
    def id(self) -> str:
        """The run's name."""
        return self._journal.id

    @property
    def started(self) -> Moment:
        """When the run began."""
        return self._journal.started

    @property
    def last_answer(self) -> Instant | None:
        """When a run that is resumed was last answered before; None for a new run."""
        return self._journal.last_answer

    def note_start(self) -> None:
        """Begin now, unless an earlier run is continued."""
        self._journal.note_start()

    def ready(self) -> bool:
        """Prepare to record.

        Raises:
            HistoryError: that failed, and the person chose to leave.
        """
        was_asked = False
        while not self.without:
            try:
                return self._journal.ready() or was_asked
            except HistoryError as trouble:
                self.ask(trouble)
                was_asked = True
        return was_asked

    def record(self, run: Run, event: StoredEvent) -> None:
        """Make an event durable, unless nothing more is to be recorded.

        Raises:
            HistoryError: that failed, and the person chose to leave; all earlier events are durable.
            SupersededError: a verdict was to be changed after a newer run had begun.
        """
        self._retry(partial(self._journal.record, run, event))

    def recall(self, run: Run, recalled: "Sequence[Recalled]") -> None:
        """Make durable what was said of the cards of an earlier run, unless nothing more is to be recorded.

        Raises:
            HistoryError: that failed, and the person chose to leave.
        """
        self._retry(partial(self._journal.recall, run, recalled))

    def give_up(self, run: Run) -> None:
        """Make it durable that the run was given up, unless nothing more is to be recorded.

        Raises:
            HistoryError: that failed, and the person chose to leave.
        """
        self._retry(partial(self._journal.give_up, run))

    def has_newer(self) -> bool:
        """Whether another run was begun after this one; False where nothing more is recorded of this one.

        Raises:
            HistoryError: the history cannot be read, and the person chose to leave.
        """
        return bool(self._retry(self._journal.has_newer))

    def leave(self) -> None:
        """End the walk's use of the journal; never raises."""
        self._journal.leave()

    def _retry(self, act: Callable[[], T]) -> T | None:
        while not self.without:
            try:
                return act()
            except SupersededError:
                raise
            except HistoryError as trouble:
                self.ask(trouble)
        return None

    def ask(self, trouble: HistoryError) -> None:
        """Let the person decide; after this returns, the caller tries again unless `without` is set.

        Raises:
            HistoryError: the person chose to leave.
        """
        self.without = self._ask_person(trouble)
