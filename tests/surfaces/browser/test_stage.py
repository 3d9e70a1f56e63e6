"""What stands in the tab, and what it sent."""

from threading import Thread

from hypothesis import given
from hypothesis import strategies as st

from presencecheck.surfaces.browser.markup import Markup
from presencecheck.surfaces.browser.page import Content
from presencecheck.surfaces.browser.stage import GONE_SECONDS, MOST_OPEN, SILENT_SECONDS, Stage

FIRST, SECOND = Content("a", Markup("a")), Content("b", Markup("b"))


class Clock:
    """A stopwatch that the test sets."""

    now = 0.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


def test_an_answer_counts_once_and_for_its_question_alone() -> None:
    """A second press, an old tab and the back button send for a question that no longer stands."""
    stage = Stage(Clock())
    stage.show(FIRST)
    stage.take(1, {"do": ["y"]})
    stage.take(1, {"do": ["n"]})
    assert stage.wait(0) == {"do": ["y"]}
    assert stage.wait(0) is None
    stage.show(SECOND)
    stage.take(1, {"do": ["y"]})
    assert stage.wait(0) is None
    shown = stage.current()
    assert shown is not None
    assert (shown[0].notice != "", shown[1]) == (True, 2)
    again = stage.current()
    assert again is not None
    assert again[0].notice == ""


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=30))
def test_no_answer_lands_on_another_question(sent: list[tuple[int, bool]]) -> None:
    """Whatever comes in whatever order: what the walk gets was sent for the question that stood."""
    stage = Stage(Clock())
    stage.show(FIRST)
    standing = 1
    for step, moves_on in sent:
        stage.take(step, {"for": [str(step)]})
        if moves_on:
            got = stage.wait(0)
            assert got is None or got == {"for": [str(standing)]}
            stage.show(SECOND)
            standing += 1


def test_the_same_question_keeps_its_number() -> None:
    """Where only a notice was added, what is sent still counts."""
    stage = Stage(Clock())
    stage.show(FIRST)
    stage.show(FIRST._replace(notice="Press y."), is_same=True)
    stage.take(1, {"do": ["y"]})
    assert stage.wait(0) == {"do": ["y"]}


def test_a_page_waits_for_the_walk() -> None:
    """After an answer the tab gets the next question, not the one that it has answered."""
    stage = Stage(Clock())
    stage.show(FIRST)
    stage.take(1, {"do": ["y"]})
    got: list[object] = []
    tab = Thread(target=lambda: got.append(stage.current()))
    tab.start()
    assert got == []
    stage.show(SECOND)
    tab.join(10)
    assert got == [(SECOND, 2)]


def test_who_is_gone() -> None:
    """With scripts a minute after the last open response; without, after twenty minutes without a request."""
    clock = Clock()
    stage = Stage(clock)
    stage.show(FIRST)
    clock.now = SILENT_SECONDS - 1
    assert not stage.is_gone()
    clock.now = SILENT_SECONDS
    assert stage.is_gone()
    here = object()
    stage.arrive(here)
    clock.now += 10 * SILENT_SECONDS
    assert not stage.is_gone()
    stage.leave(here)
    assert not stage.is_gone()
    clock.now += GONE_SECONDS
    assert stage.is_gone()
    stage.touch()
    assert not stage.is_gone()


def test_a_tab_without_scripts_that_takes_over_has_its_time() -> None:
    """That the tab before it ran scripts says nothing about it."""
    clock = Clock()
    stage = Stage(clock)
    stage.show(FIRST)
    stage.arrive(here := object())
    stage.take_over()
    stage.leave(here)
    clock.now += SILENT_SECONDS - 1
    assert not stage.is_gone()


def test_many_copies_of_one_page_make_room_for_each_other() -> None:
    """The newest open responses stay."""
    stage = Stage(Clock())
    copies = [object() for _ in range(MOST_OPEN + 2)]
    for copy in copies:
        stage.arrive(copy)
    assert [stage.is_crowded(copy) for copy in copies] == [True, True] + [False] * MOST_OPEN


def test_the_end_waits_for_the_tab() -> None:
    """The last page is there before the program goes; it does not wait for a tab that is gone."""
    stage = Stage(Clock())
    stage.show(FIRST)
    over = Thread(target=stage.end, args=(30.0,))
    over.start()
    assert not stage.is_over()
    stage.note_read()
    over.join(10)
    assert stage.is_over()
    stage.end(0)


def test_one_tab_has_the_walk() -> None:
    """Each that takes it over has a number of its own."""
    stage = Stage(Clock())
    assert [stage.tab(), stage.take_over(), stage.take_over(), stage.tab()] == [0, 1, 2, 2]
