"""The device check, from opening the page to its result."""

import secrets
from collections.abc import Callable
from contextlib import ExitStack
from typing import Self

from presencecheck.devices.assets import assets
from presencecheck.devices.limits import LIMITS, Limits
from presencecheck.devices.site import MEDIA_TYPES, DeviceSite
from presencecheck.devices.verdict import Result, unfinished
from presencecheck.devices.visit import Visit
from presencecheck.messages import devices as devices_messages
from presencecheck.system.browser import open_address
from presencecheck.system.clock import pause, stopwatch
from presencecheck.system.files import reason_of
from presencecheck.system.local_server.server import LocalServer

_POLL_SECONDS = 0.05


class DeviceCheck:
    """The page, served from entering to leaving; meanwhile `poll` returns the result once there is one.

    Args:
        opening: whether to open the page; otherwise the caller shows the address.
        opener: opens the page; None for the person's browser.
        limits: what counts as good enough.
    """

    address: str = ""
    """The page's address; empty where the page cannot be served or opened here."""

    def __init__(
        self, *, opening: bool = True, opener: Callable[[str], bool] | None = None, limits: Limits = LIMITS
    ) -> None:
        self._opener = opener
        self._opening = opening
        self._limits = limits
        self._stack = ExitStack()
        self._visit = Visit(stopwatch, opened=opening and opener is None)
        self._failure: Result | None = None

    def __enter__(self) -> Self:
        try:
            site = DeviceSite(self._visit, assets(self._limits))
            server = LocalServer(site, secrets.token_urlsafe(32), MEDIA_TYPES)
        except OSError as error:
            self._failure = unfinished(*devices_messages.NOT_SERVED.format(reason=reason_of(error)))
            return self
        except RuntimeError:  # a thread is refused
            self._failure = unfinished(*devices_messages.NOT_SERVED.format(reason=devices_messages.NO_THREAD))
            return self
        self._stack.callback(server.close)
        self._stack.callback(self._visit.over.set)  # the tab turns everything off
        if self._opening and not (self._opener or open_address)(server.door.address):
            self._failure = unfinished(*devices_messages.NO_BROWSER)
        else:
            self.address = server.door.address
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def poll(self) -> Result | None:
        """Return the result; None while the person is still looking. Never waits."""
        return self._failure or self._visit.outcome()


def wait(check: DeviceCheck, raise_pending: Callable[[], None]) -> Result:
    """Wait for the result, five minutes at most.

    Args:
        check: a check that was entered.
        raise_pending: called again and again; an exception from it ends the waiting.
    """
    while (result := check.poll()) is None:
        raise_pending()
        pause(_POLL_SECONDS)
    return result
