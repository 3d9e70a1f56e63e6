"""The live part of an exercise: the guide, the time left, and the keys that pause and shorten it. Pure."""

from collections.abc import Callable

from presencecheck.core.events import Answer
from presencecheck.core.prompts import Hold
from presencecheck.messages import walk as say
from presencecheck.surfaces import breathing
from presencecheck.surfaces.surface import Reply, Say
from presencecheck.surfaces.terminal.controls import Fragment, Hint, Rows, Still


class HoldControl(Still):
    """An exercise: begun by Enter, then a guide with the time left, which can be paused, shortened and left."""

    def __init__(
        self,
        prompt: Hold,
        *,
        kept: bool,
        motion: bool,
        stopwatch: Callable[[], float],
        progress: Callable[[], str],
        tell_why: Callable[[], None],
        tell_other: Callable[[], None],
    ) -> None:
        super().__init__(kept=kept, progress=progress, tell_why=tell_why)
        self._prompt = prompt
        self._motion = motion
        self._stopwatch = stopwatch
        self._tell_other = tell_other
        self._total = float(prompt.seconds)
        self._began: float | None = None
        self._before = 0.0
        self.moving = True

    @property
    def _elapsed(self) -> float:
        running = 0.0 if self._began is None else self._stopwatch() - self._began
        return self._before + running

    @property
    def _started(self) -> bool:
        return self._began is not None or self._before > 0

    def tick(self) -> Reply | None:
        """Done when the time is over."""
        return Say(Answer.YES) if self._started and self._elapsed >= self._total else None

    def key(self, name: str) -> Reply | None:
        """Enter begins and ends it; y says it was done some way of one's own."""
        if name == "o":
            self._tell_other()
        elif self._started and name == "enter":
            return Say(Answer.YES)
        elif name == " " and (self._started or self._kept):
            self._toggle()
        elif self._started and name == "-":
            self._total = breathing.shortened(self._prompt, self._elapsed, self._total)
        elif name == "y" and not self._started:
            return Say(Answer.YES)
        elif name == "enter" and not self._kept:
            self._toggle()
        else:
            return super().key(name)
        return None

    def _toggle(self) -> None:
        """Begin, pause or go on."""
        self._kept = False  # done anew, the earlier answer no longer stands
        if self._began is None:
            self._began = self._stopwatch()
        else:
            self._before, self._began = self._elapsed, None

    def lines(self, width: int) -> Rows:
        """The cue, the bar and the time left once it runs."""
        return [*(self._guide(width) if self._started else []), *super().lines(width)]

    def _guide(self, width: int) -> Rows:
        point = breathing.at(self._prompt, self._elapsed, self._total)
        left = say.SECONDS_LEFT.format(seconds=round(point.left))
        cue: list[Fragment] = [("class:chosen", f"  {point.beat.cue}"), ("class:quiet", f"   {left}")]
        if self._began is None:
            cue.append(("class:word", f"   {say.PAUSED}"))
        if not self._motion:
            return [cue]
        room = max(min(width - 4, 40), 8)
        share = (
            1 - point.share if point.beat is self._prompt.beats[-1] and len(self._prompt.beats) == 2 else point.share
        )
        filled = round(room * share)
        return [cue, [("class:bar", f"  {'━' * filled}"), ("class:quiet", "─" * (room - filled))]]

    def own_hints(self) -> list[Hint]:
        """What can be done before, and while it runs."""
        if not self._started:
            start = [("space" if self._kept else "Enter", say.KEY_BEGIN)]
            return [*start, ("y", say.KEY_DONE), ("o", say.KEY_OTHER)]
        pause = say.KEY_RESUME if self._began is None else say.KEY_PAUSE
        return [("space", pause), ("-", say.KEY_SHORTER), ("Enter", say.KEY_ENOUGH), ("o", say.KEY_OTHER)]
