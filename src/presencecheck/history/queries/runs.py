"""Runs to list and to show; nothing is created or changed."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from presencecheck.core.plan import Plan
from presencecheck.core.problems import did_you_mean
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import HistoryDamagedError
from presencecheck.history.queries.selection import EVERY, Selection
from presencecheck.history.store.database import translate_errors
from presencecheck.history.store.lost import is_new
from presencecheck.history.store.recalls import ShownCard, shown_cards
from presencecheck.history.store.store import History, RunNotFoundError
from presencecheck.history.store.summary import Summary
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import history as history_messages
from presencecheck.messages import history_file as history_file_messages


def summaries(path: Path, limit: int, selection: Selection = EVERY) -> list[tuple[Summary, Plan]]:
    """The newest of the selected runs, each with its plan; none if there is no history yet.

    Raises:
        RunNotFoundError: the history has no run of the routine that is asked for.
        HistoryError: the history cannot be read.
    """
    with opened_to_read(path, selection.routine) as history:
        if history is None:
            return []
        where, words = selection.clause()
        # The keys first: whatever else is told of a run is then looked up for those alone that are shown.
        keys = f"SELECT seq FROM run {where} ORDER BY run.seq DESC LIMIT ?"  # noqa: S608 - clauses of our own
        found = history.summaries(f"WHERE run.seq IN ({keys}) ORDER BY run.seq DESC", *words, limit)
        return [(summary, history.plan(summary)) for summary in found]


@contextmanager
def opened_to_read(path: Path, routine: str = "") -> Iterator[History | None]:
    """The history, opened to read; None if there is none yet.

    Args:
        path: the history.
        routine: one that it must have a run of; empty for any.

    Raises:
        RunNotFoundError: it has none.
        HistoryError: it cannot be read.
    """
    if is_new(path):
        yield None
        return
    with closing(History.open(path, write=False)) as history:
        if routine:
            _require_routine(history, routine)
        yield history


def _require_routine(history: History, name: str) -> None:
    with translate_errors(history.path):
        known = [row[0] for row in history.connection.execute("SELECT DISTINCT routine FROM plan ORDER BY routine")]
    if known and name not in known:
        listed = enumeration_messages.join_with_commas(known)
        every = history_file_messages.ROUTINES_WITH_RUNS.format(routines=listed)
        message = history_file_messages.NO_RUN_OF_ROUTINE.format(name=name)
        raise RunNotFoundError(message, did_you_mean(name, known) or every)


def find_run(path: Path, name: str) -> tuple[Summary, Run]:
    """Find the run of this name, replayed from its answers.

    Raises:
        RunNotFoundError: there is no such run.
        HistoryError: the history cannot be read.
    """
    with _found(path, name) as (history, summary):
        return summary, history.run(summary)


def find_summary(path: Path, name: str) -> Summary:
    """Find the run of this name, without its answers.

    Raises:
        RunNotFoundError, HistoryError: as `find_run`.
    """
    with _found(path, name) as (_, summary):
        return summary


def find_cards(path: Path, runs: Iterable[tuple[Summary, Plan]]) -> dict[str, tuple[ShownCard, ...]]:
    """The cards that each of these runs showed, by its id, with what later runs say of them.

    Raises:
        HistoryError: the history cannot be read.
    """
    with opened_to_read(path) as history:
        recalls = history.recalls() if history is not None else {}
        return {summary.id: shown_cards(summary.id, plan, summary.cards, recalls) for summary, plan in runs}


@contextmanager
def _found(path: Path, name: str) -> Iterator[tuple[History, Summary]]:
    with opened_to_read(path) as history:
        if history is None:
            raise RunNotFoundError(history_file_messages.NO_SUCH_RUN.format(name=name), history_messages.NO_HISTORY)
        yield history, history.find(name)


@contextmanager
def translate_row_errors(path: Path) -> Iterator[None]:
    """Raise what meaningless rows lead to as the error that says so, with what to do.

    Raises:
        HistoryDamagedError: a row is not as it was written.
        HistoryError: the history cannot be read.
    """
    try:
        with translate_errors(path):
            yield
    except (LookupError, ValueError, TypeError, OverflowError) as error:
        raise HistoryDamagedError(path) from error
