"""An exercise in the browser: begun by the person, timed here, and guided by the page."""

import json
from collections.abc import Callable, Mapping

from presencecheck.core.prompts import Hold
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.browser.forms import BEGIN, RAN
from presencecheck.surfaces.browser.replies import answer_of
from presencecheck.surfaces.browser.stage import Fields


class Exercise:
    """One exercise.

    Args:
        prompt: what is done.
        stopwatch: seconds that only grow.
    """

    def __init__(self, prompt: Hold, stopwatch: Callable[[], float]) -> None:
        self._prompt = prompt
        self._stopwatch = stopwatch
        self._began: float | None = None

    @property
    def is_running(self) -> bool:
        """Whether it has begun."""
        return self._began is not None

    def takes(self, fields: Fields) -> bool:
        """Begin it, if that is what was sent."""
        if answer_of(fields) != BEGIN or self.is_running:
            return False
        self._began = self._stopwatch()
        return True

    def ran(self, fields: Fields) -> float:
        """Seconds for which it ran; with pauses the page counts them, never more than have passed."""
        if self._began is None:
            return 0.0
        passed = min(self._stopwatch() - self._began, float(self._prompt.seconds))
        try:
            counted = float(fields.get(RAN, [""])[0])
        except ValueError:
            return passed
        return min(max(counted, 0.0), passed) if counted == counted else passed

    def data(self) -> Mapping[str, str]:
        """What the page needs to guide it; nothing before it has begun."""
        if self._began is None:
            return {}
        beats = [[beat.cue, beat.seconds] for beat in self._prompt.beats]
        return {
            "beats": json.dumps(beats),
            "seconds": str(self._prompt.seconds),
            "begun": str(round(self._stopwatch() - self._began, 2)),
            "left": walk_messages.SECONDS_LEFT,
            "pause": walk_messages.KEY_PAUSE,
            "resume": walk_messages.KEY_RESUME,
            "shorter": walk_messages.KEY_SHORTER,
            "paused": walk_messages.PAUSED,
            "space": walk_messages.SPACE,
        }
