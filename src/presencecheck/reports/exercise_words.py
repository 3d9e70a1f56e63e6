"""An exercise in words, as every format shows it. Pure."""

from collections.abc import Iterator

from presencecheck.core.items import Exercise, Item, TimedStep
from presencecheck.messages import checklist_view as checklist_view_messages
from presencecheck.messages.page_words import PageWords


def steps_of(item: Item, words: PageWords) -> tuple[str, ...]:
    """The cues of an exercise, each with the time that it takes by itself."""
    if not isinstance(item, Exercise):
        return ()
    pace = item.exercise.breathe
    if pace is None:
        return tuple(timed(step) for step in item.exercise.steps)
    return tuple(step.format(in_=pace.in_, out=pace.out) for step in words.breathe)


def timed(step: str | TimedStep) -> str:
    """What a step says, with the time of its own that it takes."""
    if not isinstance(step, TimedStep):
        return step
    return checklist_view_messages.TIMED_STEP.format(say=step.say, seconds=step.seconds)


def other_ways(item: Item, words: PageWords) -> Iterator[str]:
    """The other ways of an exercise, each with what it needs."""
    for way in item.exercise.alternatives if isinstance(item, Exercise) else ():
        if way.needs is None:
            yield way.say
        elif not way.needs:
            yield words.other_way_for_all.format(say=way.say)
        else:
            needs = ", ".join(words.needs[need] for need in way.needs)
            yield words.other_way.format(say=way.say, needs=needs)
