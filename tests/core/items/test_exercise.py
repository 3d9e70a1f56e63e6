"""Something done for a while."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.items import Breathe, Course, Exercise, TimedStep
from presencecheck.core.items.exercise import Alternative
from presencecheck.core.problems import locate
from presencecheck.core.prompts import Beat, Hold
from tests.support.builders import exercise

STEPS = Course(seconds=30, steps=("near", "far"), alternative="Close your eyes")


def test_a_breathing_pace() -> None:
    """Each breath is a pair of cues, whatever the length of the exercise."""
    beats = (Beat("breathe in", 4), Beat("breathe out", 6))
    assert exercise("rest").prompt() == Hold("Breathe", 60, beats, ("Look out of the window",))


def test_steps_share_the_time() -> None:
    """Each of them takes an equal part of it."""
    item = Exercise(id="look", ask="Look out", exercise=STEPS)
    beats = (Beat("near", 15.0), Beat("far", 15.0))
    assert item.prompt() == Hold("Look out", 30, beats, ("Close your eyes",))


@pytest.mark.parametrize(
    ("steps", "seconds", "shares"),
    [
        ((TimedStep(say="feet", seconds=20), "hands"), 30, [20, 10]),
        (("feet", TimedStep(say="hands", seconds=9), "face"), 30, [10, 9, 11]),
        ((TimedStep(say="feet", seconds=5), TimedStep(say="hands", seconds=10)), 60, [5, 10]),
        ((TimedStep(say="feet", seconds=30), "hands"), 30, [15, 15]),
    ],
    ids=["the rest", "shared rest", "repeated", "too long: refused by check, and shared"],
)
def test_steps_with_a_time_of_their_own(steps: tuple[str | TimedStep, ...], seconds: int, shares: list[float]) -> None:
    """They take it, and the others an equal part of what is left."""
    course = replace(STEPS, seconds=seconds, steps=steps)
    assert [beat.seconds for beat in course.beats()] == shares
    assert [beat.cue for beat in course.beats()] == ["feet", "hands", "face"][: len(steps)]


TIMED = st.lists(st.one_of(st.just("look"), st.builds(TimedStep, say=st.just("feel"), seconds=st.integers(1, 60))))


@given(TIMED.filter(bool), st.integers(5, 300))
def test_the_steps_fill_the_time(steps: list[str | TimedStep], seconds: int) -> None:
    """However they divide it, as long as they fit; none is over before it begins."""
    shares = [beat.seconds for beat in replace(STEPS, seconds=seconds, steps=tuple(steps)).beats()]
    assert all(share > 0 for share in shares)
    assert sum(shares) <= seconds + 1e-6
    if "look" in steps:
        assert sum(shares) == pytest.approx(seconds)


def test_a_repeated_exercise_is_shorter_in_all_its_steps() -> None:
    """Steps with a time of their own take the same part of it as before."""
    steps = (TimedStep(say="feet", seconds=40), "hands", TimedStep(say="face", seconds=1))
    item = Exercise(id="scan", ask="Feel", exercise=replace(STEPS, seconds=60, steps=steps, again=30))
    short = item.shortened().exercise
    assert [beat.seconds for beat in short.beats()] == [20, 9, 1]
    assert short.seconds == 30


def test_other_ways() -> None:
    """Each is shown; of one that is a text alone nobody knows what it needs."""
    ways = (Alternative(say="Stand", needs=("standing",)), Alternative(say="Do nothing", needs=()))
    item = Exercise(id="look", ask="Look out", exercise=replace(STEPS, alternative=ways))
    assert item.prompt() == Hold("Look out", 30, STEPS.beats(), ("Stand", "Do nothing"))
    assert STEPS.alternatives == (Alternative(say="Close your eyes", needs=None),)


def test_an_exercise_takes_no_value() -> None:
    """It was done, or it was skipped."""
    assert not any(exercise("rest").takes(value) for value in ("", "yes", 0, 60))


@pytest.mark.parametrize(
    ("course", "codes"),
    [
        (STEPS, []),
        (replace(STEPS, steps=()), [("breathe-or-steps", ("exercise",))]),
        (replace(STEPS, breathe=Breathe(in_=4, out=6)), [("breathe-or-steps", ("exercise",))]),
        (replace(STEPS, steps=(), breathe=Breathe(in_=4, out=6)), []),
        (replace(STEPS, alternative="Count your Breaths"), [("breath-alternative", ("exercise", "alternative"))]),
        (replace(STEPS, steps=(TimedStep(say="near", seconds=29), "far")), []),
        (replace(STEPS, steps=(TimedStep(say="near", seconds=30), "far")), [("steps-longer", ("exercise", "steps"))]),
        (replace(STEPS, again=30), []),
        (replace(STEPS, again=31), [("again-longer", ("exercise", "again"))]),
        (replace(STEPS, alternative=(Alternative(say="Leave the breath alone", needs=()),)), []),
        (replace(STEPS, alternative=(Alternative(say="Sigh", needs=("breath",)), Alternative(say="Stand"))), []),
        (
            replace(STEPS, alternative=(Alternative(say="Sigh", needs=("breath",)), Alternative(say="Breathe out"))),
            [("breath-alternative", ("exercise", "alternative"))],
        ),
    ],
    ids=str,
)
def test_rules_of_an_exercise(course: Course, codes: list[object]) -> None:
    """It runs in one of the two ways, and the other way to the same end is none of breath."""
    item = Exercise(id="look", ask="Look out", exercise=course)
    found = list(item.violations())
    assert [(violation.code, violation.where) for violation in found] == codes
    assert all("look" in locate(violation, "room.yaml", 1, 1).message for violation in found)


def test_shorter_where_it_was_done_in_full() -> None:
    """As its file says; the cues share the shorter time. Without such a length it stays as it is."""
    course = Course(seconds=90, steps=("feet", "breath", "room"), alternative="Stand up", again=30)
    whole = Exercise(id="calm", ask="Breathe", exercise=course)
    shorter = whole.shortened()
    prompt = shorter.prompt()
    assert isinstance(prompt, Hold)
    assert (prompt.seconds, shorter.duration, [beat.seconds for beat in prompt.beats]) == (30, 30, [10, 10, 10])
    assert exercise("calm").shortened() == exercise("calm")
    assert [whole.is_in_full(seconds) for seconds in (89, 90, 95)] == [False, True, True]


@given(seconds=st.integers(5, 900), count=st.integers(1, 12))
def test_the_seconds_that_are_said_are_the_whole_time(seconds: int, count: int) -> None:
    """Fifteen seconds for two steps are seven and eight, never twice eight; each step has its share."""
    lengths = [beat.seconds for beat in Course(seconds=seconds, steps=("look",) * count, alternative="Sit.").beats()]
    assert sum(lengths) == pytest.approx(seconds)
    assert min(lengths) > 0
    assert max(lengths) - min(lengths) <= 1
    if seconds >= count:
        assert all(length == round(length) for length in lengths)


@pytest.mark.parametrize(
    ("own", "again", "shorter"),
    [
        ((5, 10), 30, [5, 10]),
        ((5, 10), 15, [5, 10]),
        ((20, 20, 20), 40, [13, 13, 14]),
        ((60, 20, 10), 30, [20, 6, 4]),
        ((58, 1, 1), 30, [29, 1, 1]),
    ],
)
def test_a_round_in_less_time(own: tuple[int, ...], again: int, shorter: list[float]) -> None:
    """A round that is repeated keeps its pace; one that is too long is shortened, and nothing of it comes twice."""
    steps = tuple(TimedStep(say=f"step {place}", seconds=seconds) for place, seconds in enumerate(own))
    course = Course(seconds=90, steps=steps, alternative="Stand up", again=again)
    beats = Exercise(id="calm", ask="Settle", exercise=course).shortened().exercise.beats()
    if sum(shorter) <= again:
        assert [beat.seconds for beat in beats] == shorter
    else:  # too short for whole seconds in proportion: each has as long
        assert [beat.seconds for beat in beats] == [again / len(own)] * len(own)
