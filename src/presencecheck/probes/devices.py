"""The device page as a measurement of a walk: it waits for a person, so its limit is five minutes, not three seconds.

Its thresholds and their sources stand in `devices.limits`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.probes.measurement import Measurement

if TYPE_CHECKING:
    from presencecheck.devices.check import DeviceCheck


class DevicePage:
    """The page of one walk. None of its methods waits, and nothing of it is imported before its item is shown.

    Args:
        settings: the person's settings for the probes; the limits of sound are taken from them.
        opener: opens the page; None for the person's browser.
    """

    def __init__(self, settings: ProbeSettings, opener: Callable[[str], bool] | None = None) -> None:
        self._settings = settings
        self._opener = opener
        self._check: DeviceCheck | None = None
        self._found: Measurement | None = None

    def poll(self, name: str = "devices") -> Measurement | None:
        """Return what the person found, opening the page if needed; None while they are still looking.

        Args:
            name: what checklists call it; there is only this one.
        """
        if self._found is None:
            result = self._open().poll()
            if result is not None:
                self._found = Measurement(result.finding, result.sentence, result.remedy)
                self._close()
        return self._found

    def stop(self) -> None:
        """Close the page at once: the person answered without it, or left."""
        self._close()

    def _open(self) -> "DeviceCheck":
        from presencecheck.devices.check import DeviceCheck
        from presencecheck.devices.limits import limits_of

        if self._check is None:
            self._check = DeviceCheck(opener=self._opener, limits=limits_of(self._settings))
            self._check.__enter__()
        return self._check

    def _close(self) -> None:
        if self._check is not None:
            self._check.__exit__()
        self._check = None
