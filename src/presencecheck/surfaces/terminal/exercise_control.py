"""The live part of an exercise: the guide, the time left, and the keys that pause and shorten it. Pure."""

from collections.abc import Callable, Mapping

from presencecheck.core.columns import columns
from presencecheck.core.events import Answer
from presencecheck.core.prompts import Beat, Hold
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces import breathing
from presencecheck.surfaces.surface import Reply, ReplyAnswer
from presencecheck.surfaces.terminal.hints import Fragment, Hint, Rows, lay_out_option
from presencecheck.surfaces.terminal.question_control import Action, Do, QuestionControl


def _be_silent(word: str) -> None:
    """No cue is wanted."""


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
        explain: Callable[[], bool],
        show_other: Callable[[], None],
        give_cue: Callable[[str], object] = _be_silent,
    ) -> None:
        super().__init__(kept=kept, progress=progress, explain=explain)
        self._prompt = prompt
        self._motion = motion
        self._stopwatch = stopwatch
        self._show_other = show_other
        self._give_cue = give_cue
        self._cued: Beat | None = None
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
        """Done once the time is over; until then, told when a breath turns."""
        self._tell_turn()
        return self._done() if self._is_started and self._elapsed >= self._total else None

    def actions(self) -> Mapping[str, Action]:
        """Enter starts and ends it; y says that it was done in the person's own way."""
        done, toggle = self._done(), Do(self._toggle, is_answer=True)
        actions: dict[str, Action] = {"o": Do(self._show_other)}
        if self._is_started:
            actions |= {" ": toggle, "-": Do(self._shorten), "enter": done, "right": done}
        elif self._kept:
            actions |= {" ": toggle, "y": done}
        else:
            actions |= {"enter": toggle, "right": toggle, "y": done}
        return {**super().actions(), **actions}

    def _done(self) -> Reply:
        return ReplyAnswer(Answer.YES, ran=min(self._elapsed, self._total))

    def _shorten(self) -> None:
        self._total = breathing.shorten(self._prompt, self._elapsed, self._total)

    def _tell_turn(self) -> None:
        """Tell a breath that has begun since the last call; after a pause, the one that goes on."""
        beat = None if self._began is None else breathing.point_at(self._prompt, self._elapsed, self._total).beat
        if beat is not None and beat is not self._cued and self._elapsed < self._total and breathing.is_breath(beat):
            self._give_cue(beat.cue)
        self._cued = beat

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
        # Without motion nothing changes but the cue: a screen reader says every change.
        shown = point.left if self._motion else point.left + point.share * point.beat.seconds
        left = walk_messages.SECONDS_LEFT.format(seconds=round(shown))
        paused = f"   {walk_messages.PAUSED}" if self._began is None else ""
        beside: list[Fragment] = [("class:quiet", f"   {left}"), ("class:word", paused)]
        cue = lay_out_option("  ", "class:chosen", point.beat.cue, width)
        if columns(point.beat.cue + left + paused) + 5 > width:
            cue.append(beside)
        else:
            cue[0] += beside
        if not self._motion:
            return cue
        room = max(min(width - 4, 40), 8)
        breathes_out = len(self._prompt.beats) == 2 and point.beat is self._prompt.beats[-1]
        filled = round(room * (1 - point.share if breathes_out else point.share))
        return [*cue, [("class:bar", f"  {'━' * filled}"), ("class:quiet", "─" * (room - filled))]]

    def own_hints(self) -> list[Hint]:
        """The keys before it starts, and while it runs."""
        enter, space = walk_messages.ENTER, walk_messages.SPACE
        other = ("o", walk_messages.KEY_OTHER)
        if not self._is_started:
            begin = (space if self._kept else enter, walk_messages.KEY_BEGIN)
            return [begin, ("y", walk_messages.KEY_DONE), other]
        pause = walk_messages.KEY_RESUME if self._began is None else walk_messages.KEY_PAUSE
        return [(space, pause), ("-", walk_messages.KEY_SHORTER), (enter, walk_messages.KEY_ENOUGH), other]
