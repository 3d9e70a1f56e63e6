"""The device check from opening the page to its result."""

import secrets
from collections.abc import Callable
from contextlib import ExitStack
from typing import Self

from presencecheck.devices.assets import assets
from presencecheck.devices.browser import open_address
from presencecheck.devices.limits import LIMITS, Limits
from presencecheck.devices.server import Server
from presencecheck.devices.verdict import Result, unfinished
from presencecheck.devices.visit import Visit
from presencecheck.messages import devices as devices_messages
from presencecheck.system.clock import pause, stopwatch

_LOOK_SECONDS = 0.05


class DeviceCheck:
    """The page, open from entering to leaving; between them, `poll` says whether there is a result.

    Args:
        opening: open the person's browser; otherwise the address is to be told.
        limits: what counts as good enough.
    """

    address: str = ""
    """The page's address; empty where it cannot be opened here."""

    def __init__(self, *, opening: bool = True, limits: Limits = LIMITS) -> None:
        self._opening = opening
        self._limits = limits
        self._stack = ExitStack()
        self._visit = Visit(stopwatch, opened=opening)
        self._hindered: Result | None = None

    def __enter__(self) -> Self:
        try:
            server = Server(self._visit, secrets.token_urlsafe(32), assets(self._limits))
        except OSError as error:
            reason = (error.strerror or devices_messages.UNKNOWN_REASON).lower()
            sentence = devices_messages.NOT_SERVED.format(reason=reason)
            self._hindered = unfinished((sentence, devices_messages.NOT_SERVED_REMEDY))
            return self
        self._stack.callback(server.close)
        if self._opening and not open_address(server.door.address):
            self._hindered = unfinished((devices_messages.NO_BROWSER, devices_messages.NO_BROWSER_REMEDY))
        else:
            self.address = server.door.address
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def poll(self) -> Result | None:
        """What it came to; None while the person is still at it. Never waits."""
        return self._hindered or self._visit.outcome()


def wait(check: DeviceCheck, obey: Callable[[], None]) -> Result:
    """Wait for the person, five minutes at most.

    Args:
        check: one that was entered.
        obey: called again and again; what it raises ends the waiting.
    """
    while (result := check.poll()) is None:
        obey()
        pause(_LOOK_SECONDS)
    return result
