"""A journal for walks with a person: where the history cannot be written, they decide how the walk goes on."""

from collections.abc import Callable

from presencecheck.core.events import Answered
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.journal.journal import Journal
from presencecheck.system.clock import Moment


class Wary(Journal):
    """Writes to another journal for as long as that can be, or until the person does without.

    Args:
        journal: the other one.
        asked: puts a trouble to the person: whether to go on and keep nothing more; else it is tried again. Raises the
            trouble where the person wants neither.

    Attributes:
        without: whether nothing more is kept.
    """

    def __init__(self, journal: Journal, asked: Callable[[HistoryError], bool]) -> None:
        self._journal = journal
        self._asked = asked
        self.without = False

    @property
    def id(self) -> str:
        """The run's name."""
        return self._journal.id

    @property
    def started(self) -> Moment:
        """When the run began."""
        return self._journal.started

    def ready(self) -> bool:
        """Get ready to record.

        Raises:
            HistoryError: that cannot be, and the person would not go on so.
        """
        said = False
        while not self.without:
            try:
                return self._journal.ready() or said
            except HistoryError as trouble:
                self.ask(trouble)
                said = True
        return said

    def record(self, run: Run, event: Answered) -> None:
        """Make an answer durable, unless nothing more is to be kept.

        Raises:
            HistoryError: that cannot be, and the person would not go on so; all earlier answers are durable.
        """
        while not self.without:
            try:
                return self._journal.record(run, event)
            except HistoryError as trouble:
                self.ask(trouble)
        return None

    def leave(self) -> None:
        """The walk is over; never raises."""
        self._journal.leave()

    def ask(self, trouble: HistoryError) -> None:
        """Let the person decide; when this returns, it is to be tried again unless nothing more is kept.

        Raises:
            HistoryError: they would rather leave.
        """
        self.without = self._asked(trouble)
