"""The process in which `read_ahead` has files validated; it can begin before anything else is there, even the files.

It needs as long to begin as some hundred lists take, so that it is worth its while to start it at once. Nothing else of
this package is imported for that.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from presencecheck.system.worker_process import Worker, open_worker, processors

FEWEST = 100
"""Files that are worth a second process."""
_WORKER = "presencecheck.formats.worker"
_ROOM = 1024 * 1024
"""Bytes of some hundred lists: what a process goes on with while the other one has no time for its pipes."""


@contextmanager
def second_process(files: int) -> Iterator[Worker | None]:
    """A process for this number of files, ended afterwards; None where it would be no help, or cannot be had.

    Args:
        files: how many there are, or likely are.
    """
    process = _start() if files >= FEWEST and processors() > 1 else None
    if process is None:
        yield None
        return
    with process:
        try:
            yield process
        finally:
            process.kill()


def _start() -> Worker | None:
    try:
        return open_worker(_WORKER, _ROOM)
    except OSError:
        return None
