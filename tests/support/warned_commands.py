"""Runs command lines one after the other in one process, and names what each forgot to close.

As a program of its own (`python -X dev -W error::ResourceWarning -m tests.support.warned_commands`) it reads a list of
command lines as JSON, and writes a list of the exit code and the warnings of each.
"""

import gc
import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout


def _code(line: list[str]) -> object:
    from presencecheck.cli.main import main

    try:
        main(line)
    except SystemExit as leaving:
        return leaving.code


def _serve() -> None:
    found: list[str] = []
    # What is closed by nobody is found when it is thrown away, where nothing can be raised.
    sys.unraisablehook = lambda unraisable: found.append(repr(unraisable.exc_value))
    gc.freeze = lambda: None  # what is about to end looks for no garbage: here it must
    lines, ends = json.load(sys.stdin), []
    for line in lines:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            code = _code(line)
        gc.collect()
        ends.append([code, [*found]])
        found.clear()
    json.dump(ends, sys.stdout)


if __name__ == "__main__":
    _serve()
