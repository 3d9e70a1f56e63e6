"""What stands in the tab, and what it sent: shared by the walk and the threads that serve the tab."""

from collections.abc import Callable, Mapping
from threading import Condition

from presencecheck.messages import browser as browser_messages
from presencecheck.surfaces.browser.page import Content

Fields = Mapping[str, list[str]]
"""What a form sent: the values of each field."""

GONE_SECONDS = 60.0
"""Seconds without the open response of the tab after which it counts as gone; a reload takes less."""
SILENT_SECONDS = 1200.0
"""Seconds without a request after which a tab that runs no script counts as gone."""
MOST_OPEN = 3
"""Open responses at a time: a browser has six connections to one address, and the tabs must share them."""
NEXT_SECONDS = 10.0
"""The longest wait for the page that follows an answer."""


class Stage:
    """The page that stands now.

    Args:
        stopwatch: seconds that only grow.
    """

    def __init__(self, stopwatch: Callable[[], float]) -> None:
        self._stopwatch = stopwatch
        self._changed = Condition()
        self._content: Content | None = None
        self._step = 0
        self._sent: Fields | None = None
        self._is_answered = False
        self._is_stale = False
        self._is_over = False
        self._was_read = False
        self._open: list[object] = []
        self._has_scripts = False
        self._seen = stopwatch()
        self._tab = 0

    # The walk's side.

    def show(self, content: Content, *, is_same: bool = False) -> None:
        """Let a page stand in the tab.

        Args:
            content: what it shows.
            is_same: whether it is the same question, so that an answer from before still counts.
        """
        with self._changed:
            self._content = content
            self._step += 0 if is_same else 1
            self._sent, self._is_answered, self._was_read = None, False, False
            self._changed.notify_all()

    def wait(self, seconds: float) -> Fields | None:
        """What the tab sent for the page; None where nothing came within the time."""
        with self._changed:
            if self._sent is None:
                self._changed.wait(seconds)
            sent, self._sent = self._sent, None
            return sent

    def is_gone(self) -> bool:
        """Whether nobody has the page open any more."""
        with self._changed:
            silent = self._stopwatch() - self._seen
            return not self._open and silent >= (GONE_SECONDS if self._has_scripts else SILENT_SECONDS)

    def touch(self) -> None:
        """Take note that the person is busy with this walk elsewhere."""
        with self._changed:
            self._seen = self._stopwatch()

    def end(self, seconds: float) -> None:
        """Wait until the tab has the page that stands now, and let go of it."""
        with self._changed:
            self._changed.wait_for(lambda: self._was_read, seconds)
            self._is_over = True
            self._changed.notify_all()

    # The tab's side.

    def current(self) -> tuple[Content, int] | None:
        """The page to send, and the number of its question; None where none comes in time."""
        with self._changed:
            self._seen = self._stopwatch()
            self._changed.wait_for(lambda: self._content is not None and not self._is_answered, NEXT_SECONDS)
            if self._content is None or self._is_answered:
                return None
            is_stale, self._is_stale = self._is_stale, False
            return (self._content._replace(notice=browser_messages.STALE) if is_stale else self._content), self._step

    def note_read(self) -> None:
        """Take note that the page that stands now has been sent."""
        with self._changed:
            self._was_read = True
            self._changed.notify_all()

    def take(self, step: int, fields: Fields) -> None:
        """Take what was sent for a question; what is for another one than that which stands is dropped, and told."""
        with self._changed:
            self._seen = self._stopwatch()
            if self._is_answered or step != self._step:
                self._is_stale = not self._is_answered
                return
            self._sent, self._is_answered = fields, True
            self._changed.notify_all()

    def arrive(self, here: object) -> None:
        """Take note of an open response."""
        with self._changed:
            self._open.append(here)
            self._has_scripts = True
            self._seen = self._stopwatch()

    def leave(self, here: object) -> None:
        """Take note that it is over."""
        with self._changed:
            self._open.remove(here)
            self._seen = self._stopwatch()

    def is_crowded(self, here: object) -> bool:
        """Whether an open response must make room for those that came after it."""
        with self._changed:
            return here in self._open[:-MOST_OPEN]

    def is_over(self) -> bool:
        """Whether the walk has let go of the tab."""
        with self._changed:
            return self._is_over

    def step(self) -> int:
        """The number of the question that stands now."""
        with self._changed:
            return self._step

    def tab(self) -> int:
        """The number of the tab that has the walk; 0 before the first has come."""
        with self._changed:
            return self._tab

    def is_left(self) -> bool:
        """Whether the tab that has the walk was closed or shows something else now, as far as its scripts tell."""
        with self._changed:
            return self._has_scripts and not self._open

    def take_over(self) -> int:
        """Give the walk to another tab; returns its number."""
        with self._changed:
            self._tab += 1
            self._has_scripts = False  # until the new tab has shown that it does
            return self._tab
