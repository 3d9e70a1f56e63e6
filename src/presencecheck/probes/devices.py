"""The device page as a measurement of a walk: opened when its item comes, never before, as it takes over the browser.

It waits for a person, so that it has no three seconds but five minutes, and the walk asks after it between keys.
Thresholds and their sources: `devices.limits`.
"""

from typing import TYPE_CHECKING

from presencecheck.probes import Measurement

if TYPE_CHECKING:
    from presencecheck.devices.check import DeviceCheck
    from presencecheck.devices.verdict import Result


class DevicePage:
    """The page of one walk. Nothing here waits; nothing is imported before the item comes."""

    def __init__(self) -> None:
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

        if self._check is None:
            self._check = DeviceCheck()
            self._check.__enter__()
        return self._check

    def _close(self) -> None:
        if self._check is not None:
            self._check.__exit__()
        self._check = None


def devices() -> Measurement:
    """The same for whoever has nothing else to do meanwhile: waits for the person, five minutes at most.

    Raises:
        KeyboardInterrupt: the person ended the waiting.
        Terminated: the system did.
    """
    from presencecheck import endings
    from presencecheck.devices.check import DeviceCheck, wait

    with DeviceCheck() as check:
        return _measurement(wait(check, endings.obey))


def _measurement(result: "Result") -> Measurement:
    return Measurement(result.finding, result.sentence)
