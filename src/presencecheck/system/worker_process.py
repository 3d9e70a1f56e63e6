"""A process of our own beside the program, for what may take long or go wrong."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

Worker = subprocess.Popen[bytes]


def start_worker(module: str, request: Mapping[str, Any]) -> Worker:
    """Start a module of the program in a process of its own, which is told what to do and reports through a pipe.

    Args:
        module: its whole name.
        request: what it reads from its standard input, as JSON.

    Raises:
        OSError: the process cannot be started.
    """
    process = open_worker(module)
    if process.stdin is not None:
        with suppress(BrokenPipeError), process.stdin as pipe:  # one that has ended already reports nothing
            pipe.write(json.dumps(request).encode())
    return process


def open_worker(module: str, room: int = -1) -> Worker:
    """Start a module of the program in a process of its own, with a pipe to it and one from it.

    Args:
        module: its whole name.
        room: bytes that each pipe holds until they are taken, where the system lets that be chosen; -1 for the usual.

    Raises:
        OSError: the process cannot be started.
    """
    return subprocess.Popen(  # noqa: S603 (a module of ours)
        # -P: nothing that happens to lie in the working folder is ever imported.
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pipesize=room,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def processors() -> int:
    """How many processors this process may use; 1 where nobody knows."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
