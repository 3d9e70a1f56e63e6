"""What is left of a walk that something came in the way of, looked at as the program looks at it."""

import shutil
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from presencecheck.history.format import start_cache as bookmark
from presencecheck.history.format.file_header import HistoryError, is_empty
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries.runs import find_run, summaries
from presencecheck.history.store.store import History
from presencecheck.system.clock import now

State = Mapping[str, bytes | None]
"""Every path below a folder, with the file's content; None for a folder."""
COUNT = 8
LIST = "format: 1\nid: long\ntitle: Eight\nitems:\n" + "".join(
    f"  - {{id: item-{n}, ask: Is number {n} so?, ready: State {n}, if-not-yet: {{do: [Help {n}]}}}}\n"
    for n in range(1, COUNT + 1)
)
"""What is walked: each answer that is taken shows a state of its own."""
ALL = 10**9
"""This number of answers are missing where the history cannot be read, or is not as it was written."""


def found(root: Path) -> State:
    """All that is in a folder."""
    return {str(path.relative_to(root)): None if path.is_dir() else path.read_bytes() for path in root.rglob("*")}


def lay_out(state: State, root: Path) -> Path:
    """Make a folder hold this and nothing else."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(mode=0o700, parents=True)
    for path, content in sorted(state.items()):
        if content is None:
            (root / path).mkdir(mode=0o700)
        else:
            (root / path).write_bytes(content)
    return root


def missing(root: Path, shown: int) -> int:
    """How many of the answers of the only run, of which this number were shown as taken, are not in the history.

    Holds that it is as it was written, that a run which is unfinished goes on behind its last answer, and that the note
    for the next start says what is so.
    """
    path = root / "data" / "history.db"
    try:
        mark = bookmark.load_start_cache(path)
        runs = [find_run(path, summary.id)[1] for summary, _ in summaries(path, 9)]
        if is_empty(path):
            return shown
        if inspect(path).faults:
            return ALL
        with closing(History.open(path)) as history:
            open_run = next(history.unfinished(), None)
            assert mark in (None, history.start_cache(now().day))
            if open_run is not None:
                run, recorder = history.resume(open_run)
                assert run.current
                assert run.current.ref == f"long/item-{run.answered + 1}"
                recorder.leave()
    except HistoryError:
        return ALL
    kept = sum(run.answered for run in runs)
    assert len(runs) <= 1
    assert kept <= shown + 1
    return max(shown - kept, 0)
