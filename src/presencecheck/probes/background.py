"""Measurements in processes beside the walk: started, polled, ended at their limit, and ended with the walk."""

import json
import os
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.messages import probes as probes_messages
from presencecheck.probes.devices import DevicePage
from presencecheck.probes.measurement import LIMIT_SECONDS, Measurement, combine, parts_of
from presencecheck.system.clock import pause, stopwatch
from presencecheck.system.worker_process import Worker, start_worker

IN_VIEW = frozenset({"microphone", "speaker"})
"""Started only when their item is in view: the program never listens or plays a sound unannounced."""
PAGE = "devices"
"""Opened only on request: a browser that opens by itself would distract the person."""
_POLL_SECONDS = 0.02
_END_SECONDS = 0.5
"""Seconds in which a process that was ended is gone, on any computer but one that stands still."""


class BackgroundProbes:
    """Makes the measurements of a walk in processes of their own; fulfils `delayed.Probes`.

    Args:
        settings: the person's settings for the probes; only the hosts named there are ever contacted.
        opener: opens the device page; None for the person's browser.
    """

    def __init__(self, settings: ProbeSettings, opener: Callable[[str], bool] | None = None) -> None:
        self._settings = settings
        self._opener = opener
        self._running: dict[str, ProbeProcess | DevicePage] = {}

    def start(self, names: Iterable[str]) -> None:
        """Start what may be measured before its item is shown, all in one process."""
        parts = dict.fromkeys(part for name in names for part in parts_of(name))
        self._start([part for part in parts if part not in {*IN_VIEW, PAGE, *self._running}])

    def poll(self, name: str) -> Measurement | None:
        """Return what was found; None while it runs. A name with several parts measures them one after the other."""
        found = []
        for part in parts_of(name):
            if part == PAGE and part not in self._running:
                return Measurement("unknown", probes_messages.PAGE_OFFER)
            if part not in self._running:
                self._start([part])
            measurement = self._running[part].poll(part)
            if measurement is None:
                return None
            found.append(measurement)
        return combine(found)

    def wait_for(self, name: str) -> Measurement:
        """Return what was found, waiting for it; for commands that have nothing else to do."""
        while (found := self.poll(name)) is None:
            pause(_POLL_SECONDS)
        return found

    def repeat(self, name: str) -> None:
        """Measure again; this is also how the device page is opened."""
        parts = parts_of(name)
        for part in parts:
            running = self._running.pop(part, None)
            if part == PAGE:
                if running:
                    running.stop()
                self._running[part] = DevicePage(self._settings, self._opener)
        self._start([part for part in parts if part not in {*IN_VIEW, PAGE}])

    def release(self, name: str) -> None:
        """Stop what listens, or looks, for this item alone."""
        for part in parts_of(name):
            if part in {*IN_VIEW, PAGE} and part in self._running:
                self._running.pop(part).stop()

    def stop(self) -> None:
        """Stop everything at once."""
        for running in self._running.values():
            running.stop()

    def _start(self, names: list[str]) -> None:
        if names:
            self._running |= dict.fromkeys(names, ProbeProcess(names, self._settings))


class ProbeProcess:
    """One process that measures, and what it has reported so far.

    Args:
        names: the probes to make, all at the same time.
        settings: the person's settings for the probes.
    """

    def __init__(self, names: list[str], settings: ProbeSettings) -> None:
        self._found: dict[str, Measurement] = {}
        self._until = stopwatch() + LIMIT_SECONDS
        self._process: Worker | None = None
        with suppress(OSError):
            self._process = start_worker("presencecheck.probes.worker", {"names": names, "settings": vars(settings)})
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def poll(self, name: str) -> Measurement | None:
        """Return what was found; "unknown" once the process ended without reporting it, or its time is over."""
        # In this order: what the process reports last must not be missed when it ends.
        ended = not self._reader.is_alive()
        late = stopwatch() > self._until
        if name in self._found:
            return self._found[name]
        if ended:
            return Measurement("unknown", probes_messages.NOT_STARTED, is_unavailable=True)
        if late:
            return Measurement("unknown", probes_messages.TOO_LONG.format(seconds=round(LIMIT_SECONDS)))
        return None

    def stop(self) -> None:
        """End the process; one that the system does not let go is not waited for."""
        if self._process is not None:
            with suppress(OSError):
                self._process.kill()
        self._reader.join(_END_SECONDS)

    def _read(self) -> None:
        """Read what the process reports until it ends, and let go of it; runs in a thread of its own."""
        if self._process is None or self._process.stdout is None:
            return
        rest = b""
        with self._process, self._process.stdout as pipe:
            while more := os.read(pipe.fileno(), 65536):
                *lines, rest = (rest + more).split(b"\n")
                for line in lines:
                    self._take(json.loads(line))

    def _take(self, report: dict[str, Any]) -> None:
        name = report.pop("name", "")
        if name:
            self._found[name] = Measurement(**report)
        else:
            # Loading takes its time on a slow computer; the limit is for measuring.
            self._until = stopwatch() + LIMIT_SECONDS
