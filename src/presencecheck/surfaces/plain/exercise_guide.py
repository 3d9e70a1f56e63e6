"""An exercise in plain lines: one for each cue, at its time."""

from collections.abc import Callable, Iterable

from presencecheck.core.events import Answer
from presencecheck.core.frozen import replace
from presencecheck.core.prompts import Hold
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.answer_words import parse_reply
from presencecheck.surfaces.breathing import is_breath
from presencecheck.surfaces.cue import Cue
from presencecheck.surfaces.plain.choices import meaning_of
from presencecheck.surfaces.plain.line_terminal import LineTerminal
from presencecheck.surfaces.presentation import Line
from presencecheck.surfaces.surface import Reply, ReplyAnswer


def answer_exercise(prompt: Hold, lines: LineTerminal, stopwatch: Callable[[], float], cue: Cue) -> Reply:
    """Guide an exercise to its end, or to a typed line, which can be the answer.

    Args:
        prompt: the exercise.
        lines: the terminal.
        stopwatch: seconds that only grow.
        cue: tells closed eyes that a breath turns.
    """
    begun = stopwatch()
    try:
        is_over = guide_exercise(prompt, lines.print, lines.wait_for_line, stopwatch, cue.give)
    finally:
        cue.stop()
    ran = min(stopwatch() - begun, float(prompt.seconds))
    typed = None if is_over else parse_reply(meaning_of(lines.read(), prompt), prompt, kept=False)
    reply = typed or ReplyAnswer(Answer.YES)
    return replace(reply, ran=ran) if isinstance(reply, ReplyAnswer) else reply


def guide_exercise(
    prompt: Hold,
    show: Callable[[Iterable[Line]], None],
    wait_for_line: Callable[[float], bool],
    stopwatch: Callable[[], float],
    give_cue: Callable[[str], None],
) -> bool:
    """Show a line for each cue until the time is over.

    Args:
        prompt: the exercise.
        show: shows lines.
        wait_for_line: waits a number of seconds for a typed line; returns whether one came.
        stopwatch: seconds that only grow.
        give_cue: tells closed eyes that a breath turns.

    Returns:
        Whether the time is over; False where a typed line, which is still to be read, ended it.
    """
    show([Line(walk_messages.PLAIN_EXERCISE_BEGINS.format(seconds=durations_messages.spoken(prompt.seconds)))])
    begun = stopwatch()
    elapsed = 0.0
    while elapsed < prompt.seconds:
        for beat in prompt.beats:
            rest = prompt.seconds - elapsed
            if rest <= 0:
                break
            seconds = durations_messages.spoken(round(min(beat.seconds, rest)))
            show([Line(walk_messages.PLAIN_CUE.format(cue=beat.cue.capitalize(), seconds=seconds))])
            if is_breath(beat):
                give_cue(beat.cue)
            elapsed += beat.seconds
            if wait_for_line(max(begun + elapsed - stopwatch(), 0.0)):
                return False
    show([Line(walk_messages.PLAIN_EXERCISE_OVER)])
    return True
