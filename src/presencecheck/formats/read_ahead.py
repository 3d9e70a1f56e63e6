"""Many files validated by two processes: a process beside this one begins with the last file, this one with the first.

It is only a help. Where it cannot be had, or is late, each file is validated where it is asked for.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from hashlib import sha256
from threading import Thread
from typing import IO, TYPE_CHECKING, Any, cast

from presencecheck import __version__
from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.overlay import Overlay
from presencecheck.core.problems import Diagnostic
from presencecheck.core.serialize import from_dict, to_dict
from presencecheck.formats.document import LaterDocument
from presencecheck.formats.load import MOST_REMEMBERED, Reader, ValidatedFile, load
from presencecheck.formats.second_process import FEWEST, second_process
from presencecheck.formats.yaml_reader import read_all
from presencecheck.system.worker_process import Worker

if TYPE_CHECKING:
    from io import BufferedReader

_CLASSES: dict[str, type[Checklist | Routine | Overlay]] = {cls.__name__: cls for cls in (Checklist, Routine, Overlay)}
_PIECE = 1024 * 1024
"""Bytes that are taken from the pipe together, if they are there."""

_PROGRAM = f"{__version__} {__file__}"
"""The program that validates: beside one that was started from a folder of its own, another may be installed."""

File = tuple[bytes, str, str]
"""The arguments of `load`: the bytes of a file, its name in problems, and the id that fits its name."""


@contextmanager
def read_ahead(files: Sequence[File], process: Worker | None = None) -> Iterator[Reader]:
    """A reader that validates these files as `load` does, in about half of the time where there are many.

    Args:
        files: in the order in which they will be asked for; any other file is validated too.
        process: where one was started before; its owner ends it.
    """
    is_small = sum(len(file[0]) for file in files) <= MOST_REMEMBERED
    count = len(files) if is_small else 0
    with nullcontext(process) if process else second_process(count) as other:
        if other is None or count < FEWEST:
            yield load
            return
        try:
            reader = ReadAhead(other, files)
        except RuntimeError:  # the system lets us start no thread
            yield load
            return
        try:
            yield reader
        finally:
            reader.end()


class ReadAhead:
    """Gives what the process beside this one has validated by now; validates the rest here."""

    def __init__(self, process: Worker, files: Sequence[File]) -> None:
        self._process = process
        self._files = files[::-1]
        self._reports: dict[tuple[str, str], bytes] = {}
        # A thread each: whichever of the two processes is slow, the other one never waits for a full pipe.
        self._threads = [Thread(target=work, daemon=True) for work in (self._send, self._receive)]
        for thread in self._threads:
            thread.start()

    def __call__(self, source: bytes, path: str, /, *, expected_id: str = "") -> ValidatedFile:
        """The content and the problems of a file."""
        report = self._reports.pop((path, expected_id), None)
        found = report and _understood(report)
        if found and found["of"] == [_PROGRAM, path, sha256(source).hexdigest()]:
            return _received(found, source)
        return load(source, path, expected_id=expected_id)

    def wait(self) -> None:
        """Wait until the other process has validated all files, or has ended."""
        for thread in self._threads:
            thread.join()

    def end(self) -> None:
        """End the other process, whatever it is at."""
        self._process.kill()
        self.wait()  # the threads notice that nobody is there any more

    def _send(self) -> None:
        heads = (json.dumps([len(source), *rest]).encode() for source, *rest in self._files)
        pieces = (b"%s\n%s" % (head, source) for head, (source, *_) in zip(heads, self._files, strict=True))
        with suppress(OSError), cast("IO[bytes]", self._process.stdin) as pipe:
            pipe.write(b"".join(pieces))  # at once: a thread waits its turn after each call

    def _receive(self) -> None:
        pipe, rest = cast("BufferedReader", self._process.stdout), b""
        keys = iter([(path, expected_id) for _, path, expected_id in self._files])
        while piece := pipe.read1(_PIECE):
            *reports, rest = (rest + piece).split(b"\n")  # the rest is no whole report, and may never be
            self._reports |= {key: report for report, key in zip(reports, keys, strict=False)}


def _understood(report: bytes) -> dict[str, Any] | None:
    """What a report says; None where the line is none, since what is installed beside us can print one of its own."""
    try:
        found = json.loads(report)
    except ValueError:
        return None
    return found if isinstance(found, dict) and "of" in found else None


def report_of(reading: ValidatedFile, path: str) -> dict[str, Any]:
    """What a file's reading says as plain data; without the places, which hardly anybody looks at afterwards."""
    what = reading.what
    return {
        "of": [_PROGRAM, path, reading.sha256],
        "kind": type(what).__name__,
        "what": to_dict(what),
        "names": reading.document.has_names,
        "problems": [vars(problem) for problem in reading.problems],
    }


def _received(found: dict[str, Any], source: bytes) -> ValidatedFile:
    what = None if found["what"] is None else from_dict(_CLASSES[found["kind"]], found["what"])
    if isinstance(what, Checklist | Routine) and not found["names"]:
        vars(what)["has_names"] = False
    problems = tuple(Diagnostic(**problem) for problem in found["problems"])
    return ValidatedFile(what, problems, found["of"][-1], LaterDocument(lambda: read_all(source)))
