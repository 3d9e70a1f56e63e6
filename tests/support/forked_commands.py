"""Runs many command lines of the real program, each in a process of its own that has all modules loaded already.

As a program of its own (`python -m tests.support.forked_commands`) it answers each line on standard input, a case as
JSON, with a line on standard output: the exit code, or null where the command had to be killed.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.support.evidence import LONG
from tests.support.loaded import load_program

SECONDS = 5.0
"""Seconds after which a command counts as hanging."""
_LOOK = 0.002


class Ended(NamedTuple):
    """How a command ended; the code is None where it hung and was killed."""

    code: int | None
    out: str
    err: str


class Forked:
    """Commands in processes of their own; `forked` makes one."""

    def __init__(self, server: "subprocess.Popen[str]", folder: Path) -> None:
        self._server = server
        self._folder = folder

    def __call__(self, arguments: Sequence[str], environment: Mapping[str, str], *, stdin: str = "") -> Ended:
        """Run one command line with these additions to the environment."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        given, out, err = (self._folder / name for name in ("stdin", "stdout", "stderr"))
        given.write_text(stdin, encoding="utf-8")
        case = {
            "arguments": list(arguments),
            "environment": dict(environment),
            "files": [str(given), str(out), str(err)],
        }
        self._server.stdin.write(json.dumps(case) + "\n")
        self._server.stdin.flush()
        code = json.loads(self._server.stdout.readline())
        return Ended(code, out.read_text(errors="replace"), err.read_text(errors="replace"))


@contextmanager
def forked(folder: Path, **account: Any) -> Iterator[Forked]:
    """Start what runs the commands; their input and output go through files in this folder.

    Args:
        folder: where they lie.
        account: as whom, as `subprocess.Popen` takes it; where nothing is said, as who runs the tests.
    """
    environment = {name: value for name, value in os.environ.items() if name != LONG}
    command = [sys.executable, "-m", "tests.support.forked_commands"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root, env=environment, **account
    ) as server:
        try:
            yield Forked(server, folder)
        finally:
            assert server.stdin is not None
            server.stdin.close()


def _serve() -> None:
    load_program()
    for line in sys.stdin:
        case = json.loads(line)
        child = os.fork()
        if not child:
            _run(case)
        print(json.dumps(_wait(child)), flush=True)


def _run(case: Mapping[str, object]) -> None:
    from presencecheck.cli.main import main

    os.setsid()  # so that what it starts ends with it
    files = case["files"]
    assert isinstance(files, list)
    for number, (file, flags) in enumerate(zip(files, (os.O_RDONLY, _NEW, _NEW), strict=True)):
        os.dup2(os.open(file, flags, 0o600), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - the descriptors of a new process
    os.environ.update(case["environment"])  # type: ignore[call-overload]
    code: object = 70
    try:
        main(case["arguments"])  # type: ignore[arg-type]
    except SystemExit as leaving:
        code = leaving.code
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 0)


_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def _wait(child: int) -> int | None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(_LOOK)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


if __name__ == "__main__":
    _serve()
