"""Starts the program in processes that have its modules loaded: the same program, for a third of the time of a start.

As a program of its own (`python -m tests.support.warm_starts DESCRIPTOR`) it loads them once and makes a copy of itself
for each request, by `fork`; only the copy reads its command line and its environment.
"""

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import presencecheck
from tests.support.evidence import LONG
from tests.support.loaded import load_program

if sys.platform != "win32":
    import fcntl
    import termios

_FORMING = ("PYTHON", "LD_", "LC_", "LANG")
"""How the names of what forms an interpreter at its very start begin: with another value, a copy would not do."""


def _forming(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith(_FORMING)}


_USUAL = {**_forming(os.environ), "LC_ALL": "C.UTF-8"}
_USUAL.pop("PYTHONDONTWRITEBYTECODE", None)  # no test has it: tests/conftest.py
_LEFT = (*_FORMING, "COVERAGE_")
"""How the names begin of what it is not given; the programs that tests start are not measured."""
_STREAMS = (("stdin", "r", "surrogateescape"), ("stdout", "w", "surrogateescape"), ("stderr", "w", "backslashreplace"))
_MOST = 1 << 17
_LOOK = 0.05


class Process(Protocol):
    """What a test needs of a process that it started."""

    pid: int

    @property
    def returncode(self) -> int | None:
        """Its exit status, as far as it is known; the negative number of a signal that ended it."""

    def poll(self) -> int | None:
        """Its exit status; None while it runs."""

    def wait(self) -> int:
        """Wait for its end; its exit status."""

    def kill(self) -> None:
        """End it at once."""

    def send_signal(self, sig: int) -> None:
        """Send it a signal."""


class WarmProcess:
    """A copy that was made."""

    def __init__(self, source: "_Source", pid: int) -> None:
        self._source, self.pid = source, pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Its exit status; None while it runs."""
        if self.returncode is None:
            self.returncode = self._source.end_of(self.pid)
        return self.returncode

    def wait(self) -> int:
        """Wait for its end; its exit status."""
        while (code := self.poll()) is None:
            self._source.await_news()
        return code

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def send_signal(self, sig: int) -> None:
        """Send it a signal."""
        if self.poll() is None:
            os.kill(self.pid, sig)


class _Source:
    """The process of which copies are made, seen from the tests."""

    def __init__(self) -> None:
        self._lock, self._ended = threading.Lock(), dict[int, int]()
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-m", "tests.support.warm_starts", str(theirs.fileno())]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=[theirs.fileno()],
            env={name: value for name, value in os.environ.items() if not name.startswith(_LEFT)} | _USUAL,
            cwd=Path(__file__).parents[2],
        )
        theirs.close()
        atexit.register(self._close)

    def copy(self, terminal: int, arguments: Sequence[str], environment: Mapping[str, str]) -> WarmProcess:
        """Make a copy, as the leader of a session in this terminal."""
        mask = os.umask(0o77)
        os.umask(mask)
        case = {"arguments": arguments, "environment": dict(environment), "folder": str(Path.cwd()), "mask": mask}
        with self._lock:
            socket.send_fds(self._channel, [json.dumps(case).encode()], [terminal])
            while (pid := self._news()) is None:
                pass
        return WarmProcess(self, pid)

    def end_of(self, pid: int) -> int | None:
        """The exit status of a copy; None while it runs."""
        with self._lock:
            while select.select([self._channel], [], [], 0)[0]:
                self._news()
            return self._ended.pop(pid, None)

    def await_news(self) -> None:
        """Wait a little for the end of any copy."""
        select.select([self._channel], [], [], _LOOK)

    def _news(self) -> int | None:
        """Read of one copy: the number of one that was made, or nothing where one ended."""
        message = self._channel.recv(_MOST)
        assert message, "the process of which copies are made has ended"
        pid, code = json.loads(message)
        if code is None:
            return int(pid)
        self._ended[pid] = code
        return None

    def _close(self) -> None:
        self._channel.close()
        self._process.wait()


def warm_start(terminal: int, arguments: Sequence[str], environment: Mapping[str, str]) -> WarmProcess | None:
    """Start the program in this terminal; None where only a start from nothing would be the same.

    In the long form, all start from nothing.
    """
    if sys.platform != "linux" or os.environ.get(LONG) or _forming(environment) != _USUAL:
        return None
    sys.audit("subprocess.Popen", sys.executable, list(arguments), None, None)  # the guard of the tests listens
    return _source().copy(terminal, arguments, environment)


@cache
def _source() -> _Source:
    return _Source()


def _next_copy(channel: socket.socket) -> tuple[dict[str, Any], int]:
    """Make copies until there is no more request; returns in each copy, with its request and its terminal."""
    heard, woken = os.pipe()
    for descriptor in (heard, woken):
        os.set_blocking(descriptor, False)
    signal.signal(signal.SIGCHLD, lambda number, frame: None)
    signal.set_wakeup_fd(woken)
    requests = channel.fileno()
    while True:
        ready = select.select([requests, heard], [], [])[0]
        if heard in ready:
            os.read(heard, _MOST)
            _tell_ends(channel)
        if requests in ready:
            message, descriptors, _, _ = socket.recv_fds(channel, _MOST, 1)
            if not message:
                os._exit(0)
            if not (pid := os.fork()):
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                os.close(heard)
                os.close(woken)
                return json.loads(message), descriptors[0]
            os.close(descriptors[0])
            channel.send(json.dumps([pid, None]).encode())


def _tell_ends(channel: socket.socket) -> None:
    """Tell of each copy that has ended."""
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        channel.send(json.dumps([pid, os.waitstatus_to_exitcode(status)]).encode())


def _settle(case: Mapping[str, Any], terminal: int) -> None:
    """Be what a new process in this terminal would be."""
    os.setsid()
    for descriptor in range(3):
        os.dup2(terminal, descriptor)
    os.close(terminal)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    os.chdir(case["folder"])
    os.umask(case["mask"])
    os.environ.clear()
    os.environ.update(case["environment"])
    time.tzset()
    for number, (name, mode, errors) in enumerate(_STREAMS):  # those of before know that nobody looks
        setattr(sys, name, open(number, mode, encoding="utf-8", errors=errors, closefd=False))  # noqa: SIM115
    sys.argv = [str(Path(presencecheck.__file__).with_name("__main__.py")), *case["arguments"]]


def _run() -> None:
    """Run the program as `python -m presencecheck` does, and end as Python does, but for taking its memory apart.

    That would copy the memory that is shared with all others, to throw it away.
    """
    from presencecheck.cli.main import main

    try:
        main()
    except SystemExit as leaving:
        if not isinstance(leaving.code, int):
            raise
        threading._shutdown()  # type: ignore[attr-defined]
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(leaving.code)


if __name__ == "__main__":
    load_program()
    with socket.socket(fileno=int(sys.argv[1])) as given:
        request = _next_copy(given)
    _settle(*request)
    del given, request
    _run()
