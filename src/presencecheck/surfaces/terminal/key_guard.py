"""Nobody answers what nobody saw: which keys can have been meant for the question that stands. Pure.

Keys come in with the time at which they arrived, in seconds of any clock that only grows.
"""

from collections.abc import Sequence
from typing import NamedTuple

UNREAD_SECONDS = 0.25
"""Sooner after a question appeared, nobody has read it."""
REPEAT_SECONDS = 0.15
"""The same key sooner than this after it last arrived is a key that is held down."""
SAME_ANSWER_SECONDS = 0.8
"""The key of the last answer sooner than this after it: held down, before the keyboard begins to repeat."""
BURST_SECONDS = 0.03
"""Keys closer together than this were pasted, or sent by something other than fingers."""
A_MOMENT = 0.005
"""Added to a wait, so that what is waited for is over by any clock."""
ENTER_SECONDS = 0.4
"""Enter sooner than this after a letter ends a word, by habit; it answers nothing."""

PASTE = "paste"
"""The key that stands for a paste, however long it is."""


class Arrival(NamedTuple):
    """A key that arrived.

    Attributes:
        at: when.
        is_burst: it came together with others, so it is no key that somebody pressed.
        is_doubtful: it may not have been meant for this question, so it does not answer it.
    """

    key: str
    at: float
    is_burst: bool = False
    is_doubtful: bool = False


class KeyGuard:
    """The keys of one walk, and what is to be thought of each.

    A key is known only once no other came for a while: every method that takes a time can give back the one before.
    """

    def __init__(self) -> None:
        self._stood = 0.0
        self._waiting: Arrival | None = None
        self._latest = float("-inf")
        self._arrived: dict[str, float] = {}
        self._letter = float("-inf")
        self._answer = ("", float("-inf"))

    def question_stands(self, now: float) -> bool:
        """Take note that a question stands on the screen from now on; return whether a key before it is dropped."""
        was_waiting = self._waiting is not None
        self._stood, self._waiting = now, None
        return was_waiting

    def arrive(self, keys: Sequence[str], now: float, *, is_doubtful: bool = False) -> Arrival | None:
        """Take in the keys of one read; return the key before them if it is known by now.

        Args:
            keys: one or more, in order.
            now: when they were read.
            is_doubtful: whether they may be the rest of something that is no key.
        """
        before = self.settle(now)
        is_burst = len(keys) > 1 or PASTE in keys or now - self._latest < BURST_SECONDS
        doubtful = is_doubtful or self._is_doubtful(keys[0], now)
        self.note(keys, now)
        self._waiting = Arrival(keys[0], now, is_burst, doubtful)
        return before

    def note(self, keys: Sequence[str], now: float) -> None:
        """Take note of keys that went elsewhere."""
        for key in keys:
            self._arrived[key] = now
            if len(key) == 1 and key.isalpha():
                self._letter = now
        self._latest = now

    def settle(self, now: float) -> Arrival | None:
        """Return the key that waits if no other came for long enough; each is returned once."""
        if self._waiting is None or now - self._latest < BURST_SECONDS:
            return None
        known, self._waiting = self._waiting, None
        return known

    def answered(self, key: str, at: float) -> None:
        """Take note that a key that arrived at this time was taken as an answer."""
        self._answer = (key, at)

    def is_repeated(self, key: str, now: float) -> bool:
        """Whether the key arrived so recently that it is held down."""
        return now - self._arrived.get(key, float("-inf")) < REPEAT_SECONDS

    def is_unread(self, now: float) -> bool:
        """Whether the question has not stood long enough to be read."""
        return now - self._stood < UNREAD_SECONDS

    def _is_doubtful(self, key: str, now: float) -> bool:
        answer, at = self._answer
        return (
            self.is_unread(now)
            or self.is_repeated(key, now)
            or (key == answer and now - at < SAME_ANSWER_SECONDS)
            or (key == "enter" and now - self._letter < ENTER_SECONDS)
        )
