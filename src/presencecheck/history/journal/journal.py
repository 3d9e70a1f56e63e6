"""Where a walk records its answers: in the history, opened as late as possible, or nowhere."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from presencecheck.core.events import StoredEvent
from presencecheck.core.expiry import Instant, later_than
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import HistoryMovedError, HistoryUnfitError, repairing
from presencecheck.history.format.start_cache import StartCache, drop_old_times, load_start_cache
from presencecheck.system.clock import Moment, instant, now

if TYPE_CHECKING:
    from presencecheck.history.format.recall import Recalled
    from presencecheck.history.operations.recover import Recovery
    from presencecheck.history.store.recorder import Recorder
    from presencecheck.history.store.store import History

T = TypeVar("T")


class Journal(Protocol):
    """What a walk needs of the history."""

    @property
    def id(self) -> str:
        """The run's name."""

    @property
    def started(self) -> Moment:
        """When the run began."""

    @property
    def last_answer(self) -> Instant | None:
        """When a run that is resumed was last answered before; None for a new run."""

    def note_start(self) -> None:
        """Let a run of which nothing is recorded begin now: a set-up or another question may have come before it."""

    def ready(self) -> bool:
        """Prepare to record; called once the first question is on screen, and harmless when called again.

        Returns:
            Whether the person was asked something, so that the question has to be shown again.
        """

    def record(self, run: Run, event: StoredEvent) -> None:
        """Make an event durable, given the run it led to.

        Raises:
            SupersededError: a verdict was to be changed after a newer run had begun.
        """

    def recall(self, run: Run, recalled: "Sequence[Recalled]") -> None:
        """Make durable what was said in this run of the cards of an earlier one; it replaces what was said before."""

    def give_up(self, run: Run) -> None:
        """Make it durable that the run was given up; harmless where nothing of it was recorded."""

    def has_newer(self) -> bool:
        """Whether another run was begun after this one."""

    def leave(self) -> None:
        """End the walk's use of the journal; never raises."""


class FileJournal(Journal):
    """Records answers in the history at `path`, which is opened when it is first needed.

    A history that turns out to be damaged, or changed by another program, ends no walk: it is recovered, and where a
    new one took its place, all answers so far are recorded there.

    Args:
        path: the history.
        day_only: whether of the times of a run that ends the day alone is kept.

    Attributes:
        recoveries: how such histories were recovered during the walk.
        begun: whether any answer of the run was ever written.
        keeps_numbers: whether the numbers that are given on scales from now on are recorded.
    """

    def __init__(self, path: Path, *, keeps_numbers: bool = True, day_only: bool = False) -> None:
        self.keeps_numbers = keeps_numbers
        self._id = ""
        self._started = now()
        self._last_answer: Instant | None = None
        self._latest = instant()
        self._path = path
        self._day_only = day_only
        self._recalled: Sequence[Recalled] = ()
        self._history: History | None = None
        self._recorder: Recorder | None = None
        self.recoveries: list[Recovery] = []
        self.begun = False

    @property
    def id(self) -> str:
        """The run's name; it has none before it is asked for."""
        if not self._id:
            from presencecheck.history.format.ids import new_id

            self._id = new_id()
        return self._id

    @property
    def started(self) -> Moment:
        """When the run began."""
        return self._started

    @property
    def last_answer(self) -> Instant | None:
        """When a run that is resumed was last answered before; None for a new run."""
        return self._last_answer

    @property
    def history(self) -> "History":
        """The history, opened now if it was not yet.

        Raises:
            HistoryError: it cannot be.
        """
        if self._history is None:
            self._history = self.recovering(self._open)
            if self._recorder is not None:
                self._recorder.attach(self._history)
        return self._history

    def _open(self) -> "History":
        from presencecheck.history.store.store import History

        known = load_start_cache(self._path) if self._day_only else None
        if self._day_only:
            drop_old_times(self._path, now())
        history = History.open(self._path, day_only=self._day_only)
        history.timed.update((known or StartCache()).timed)
        return history

    def recovering(self, act: Callable[[], T]) -> T:
        """Do something with the history; if it is damaged or changed by another program, recover it and try again.

        Raises:
            HistoryError: it cannot be done, or the history cannot be recovered.
        """
        return repairing(act, self.recover)

    def recover(self, trouble: HistoryUnfitError) -> None:
        """Recover the history; if a new one took its place, the run is recorded there from its first answer.

        Raises:
            HistoryError: that is not possible, or it is not damaged after all.
        """
        from presencecheck.history.operations.recover import LogsPutAside, Reverted, recover

        self._close()
        recovery = recover(trouble)
        if recovery is not None:
            self.recoveries.append(recovery)
        if not isinstance(recovery, LogsPutAside | Reverted):
            self._recorder = None

    def resume(self, recorder: "Recorder", last_answer: Instant | None = None) -> None:
        """Continue a run that was begun before.

        Args:
            recorder: what it is recorded with.
            last_answer: when it was last answered.
        """
        self._recorder, self.begun = recorder, True
        self._id, self._started, self._last_answer = recorder.id, recorder.started, last_answer
        self._latest = last_answer or self._latest

    def note_start(self) -> None:
        """Begin now, unless an earlier run is continued."""
        if not self.begun:
            self._started = now()

    def ready(self) -> bool:
        """Open the history.

        Raises:
            HistoryError: it cannot be.
        """
        _ = self.history
        return False

    def record(self, run: Run, event: StoredEvent) -> None:
        """Make the event durable.

        Raises:
            HistoryError: it could not be written; all earlier events are.
            SupersededError: a verdict was to be changed after a newer run had begun.
        """
        self._write_repairing(partial(self._write, run, event))

    def recall(self, run: Run, recalled: "Sequence[Recalled]") -> None:
        """Make durable what was said in this run of the cards of an earlier one.

        Raises:
            HistoryError: it could not be written.
        """
        self._recalled = recalled
        self._write_repairing(partial(self._write, run, None))

    def _write_repairing(self, write: Callable[[], None]) -> None:
        try:
            return self.recovering(write)
        except HistoryMovedError:
            # Deleted, recovered by another window, or replaced by a copy.
            from presencecheck.history.operations.recover import Replaced
            from presencecheck.history.store.lost import LostHistory, find_lost

            self._close()
            self._recorder = None
            is_there = self._path.exists()
            gone = LostHistory(self._path, is_there, None)
            self.recoveries.append(find_lost(self._path) or (Replaced(self._path) if is_there else gone))
        return write()

    def give_up(self, run: Run) -> None:
        """Make it durable that the run was given up.

        Raises:
            HistoryError: it could not be written.
        """
        if self._recorder is not None:
            self.ready()
            self._recorder.finish(run, now())

    def has_newer(self) -> bool:
        """Whether another run was begun after this one.

        Raises:
            HistoryError: the history cannot be read.
        """
        self.ready()
        return self._recorder is not None and self.recovering(self._recorder.has_newer)

    def leave(self) -> None:
        """Allow another window to continue the run, and save what the next start needs to know."""
        if self._history is not None:
            if self._recorder is not None:
                self._recorder.leave()
            self._history.save_start_cache(now().day)
            self._close()

    def _close(self) -> None:
        if self._history is not None:
            self._history.close()
        self._history = None

    def _write(self, run: Run, event: StoredEvent | None) -> None:
        """Write an event, or else what was recalled."""
        self.ready()
        self._latest = later_than(self._latest, instant())
        if self._recorder is None:
            self._record_all(run)
        elif event is None:
            self._recorder.recall(run.plan, self._recalled, now(), at=self._latest)
        else:
            self._recorder.keeps_numbers = self.keeps_numbers
            self._recorder.record(run, event, now(), at=self._latest)

    def _record_all(self, run: Run) -> None:
        """Record all answers so far: the first one, or all of them in a history that took another's place."""
        from presencecheck.history.journal.record_again import record_again
        from presencecheck.history.store.database import transaction

        history = self.history
        with transaction(history.connection, history.path):
            history.delete_run(self.id)
            recorder = history.begin(self._started, self.id)
            recorder.keeps_numbers = self.keeps_numbers
            record_again(recorder, run, self._recalled, self._latest)
        self._recorder, self.begun = recorder, True
