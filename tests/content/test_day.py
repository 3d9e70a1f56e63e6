"""What a day asks of a person, reckoned from the lists: keys, and time at 200 words a minute and 2 s a key.

`python -m benchmarks.day` counts the same in a real terminal, within a few words of what is reckoned here.
"""

import pytest

from presencecheck.core.context import Context
from presencecheck.core.items import Choice, Exercise, Scale, Text
from presencecheck.core.plan import Plan, Step
from tests.content.test_routines import ROUTINES, planned

READING = 60 / 200
"""Seconds a word."""
KEY = 2
AROUND = 30
"""Words of the first line, the verdict, and what stands below it."""
CONFIRMED = 12
"""Words around the lines that are confirmed together."""


def words(*texts: str) -> int:
    """Their number; signs alone are none."""
    return sum(any(map(str.isalnum, word)) for text in texts for word in text.split())


def read(step: Step) -> int:
    """The words of a question, of what can be answered, and of the answer as it is shown."""
    match step.item:
        case Exercise(exercise=course):
            more = words(*(beat.cue for beat in course.beats())) + 1
        case Choice(options=options):
            more = words(*options) + 1
        case Scale(scale=scale):
            more = words(scale.low, scale.high) + 3
        case Text():
            more = 1
        case other:
            more = words(other.state_word)
    return words(step.item.ask) + more


def reckoned(plan: Plan, confirmed: bool) -> tuple[int, float]:
    """Keys and seconds to the verdict.

    Args:
        plan: what is walked, with nothing wrong.
        confirmed: whether items that repeat are confirmed together.
    """
    steps = [step for step in plan.steps if step.ref not in plan.added_only]
    together = [step for step in steps if confirmed and step.item.repeat != "every-run"]
    singly = [step for step in steps if step not in together]
    keys = len(singly) + sum(isinstance(step.item, Text) for step in singly) + bool(together) + 1
    heads = {step.section for step in singly}
    titles = sum(words(plan.sections[n].checklist.title, plan.sections[n].checklist.disclaimer) + 3 for n in heads)
    total = AROUND + titles + sum(map(read, singly))
    if together:
        total += CONFIRMED + sum(words(step.item.state_word) + 1 for step in together)
    exercises = sum(step.item.duration for step in singly if isinstance(step.item, Exercise))
    return keys, total * READING + keys * KEY + exercises


@pytest.mark.parametrize(
    ("name", "confirmed", "keys", "seconds"),
    [
        ("full", False, None, 360),
        ("next", True, 10, 120),
        ("quick", True, 9, 75),
        ("between", False, None, 110),
        ("after", False, None, 110),
    ],
)
def test_a_walk_takes_no_longer_than_it_may(name: str, confirmed: bool, keys: int | None, seconds: int) -> None:
    """As little as a busy day has; ten seconds of the last two are for recalling the last card."""
    pressed, took = reckoned(planned(name, Context()), confirmed)
    assert took <= seconds
    assert keys is None or pressed <= keys


def test_asked_singly_again_each_item_costs_one_key_and_six_seconds() -> None:
    """The first walk of a day, and the one after four hours."""
    for name in ("next", "quick"):
        plan = planned(name, Context())
        again = sum(step.item.repeat != "every-run" for step in plan.steps)
        (few, short), (many, long) = (reckoned(plan, confirmed) for confirmed in (True, False))
        assert many - few == again - 1  # one key confirmed them
        assert long - short <= 6 * again


def test_six_sessions_take_a_quarter_of_an_hour() -> None:
    """One `full`, four `next`, and one more after four hours."""
    following = planned("next", Context())
    day = [reckoned(planned("full", Context()), False), *[reckoned(following, True)] * 4, reckoned(following, False)]
    assert sum(seconds for _, seconds in day) <= 16 * 60


@pytest.mark.parametrize("name", sorted(ROUTINES))
def test_each_card_is_read_in_forty_seconds(name: str) -> None:
    """With the client in view; one that advises not to begin has five words more."""
    for sheet in planned(name, ROUTINES[name].for_.over(Context())).cards:
        read = words(sheet.checklist.title) + 6
        read += sum(words(line.ready, line.say) + 5 * line.unwise_to_begin for line in sheet.lines)
        assert read * READING <= 40, sheet.checklist.id
