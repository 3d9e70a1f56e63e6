"""The history for those who only read: nothing is made, nothing is changed."""

from pathlib import Path

from presencecheck.history.store import History, RunNotFound, Summary
from presencecheck.plan import Plan
from presencecheck.run import Run


def summaries(path: Path, limit: int) -> list[tuple[Summary, Plan]]:
    """The newest runs with what each was to walk; none where there is no history yet.

    Raises:
        HistoryTrouble: the history cannot be read.
    """
    history = _opened(path)
    if history is None:
        return []
    try:
        return [(summary, history.plan(summary)) for summary in history.runs(limit)]
    finally:
        history.close()


def one(path: Path, name: str) -> tuple[Summary, Run]:
    """The run of this name, as its answers lead to it.

    Raises:
        RunNotFound: there is no such run.
        HistoryTrouble: the history cannot be read.
    """
    history = _opened(path)
    if history is None:
        raise RunNotFound(f'There is no run "{name}".', "There is no history yet.")
    try:
        summary = history.find(name)
        return summary, history.run(summary)
    finally:
        history.close()


def _opened(path: Path) -> History | None:
    return History.open(path, write=False) if path.exists() and path.stat().st_size else None
