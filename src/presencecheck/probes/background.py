"""Measurements in processes beside the walk: begun, asked after, cut off in time, and ended with it."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from presencecheck.core.thresholds import Tuning
from presencecheck.messages import probes as say
from presencecheck.probes.devices import DevicePage
from presencecheck.probes.measurement import LIMIT, Measurement, Probing, parts_of, together
from presencecheck.system.clock import pause, stopwatch

IN_VIEW = frozenset({"microphone", "speaker"})
"""Begun only when their item is in view: nobody is listened to, and nothing is heard, unawares."""
PAGE = "devices"
"""Opened only when it is asked for: a browser that comes up by itself would take the person away."""
_STEP = 0.02


class Background(Probing):
    """Makes measurements, each in good time.

    Args:
        tuning: what the person set of the probes; the hosts in it are the only ones ever contacted.
    """

    def __init__(self, tuning: Tuning) -> None:
        self._tuning = tuning
        self._jobs: dict[str, Job | DevicePage] = {}

    def start(self, names: Iterable[str]) -> None:
        """Begin what may be measured before its item comes, all in one process."""
        parts = dict.fromkeys(part for name in names for part in parts_of(name))
        self._begin([part for part in parts if part not in {*IN_VIEW, PAGE, *self._jobs}])

    def found(self, name: str) -> Measurement | None:
        """What was found; of several parts, one begins when the one before it has ended."""
        parts = []
        for part in parts_of(name):
            if part == PAGE and part not in self._jobs:
                return Measurement("unknown", say.PAGE_OFFER)
            if part not in self._jobs:
                self._begin([part])
            found = self._jobs[part].found(part)
            if found is None:
                return None
            parts.append(found)
        return together(parts)

    def awaited(self, name: str) -> Measurement:
        """What was found, waiting for it; for those who have nothing else to do."""
        while (found := self.found(name)) is None:
            pause(_STEP)
        return found

    def again(self, name: str) -> None:
        """Begin anew."""
        for part in parts_of(name):
            job = self._jobs.pop(part, None)
            if part == PAGE:
                if job:
                    job.leave()
                self._jobs[part] = DevicePage(self._tuning)
        self._begin([part for part in parts_of(name) if part not in {*IN_VIEW, PAGE}])

    def done(self, name: str) -> None:
        """End what listens, or looks, for this item alone."""
        for part in parts_of(name):
            if part in {*IN_VIEW, PAGE} and part in self._jobs:
                self._jobs.pop(part).leave()

    def leave(self) -> None:
        """End all that is under way."""
        for job in self._jobs.values():
            job.leave()

    def _begin(self, names: list[str]) -> None:
        if names:
            job = Job(names, self._tuning)
            self._jobs |= dict.fromkeys(names, job)


class Job:
    """One process that measures, and what it has told so far."""

    def __init__(self, names: list[str], tuning: Tuning) -> None:
        self._told: dict[str, Measurement] = {}
        self._until = stopwatch() + LIMIT
        self._process = _started({"names": names, "tuning": vars(tuning)})
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()

    def found(self, name: str) -> Measurement | None:
        """What was found; unknown once the process has ended without a word on it, or its time is over."""
        over = not self._listening.is_alive()
        late = stopwatch() > self._until
        if name in self._told:
            return self._told[name]
        if over:
            return Measurement("unknown", say.NOT_STARTED)
        if late:
            return Measurement("unknown", say.TOO_LONG.format(seconds=round(LIMIT)))
        return None

    def leave(self) -> None:
        """End the process, without waiting for it."""
        if self._process is not None:
            with suppress(OSError):
                self._process.kill()
            self._process.poll()

    def _listen(self) -> None:
        """Take in what the process tells, until it has ended; in a thread of its own."""
        pipe = self._process.stdout if self._process else None
        rest = b""
        while pipe and (more := os.read(pipe.fileno(), 65536)):
            *lines, rest = (rest + more).split(b"\n")
            for line in lines:
                told = json.loads(line)
                name = told.pop("name", "")
                if name:
                    self._told[name] = Measurement(**told)
                else:
                    # Loading takes its time on a slow computer; the limit is for measuring.
                    self._until = stopwatch() + LIMIT


def _started(asked: dict[str, Any]) -> "subprocess.Popen[bytes] | None":
    """The process; None where there can be none."""
    try:
        process = subprocess.Popen(
            # -P: nothing that happens to lie in the working folder is ever imported.
            [sys.executable, "-P", "-m", "presencecheck.probes.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        if process.stdin is not None:
            with process.stdin as pipe:
                pipe.write(json.dumps(asked).encode())
    except OSError:
        return None
    return process
