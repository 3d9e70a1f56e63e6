"""Which keys can have been meant for the question: held, pasted, typed ahead or habitual ones cannot."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.surfaces.terminal.key_guard import (
    BURST_SECONDS,
    PASTE,
    SAME_ANSWER_SECONDS,
    UNREAD_SECONDS,
    Arrival,
    KeyGuard,
)

HELD = [(0.225, 0.03), (0.375, 0.09), (0.5, 0.033), (0.66, 0.04), (0.033, 0.033)]
"""How long keyboards wait before a key that is held repeats, and between two repeats; in seconds."""
SETTLED = BURST_SECONDS + 0.001


def taken(keys: list[tuple[float, str]], *, stands: float = 0.0) -> list[tuple[float, str]]:
    """The keys that answer, each followed at once by another question; times in seconds from the first question."""
    guard, answers = KeyGuard(), list[tuple[float, str]]()
    guard.question_stands(stands)

    def take(arrival: Arrival | None, now: float) -> None:
        if arrival and not arrival.is_burst and not arrival.is_doubtful:
            answers.append((arrival.at, arrival.key))
            guard.answered(arrival.key, arrival.at)
            guard.question_stands(now)

    for number, (at, key) in enumerate(keys):
        later = keys[number + 1][0] if number + 1 < len(keys) else at + 60
        take(guard.arrive([key], at), at)
        if later - at > SETTLED:
            take(guard.settle(at + SETTLED), at + SETTLED)
    return answers


def held(
    key: str, delay: float, repeat: float, *, begins: float = 0.0, seconds: float = 2.0
) -> list[tuple[float, str]]:
    """A key that is held down, as a keyboard sends it."""
    times = [begins]
    while (after := times[-1] + (repeat if len(times) > 1 else delay)) < begins + seconds:
        times.append(after)
    return [(at, key) for at in times]


@pytest.mark.parametrize("begins", [-1.0, -0.3, 0.0, 0.1, 0.2, 0.26, 0.5, 1.0])
def test_a_held_key_answers_once_at_most(begins: float) -> None:
    """However a keyboard repeats, and whenever it begins, one question is answered at most."""
    for (delay, repeat), key in product(HELD, ["y", "n", "s", "enter"]):
        assert len(taken(held(key, delay, repeat, begins=begins))) <= 1, (key, delay, repeat)


@pytest.mark.parametrize("key", ["y", "n", "s", "enter", "1"])
def test_who_reads_and_presses_loses_nothing(key: str) -> None:
    """At 900 ms a key, each is taken, whichever it is."""
    keys = [(0.9 * number, key) for number in range(1, 20)]
    assert taken(keys) == keys


def test_different_keys_in_quick_order() -> None:
    """Two keys that answer two questions may come within half a second."""
    keys = [(0.3, "y"), (0.6, "n"), (0.95, "s")]
    assert taken(keys) == keys


@pytest.mark.parametrize("gap", [0.0, 0.005, 0.029])
def test_a_burst_is_dropped_whole(gap: float) -> None:
    """What is pasted, or sent by a program, answers nothing: not its first key and not its last."""
    assert taken([(1 + gap * number, key) for number, key in enumerate("yes or no")]) == []


@pytest.mark.parametrize("keys", [["y", "n"], [PASTE]])
def test_keys_of_one_read_are_a_burst(keys: list[str]) -> None:
    """Also where the clock shows no time between them, and where the terminal says that it is a paste."""
    guard = KeyGuard()
    assert guard.arrive(keys, 1.0) is None
    arrival = guard.settle(2.0)
    assert arrival
    assert arrival.is_burst


@pytest.mark.parametrize(
    ("keys", "answers"),
    [
        ([(UNREAD_SECONDS - 0.01, "y")], 0),
        ([(UNREAD_SECONDS + 0.01, "y")], 1),
        ([(0.2, "y"), (0.34, "y")], 0),
        ([(0.2, "y"), (0.36, "y")], 1),
        ([(1, "y"), (1 + SAME_ANSWER_SECONDS - 0.01, "y")], 1),
        ([(1, "y"), (1 + SAME_ANSWER_SECONDS + 0.01, "y")], 2),
        ([(1, "y"), (1.39, "enter")], 1),
        ([(1, "y"), (1.41, "enter")], 2),
        ([(1, "1"), (1.3, "enter")], 2),
        ([(0.2, "z"), (0.4, "enter")], 0),
    ],
)
def test_limits(keys: list[tuple[float, str]], answers: int) -> None:
    """Each rule to its hundredth of a second."""
    assert len(taken(keys)) == answers


def test_a_key_before_the_question() -> None:
    """What waits, or arrives, before a question stands is dropped, and that it was is known once."""
    guard = KeyGuard()
    guard.arrive(["y"], 1.0)
    assert guard.question_stands(1.01)
    assert guard.settle(5.0) is None
    assert not guard.question_stands(6.0)


def test_what_is_doubtful_for_other_reasons() -> None:
    """The rest of something that was no key is doubtful for as long as the caller says so."""
    guard = KeyGuard()
    guard.arrive(["y"], 1.0, is_doubtful=True)
    first = guard.arrive(["n"], 2.0)
    second = guard.settle(3.0)
    assert first
    assert second
    assert (first.is_doubtful, second.is_doubtful) == (True, False)


def test_keys_that_went_elsewhere_count_as_pressed() -> None:
    """An Enter that ends a written line, held down, does not answer the next question."""
    guard = KeyGuard()
    guard.note(["a", "enter"], 1.0)
    guard.question_stands(1.01)
    assert guard.is_repeated("enter", 1.1)
    assert not guard.is_repeated("enter", 1.2)
    assert guard.is_unread(1.2)
    assert not guard.is_unread(1.3)


TIMES = st.lists(st.floats(0.001, 1.5), max_size=40)


@given(TIMES, st.data())
def test_every_answer_keeps_its_distance(pauses: list[float], data: st.DataObject) -> None:
    """Whatever is pressed and when: each answer was alone, late enough, and no repeat; each comes once and in order."""
    keys, now = [], 0.0
    for pause in pauses:
        now += pause
        keys.append((now, data.draw(st.sampled_from(["y", "n", "enter", "1"]))))
    answers = taken(keys)
    assert answers == sorted(set(answers) & set(keys))
    stood = 0.0
    for at, _ in answers:
        assert at - stood >= UNREAD_SECONDS - 1e-9
        assert [other for other, _ in keys if abs(other - at) < BURST_SECONDS] == [at]
        stood = at + BURST_SECONDS
    for (before, first), (after, second) in pairwise(answers):
        assert first != second or after - before >= SAME_ANSWER_SECONDS
