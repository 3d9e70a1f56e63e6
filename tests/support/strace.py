"""What the program asks of the system, seen from outside by strace, in every process that it starts."""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.support.commands import SEVERAL
from tests.support.real_parts import program

_CALL = re.compile(r"^(\d+) +(\w+)\((.*)", re.MULTILINE)
_TEXTS = re.compile(r'"((?:[^"\\]|\\.)*)"')


class Seen(NamedTuple):
    """What strace wrote down."""

    calls: tuple[tuple[int, str, str], ...]
    """Process, name and arguments of each."""

    @property
    def sockets(self) -> list[str]:
        """What sort each socket was of."""
        return [arguments.partition(",")[0] for _, name, arguments in self.calls if name in ("socket", "socketpair")]

    @property
    def programs(self) -> list[list[str]]:
        """The arguments of each program that was started after the first; names that led nowhere are left out."""
        started = [rest for _, name, rest in self.calls if name.startswith("execve") and not _FAILED.search(rest)]
        return [_TEXTS.findall(rest.partition(", [")[2].rpartition("], 0x")[0]) for rest in started[1:]]


CALLS = "execve,execveat,socket,socketpair"
_FAILED = re.compile(r" = -1 \w+ \(.*\)$")


def tracing(log: Path, calls: str = CALLS) -> list[str]:
    """The words before a command that has these calls of it written down."""
    return [program("strace"), "-f", "-qq", "-s", "4096", "-e", f"trace={calls}", "-o", str(log)]


def seen(log: Path) -> Seen:
    """What was written down of the calls."""
    return Seen(tuple((int(pid), name, rest) for pid, name, rest in _CALL.findall(log.read_text("utf-8", "replace"))))


def watched(log: Path, *lines: Sequence[str], calls: str = CALLS) -> tuple[list[int], Seen]:
    """Run these command lines one after another in one process under strace: their exit codes, and what was seen."""
    command = [*tracing(log, calls), sys.executable, "-c", SEVERAL, json.dumps(lines)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True, timeout=120)
    return json.loads("[" + done.stderr.rpartition("[")[2]), seen(log)
