"""Where a walk writes its answers down: into the history, opened as late as can be, or nowhere."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from presencecheck.clock import Moment, now
from presencecheck.events import Answered
from presencecheck.history.header import HistoryDamaged, HistoryMoved
from presencecheck.history.ids import new_id
from presencecheck.run import Run

if TYPE_CHECKING:
    from presencecheck.history.mending import Mended
    from presencecheck.history.recorder import Recorder
    from presencecheck.history.store import History


class Journal(Protocol):
    """What a walk needs of the history."""

    @property
    def id(self) -> str:
        """The run's name."""

    @property
    def started(self) -> Moment:
        """When the run began."""

    def ready(self) -> None:
        """Get ready to record; called once the first question is on screen, and harmless when called again."""

    def record(self, run: Run, event: Answered) -> None:
        """Make an answer durable, given the run it led to."""

    def leave(self) -> None:
        """The walk is over; never raises."""


class Unlogged(Journal):
    """Keeps nothing."""

    def __init__(self) -> None:
        self._id = new_id()
        self._started = now()

    @property
    def id(self) -> str:
        """A name all the same, for what is reported."""
        return self._id

    @property
    def started(self) -> Moment:
        """When the run began."""
        return self._started

    def ready(self) -> None:
        """Nothing is needed."""

    def record(self, run: Run, event: Answered) -> None:
        """Nothing is kept."""

    def leave(self) -> None:
        """Nothing is held."""


class Logged(Unlogged):
    """Keeps answers in the history at `path`, which is opened when it is first needed.

    A history that turns out to be damaged ends no walk: it is put aside, and what was answered so far goes into the
    new one.

    Attributes:
        mended: what became of damaged histories on the way.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._history: History | None = None
        self._recorder: Recorder | None = None
        self.mended: list[Mended] = []

    @property
    def history(self) -> "History":
        """The history, opened now if it was not yet.

        Raises:
            HistoryTrouble: it cannot be.
        """
        if self._history is None:
            from presencecheck.history.store import History

            try:
                self._history = History.open(self._path)
            except HistoryDamaged:
                self.mend()
                self._history = History.open(self._path)
        return self._history

    def mend(self) -> None:
        """Put the damaged history aside; what can be read of it is in the new one.

        Raises:
            HistoryTrouble: that cannot be, or it is not damaged after all.
        """
        from presencecheck.history.mending import mend

        self._let_go()
        self.mended.append(mend(self._path))

    def go_on(self, recorder: "Recorder") -> None:
        """Record into a run that was begun before."""
        self._recorder = recorder
        self._id, self._started = recorder.id, recorder.started

    def ready(self) -> None:
        """Open the history.

        Raises:
            HistoryTrouble: it cannot be.
        """
        if self._recorder is None:
            self._recorder = self.history.begin(self._started, self._id)

    def record(self, run: Run, event: Answered) -> None:
        """Make the answer durable.

        Raises:
            HistoryTrouble: it could not be written; all earlier answers are.
        """
        self.ready()
        try:
            if self._recorder is not None:
                self._recorder.record(run, event, now())
        except HistoryDamaged:
            self.mend()
            self._record_anew(run)
        except HistoryMoved:
            # Another window found it damaged, or put a copy in its place.
            self._let_go()
            self._record_anew(run)

    def leave(self) -> None:
        """Let another window go on with the run, and remember what the next start must know."""
        if self._recorder is not None:
            self._recorder.leave()
        if self._history is not None:
            self._history.bookmark(now().day)
            self._let_go()

    def _let_go(self) -> None:
        if self._history is not None:
            self._history.close()
        self._history = self._recorder = None

    def _record_anew(self, run: Run) -> None:
        """Write down all that was answered so far in the history that stands in the place of the one before."""
        self.history.withdraw(self._id)
        self.ready()
        again = Run(run.plan)
        for event in run.events:
            again = again.apply(event)
            if isinstance(event, Answered) and self._recorder is not None:
                self._recorder.record(again, event, now())
