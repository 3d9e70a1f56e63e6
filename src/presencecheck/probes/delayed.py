"""How a walk asks for measurements without being slowed by them.

This module is imported before the first question, so it imports nothing that measures; `background` is imported once
the first question waits for a key.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.system.clock import stopwatch

if TYPE_CHECKING:
    from threading import Timer

    from presencecheck.probes.measurement import Measurement

_DELAY_SECONDS = 0.3
"""Seconds in which a walk loads what reads keys; two things that load at the same time would both be slow."""
_START_SECONDS = 10.0
"""Seconds after which nothing is waited for any more, if the measurements could not even be started."""


class Probes(Protocol):
    """What makes the measurements of a walk. None of its methods waits."""

    def start(self, names: Iterable[str]) -> None:
        """Start what may be measured before its item is shown; a second call starts nothing twice."""

    def poll(self, name: str) -> "Measurement | None":
        """Return what was found, starting the measurement if needed; None while it runs."""

    def repeat(self, name: str) -> None:
        """Measure again."""

    def release(self, name: str) -> None:
        """Stop what only this item needed: it is answered."""

    def stop(self) -> None:
        """Stop everything at once."""


class NoProbes(Probes):
    """Measures nothing, so that each item is asked as a question."""

    def start(self, names: Iterable[str]) -> None:
        """Do nothing."""

    def poll(self, name: str) -> "Measurement | None":
        """Return "unknown" without a sentence, so that nothing is said about it."""
        from presencecheck.probes.measurement import Measurement

        return Measurement("unknown")

    def repeat(self, name: str) -> None:
        """Do nothing."""

    def release(self, name: str) -> None:
        """Do nothing."""

    def stop(self) -> None:
        """Do nothing."""


class DelayedProbes(Probes):
    """Starts nothing, and imports nothing, before the first question waits for a key.

    Args:
        settings: the person's settings for the probes.
        opener: opens the device page; None for the person's browser.
    """

    def __init__(self, settings: ProbeSettings, opener: Callable[[str], bool] | None = None) -> None:
        self._settings = settings
        self._opener = opener
        self._wanted: set[str] = set()
        self._probes: Probes | None = None
        self._timer: Timer | None = None
        self._start_by = 0.0
        self._available: dict[str, bool] = {}

    def start(self, names: Iterable[str]) -> None:
        """Start after a short delay; once started, at once."""
        self._wanted.update(name for name in names if self._is_available(name))
        if self._probes:
            self._probes.start(self._wanted)
        elif self._wanted and self._timer is None:
            from threading import Timer

            self._timer = Timer(_DELAY_SECONDS, self._start_probes)
            self._timer.daemon = True
            self._start_by = stopwatch() + _START_SECONDS
            self._timer.start()

    def poll(self, name: str) -> "Measurement | None":
        """Return what was found; None also before anything was started, but never for good.

        Of what cannot be made here nothing is said: the item is asked as a question, and `doctor` tells what is needed.
        """
        from presencecheck.probes.measurement import Measurement

        if not self._is_available(name):
            return Measurement("unknown")
        if self._probes is None and self._timer and stopwatch() > self._start_by:
            return Measurement("unknown")
        found = self._probes.poll(name) if self._probes else None
        return Measurement("unknown") if found and found.is_unavailable else found

    def repeat(self, name: str) -> None:
        """Measure again."""
        if self._probes:
            self._probes.repeat(name)

    def release(self, name: str) -> None:
        """Stop what only the answered item needed."""
        if self._probes:
            self._probes.release(name)

    def stop(self) -> None:
        """Stop everything at once."""
        if self._timer:
            self._timer.cancel()
        if self._probes:
            self._probes.stop()

    def _is_available(self, name: str) -> bool:
        """Whether it may be possible; found out without a process, so that nobody waits for what cannot come."""
        from presencecheck.probes.measurement import parts_of

        if name not in self._available:
            self._available[name] = any(_is_available(part, self._settings) for part in parts_of(name))
        return self._available[name]

    def _start_probes(self) -> None:
        """Load what measures and start it; runs in a thread of its own, whose errors nobody would see."""
        try:
            from presencecheck.probes.background import BackgroundProbes

            probes = BackgroundProbes(self._settings, self._opener)
            probes.start(tuple(self._wanted))
        except (ImportError, OSError, RuntimeError):  # our files are gone or replaced, or no process can be had
            self._start_by = 0.0
            return
        self._probes = probes


def _is_available(part: str, settings: ProbeSettings) -> bool:
    match part:
        case "network":
            return bool(settings.host or settings.stun)
        case "clock":
            return bool(settings.host)
        case "microphone" | "speaker":
            from presencecheck.probes.extras import is_installed

            return is_installed("audio")
    return True
