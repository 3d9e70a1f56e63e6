"""The live part of an exercise: the guide, the time left, and the keys that pause and shorten it. Pure."""

from collections.abc import Callable

from presencecheck.core.events import Answer
from presencecheck.core.prompts import Hold
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces import breathing
from presencecheck.surfaces.surface import Reply, ReplyAnswer
from presencecheck.surfaces.terminal.controls import QuestionControl
from presencecheck.surfaces.terminal.hints import Fragment, Hint, Rows


class ExerciseControl(QuestionControl):
    """An exercise: started with Enter, then a guide with the time left, which can be paused, shortened and ended."""

    def __init__(
        self,
        prompt: Hold,
        *,
        kept: bool,
        motion: bool,
        stopwatch: Callable[[], float],
        progress: Callable[[], str],
        show_why: Callable[[], None],
        show_other: Callable[[], None],
    ) -> None:
        super().__init__(kept=kept, progress=progress, show_why=show_why)
        self._prompt = prompt
        self._motion = motion
        self._stopwatch = stopwatch
        self._show_other = show_other
        self._total = float(prompt.seconds)
        self._began: float | None = None
        self._before = 0.0
        self.moving = True

    @property
    def _elapsed(self) -> float:
        running = 0.0 if self._began is None else self._stopwatch() - self._began
        return self._before + running

    @property
    def _is_started(self) -> bool:
        return self._began is not None or self._before > 0

    def tick(self) -> Reply | None:
        """Done once the time is over."""
        return ReplyAnswer(Answer.YES) if self._is_started and self._elapsed >= self._total else None

    def key(self, name: str) -> Reply | None:
        """Enter starts and ends it; y says that it was done in the person's own way."""
        if name == "o":
            self._show_other()
        elif self._is_started and name == "enter":
            return ReplyAnswer(Answer.YES)
        elif name == " " and (self._is_started or self._kept):
            self._toggle()
        elif self._is_started and name == "-":
            self._total = breathing.shorten(self._prompt, self._elapsed, self._total)
        elif name == "y" and not self._is_started:
            return ReplyAnswer(Answer.YES)
        elif name == "enter" and not self._kept:
            self._toggle()
        else:
            return super().key(name)
        return None

    def _toggle(self) -> None:
        """Start, pause or continue."""
        self._kept = False  # the exercise is done again, so the earlier answer no longer stands
        if self._began is None:
            self._began = self._stopwatch()
        else:
            self._before, self._began = self._elapsed, None

    def lines(self, width: int) -> Rows:
        """The cue, the bar and the time left once it runs."""
        return [*(self._guide(width) if self._is_started else []), *super().lines(width)]

    def _guide(self, width: int) -> Rows:
        point = breathing.point_at(self._prompt, self._elapsed, self._total)
        left = walk_messages.SECONDS_LEFT.format(seconds=round(point.left))
        cue: list[Fragment] = [("class:chosen", f"  {point.beat.cue}"), ("class:quiet", f"   {left}")]
        if self._began is None:
            cue.append(("class:word", f"   {walk_messages.PAUSED}"))
        if not self._motion:
            return [cue]
        room = max(min(width - 4, 40), 8)
        breathes_out = len(self._prompt.beats) == 2 and point.beat is self._prompt.beats[-1]
        filled = round(room * (1 - point.share if breathes_out else point.share))
        return [cue, [("class:bar", f"  {'━' * filled}"), ("class:quiet", "─" * (room - filled))]]

    def own_hints(self) -> list[Hint]:
        """The keys before it starts, and while it runs."""
        enter, space = walk_messages.ENTER, walk_messages.SPACE
        other = ("o", walk_messages.KEY_OTHER)
        if not self._is_started:
            begin = (space if self._kept else enter, walk_messages.KEY_BEGIN)
            return [begin, ("y", walk_messages.KEY_DONE), other]
        pause = walk_messages.KEY_RESUME if self._began is None else walk_messages.KEY_PAUSE
        return [(space, pause), ("-", walk_messages.KEY_SHORTER), (enter, walk_messages.KEY_ENOUGH), other]
