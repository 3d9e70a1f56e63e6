"""Makes the live part of an exercise, with the cue that the person wants."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from typing import TextIO

from presencecheck.core.prompts import Hold
from presencecheck.surfaces.cue import cue_for
from presencecheck.surfaces.presentation import Line, another_way
from presencecheck.surfaces.terminal.controls import Asked
from presencecheck.surfaces.terminal.exercise_control import ExerciseControl


class Exercises:
    """The exercises of one walk.

    Args:
        stack: silences the cue when the walk is left.
        stream: the terminal.
        stopwatch: seconds that only grow.
        motion: whether the guide may move.
        cue: what tells the turn of a breath: none, bell or voice.
    """

    def __init__(
        self, stack: ExitStack, stream: TextIO, stopwatch: Callable[[], float], *, motion: bool, cue: str
    ) -> None:
        self._stack = stack
        self._stream = stream
        self._stopwatch = stopwatch
        self._motion = motion
        self._cue = cue

    def control(
        self,
        prompt: Hold,
        asked: Asked,
        show_above: Callable[[Callable[[], None]], Callable[[], None]],
        show: Callable[[Iterable[Line]], None],
    ) -> ExerciseControl:
        """The live part of an exercise.

        Args:
            prompt: what is done.
            asked: how it stands.
            show_above: has something shown above the live part.
            show: shows lines.
        """
        cue = cue_for(self._cue, self._stream)
        self._stack.callback(cue.stop)
        return ExerciseControl(
            prompt,
            kept=asked.kept,
            motion=self._motion,
            stopwatch=self._stopwatch,
            progress=asked.progress,
            explain=asked.explain,
            show_other=show_above(lambda: show([another_way(prompt)])),
            give_cue=cue.give,
        )
