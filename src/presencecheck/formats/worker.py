"""The process that validates files for `read_ahead`: a line about each comes in, a line of what was found goes out.

It ends by itself once nothing more comes.
"""

import gc
import json
import sys
from collections.abc import Iterable
from typing import BinaryIO

from presencecheck.formats.load import load
from presencecheck.formats.read_ahead import report_of


def main(files: Iterable[bytes], reports: BinaryIO) -> None:
    """Validate all files that come in, and report of each at once."""
    for line in files:
        source, path, expected_id = json.loads(line)
        found = report_of(load(source.encode("latin-1"), path, expected_id=expected_id))
        reports.write(json.dumps(found).encode() + b"\n")
        reports.flush()


if __name__ == "__main__":
    gc.disable()  # looking for garbage takes a tenth of the time, and the process ends soon
    main(sys.stdin.buffer, sys.stdout.buffer)
