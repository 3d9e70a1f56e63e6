"""The process that validates files for `read_ahead`: each comes in behind a line about it, a line of it goes out.

It ends by itself once nothing more comes.
"""

import gc
import json
import sys
from typing import BinaryIO

from presencecheck.formats.load import load
from presencecheck.formats.read_ahead import report_of

TOGETHER = 8
"""Reports that go out together, since each time the program stops for them; at most as many files are done twice."""


def main(files: BinaryIO, reports: BinaryIO) -> None:
    """Validate all files that come in, and report of them."""
    waiting = []
    for line in iter(files.readline, b""):
        size, path, expected_id = json.loads(line)
        found = report_of(load(files.read(size), path, expected_id=expected_id), path)
        waiting.append(json.dumps(found).encode() + b"\n")
        if len(waiting) == TOGETHER:
            _send(waiting, reports)
    _send(waiting, reports)


def _send(waiting: list[bytes], reports: BinaryIO) -> None:
    reports.write(b"".join(waiting))
    reports.flush()
    waiting.clear()


if __name__ == "__main__":
    gc.disable()  # looking for garbage takes a tenth of the time, and the process ends soon
    main(sys.stdin.buffer, sys.stdout.buffer)
