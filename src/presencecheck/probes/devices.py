"""The device page as a measurement of a walk: opened when its item comes, never before, as it takes over the browser.

It waits for a person, so that it has no three seconds but five minutes, and the walk asks after it between keys.
Thresholds and their sources: `devices.limits`.
"""

from typing import TYPE_CHECKING

from presencecheck.core.thresholds import Tuning
from presencecheck.probes.measurement import Measurement

if TYPE_CHECKING:
    from presencecheck.devices.check import DeviceCheck
    from presencecheck.devices.verdict import Result


class DevicePage:
    """The page of one walk. Nothing here waits; nothing is imported before the item comes.

    Args:
        tuning: what the person set of the probes; the limits of sound are taken from it.
    """

    def __init__(self, tuning: Tuning) -> None:
        self._tuning = tuning
        self._check: DeviceCheck | None = None
        self._found: Measurement | None = None

    def found(self, name: str = "devices") -> Measurement | None:
        """What the person found, the page opened now where it was not; None while they are still at it.

        Args:
            name: as checklists call it; there is but the one.
        """
        if self._found is None:
            check = self._opened()
            result = check.poll()
            if result is not None:
                self._found = _measurement(result)
                self._close()
        return self._found

    def again(self) -> None:
        """Open the page anew when next asked."""
        self._close()
        self._found = None

    def leave(self) -> None:
        """Close the page, at once: the person answered without it, or left."""
        self._close()

    def _opened(self) -> "DeviceCheck":
        from presencecheck.devices.check import DeviceCheck
        from presencecheck.devices.limits import limits_of

        if self._check is None:
            self._check = DeviceCheck(limits=limits_of(self._tuning))
            self._check.__enter__()
        return self._check

    def _close(self) -> None:
        if self._check is not None:
            self._check.__exit__()
        self._check = None


def _measurement(result: "Result") -> Measurement:
    return Measurement(result.finding, result.sentence, result.remedy)
