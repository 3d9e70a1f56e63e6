"""An exercise in words: its cues, and its other ways."""

from dataclasses import replace

from presencecheck.core.items import Alternative, Course, Exercise, TimedStep
from presencecheck.messages.page_words import english
from presencecheck.reports.exercise_words import other_ways, steps_of, timed
from tests.support.builders import confirm, exercise

SCAN = Exercise(
    id="scan",
    ask="Feel your body",
    exercise=Course(seconds=60, steps=(TimedStep(say="Feet", seconds=20), "Hands"), alternative="Look out"),
)


def test_a_cue_with_a_time_of_its_own_says_it() -> None:
    """The others share what is left, which needs no words; a pace is told breath by breath."""
    assert steps_of(SCAN, english()) == ("Feet (20 s)", "Hands")
    assert timed("Hands") == "Hands"
    assert steps_of(exercise("rest"), english()) == ("breathe in for 4 s", "breathe out for 6 s")
    assert steps_of(confirm("door"), english()) == ()


def test_other_ways_say_what_they_need() -> None:
    """Of a text alone nobody knows it; what needs nothing is for all."""
    ways = (Alternative(say="Stand", needs=("standing",)), Alternative(say="Wait", needs=()), Alternative(say="Look"))
    item = replace(SCAN, exercise=replace(SCAN.exercise, alternative=ways))
    words = english()
    assert [*other_ways(item, words)] == [
        words.other_way.format(say="Stand", needs=words.needs["standing"]),
        words.other_way_for_all.format(say="Wait"),
        "Look",
    ]
    assert [*other_ways(confirm("door"), words)] == []
