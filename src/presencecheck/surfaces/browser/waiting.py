"""Waits for what the tab sends, for a measurement, and for the tab itself."""

import sys
from collections.abc import Callable
from typing import TypeVar

from presencecheck.messages import browser as browser_messages
from presencecheck.surfaces.browser import replies
from presencecheck.surfaces.browser.page import Content
from presencecheck.surfaces.browser.stage import Fields, Stage
from presencecheck.surfaces.surface import HasArrived, Leave, MeasurementArrived
from presencecheck.system import signals
from presencecheck.system.clock import pause

T = TypeVar("T")
_POLL_SECONDS = 0.1
LATE_SECONDS = 15.0
"""Seconds after which a browser that was opened should have come: one that fails later than at once tells nobody."""


class Waiting:
    """Waits on behalf of one walk.

    Args:
        stage: what stands in the tab.
        stopwatch: seconds that only grow.
        address: the page's address where a browser was opened for it; empty where none was.
    """

    def __init__(self, stage: Stage, stopwatch: Callable[[], float], address: str) -> None:
        self._stage = stage
        self._stopwatch = stopwatch
        self._address = address
        self._began = stopwatch()

    def for_reply(
        self,
        content: Content,
        understand: Callable[[Fields], T | replies.Refused],
        meanwhile: Callable[[], T | None] = lambda: None,
    ) -> T | Leave:
        """Show a page, and wait for a reply to it, or for what answers it otherwise; a tab that is gone has left."""
        self._stage.show(content)
        while True:
            signals.raise_pending()
            if (answer := meanwhile()) is not None:
                return answer
            if self._stage.is_gone():
                return Leave()
            self._look_for_tab()
            fields = self._stage.wait(_POLL_SECONDS)
            if fields is None:
                continue
            reply = understand(fields)
            if not isinstance(reply, replies.Refused):
                return reply
            form = content.form and content.form._replace(marked=replies.marked_in(fields))
            self._stage.show(content._replace(form=form, notice=str(reply)), is_same=True)

    def for_measurement(self, has_arrived: HasArrived) -> MeasurementArrived | Leave:
        """Wait for a measurement; the tab, which has answered, gets its next page only then, without scripts too."""
        while not has_arrived():
            signals.raise_pending()
            if self._stage.is_gone():
                return Leave()
            pause(_POLL_SECONDS)
        return MeasurementArrived()

    def _look_for_tab(self) -> None:
        """Say once that no browser has come."""
        if self._address and not self._stage.tab() and self._stopwatch() - self._began >= LATE_SECONDS:
            sys.stderr.write(f"{browser_messages.NO_TAB.format(address=self._address)}\n")
            sys.stderr.flush()
            self._address = ""
