"""Where a walk writes its answers down: into the history, opened as late as can be, or nowhere."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from presencecheck.core.events import Answered
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import HistoryMovedError, HistoryUnfitError, repairing
from presencecheck.history.format.ids import new_id
from presencecheck.system.clock import Moment, now

if TYPE_CHECKING:
    from presencecheck.history.operations.recover import Righted
    from presencecheck.history.store.recorder import Recorder
    from presencecheck.history.store.store import History


class Journal(Protocol):
    """What a walk needs of the history."""

    @property
    def id(self) -> str:
        """The run's name."""

    @property
    def started(self) -> Moment:
        """When the run began."""

    def ready(self) -> bool:
        """Get ready to record; called once the first question is on screen, and harmless when called again.

        Returns:
            Whether the person was asked something, so that the question is to be shown once more.
        """

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

    def ready(self) -> bool:
        """Nothing is needed."""
        return False

    def record(self, run: Run, event: Answered) -> None:
        """Nothing is kept."""

    def leave(self) -> None:
        """Nothing is held."""


class Logged(Unlogged):
    """Keeps answers in the history at `path`, which is opened when it is first needed.

    A history that turns out to be damaged, or changed by another program, ends no walk: it is put right, and where a
    new one took its place, what was answered so far goes into that.

    Attributes:
        righted: what became of such histories on the way.
        begun: whether anything of the run was ever written.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._history: History | None = None
        self._recorder: Recorder | None = None
        self.righted: list[Righted] = []
        self.begun = False

    @property
    def history(self) -> "History":
        """The history, opened now if it was not yet.

        Raises:
            HistoryError: it cannot be.
        """
        if self._history is None:
            from presencecheck.history.store.store import History

            self._history = repairing(partial(History.open, self._path), self.put_right)
            if self._recorder is not None:
                self._recorder.attach(self._history)
        return self._history

    def put_right(self, trouble: HistoryUnfitError) -> None:
        """Make the history fit to be opened; where it is another one afterwards, the run goes into that.

        Raises:
            HistoryError: that cannot be, or it is not damaged after all.
        """
        from presencecheck.history.operations.recover import PutAside, TakenBack, put_right

        self._let_go()
        righted = put_right(trouble)
        if righted is not None:
            self.righted.append(righted)
        if not isinstance(righted, PutAside | TakenBack):
            self._recorder = None

    def go_on(self, recorder: "Recorder") -> None:
        """Record into a run that was begun before."""
        self._recorder, self.begun = recorder, True
        self._id, self._started = recorder.id, recorder.started

    def ready(self) -> bool:
        """Open the history.

        Raises:
            HistoryError: it cannot be.
        """
        _ = self.history
        return False

    def record(self, run: Run, event: Answered) -> None:
        """Make the answer durable.

        Raises:
            HistoryError: it could not be written; all earlier answers are.
        """
        try:
            return repairing(partial(self._write, run, event), self.put_right)
        except HistoryMovedError:
            # Another window put it right, or put a copy in its place.
            self._let_go()
            self._recorder = None
        self._write(run, event)
        return None

    def leave(self) -> None:
        """Let another window go on with the run, and remember what the next start must know."""
        if self._history is not None:
            if self._recorder is not None:
                self._recorder.leave()
            self._history.save_start_cache(now().day)
            self._let_go()

    def _let_go(self) -> None:
        if self._history is not None:
            self._history.close()
        self._history = None

    def _write(self, run: Run, event: Answered) -> None:
        self.ready()
        if self._recorder is None:
            self._record_all(run)
        else:
            self._recorder.record(run, event, now())

    def _record_all(self, run: Run) -> None:
        """Write down all that was answered so far: the first answer, or all in a history that took another's place."""
        from presencecheck.history.store.database import transaction

        history = self.history
        with transaction(history.connection, history.path):
            history.delete_run(self._id)
            recorder = history.begin(self._started, self._id)
            again = Run(run.plan)
            for event in run.events:
                again = again.follow(event)
                if isinstance(event, Answered):
                    recorder.record(again, event, now(), ends=event is run.events[-1])
        self._recorder, self.begun = recorder, True
