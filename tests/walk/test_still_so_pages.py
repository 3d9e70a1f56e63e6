"""The words of the prompts that confirm several items together."""

import pytest

from presencecheck.core.events import Answer, Answered, Outcome
from presencecheck.core.run import Run
from presencecheck.core.still_so import Due, SingleAnswer
from presencecheck.messages import walk as walk_messages
from presencecheck.system.clock import Moment, weekday
from presencecheck.walk.answer_times import local_time
from presencecheck.walk.still_so_pages import pause_page, start_page
from tests.support.builders import choice, confirm, listed

NOW = Moment(20_800 * 86_400 + 43_200, 0)
PLAN = listed(
    confirm("door", importance="essential", repeat="daily"),
    choice("pace", importance="essential", repeat="daily"),
    confirm("lamp", repeat="daily"),
)


def due(step: int, day: int = NOW.day) -> Due:
    """A step that was in place on this day."""
    return Due(PLAN.steps[step], SingleAnswer(NOW.utc - 60, day, Outcome.DONE))


def test_each_line_says_what_is_to_be_so() -> None:
    """A state by its word; a question with several answers by the question, of which only the outcome is known."""
    page = start_page(PLAN, [due(0), due(1)], NOW, is_first=True)
    assert [line.state for line in page.lines] == [
        "door so",
        walk_messages.STILL_SO_SAME_ANSWER.format(ask="Which?"),
    ]


@pytest.mark.parametrize(
    ("answer", "state", "note"),
    [
        (Answered("c/pace", Answer.YES, "hurry"), "Which? hurry", ""),
        (Answered("c/pace", Answer.NOT_APPLICABLE), "Which?", "does not apply"),
    ],
    ids=["chosen", "does not apply"],
)
def test_after_a_pause_with_the_answer(answer: Answered, state: str, note: str) -> None:
    """As it was given in this walk."""
    run = Run(PLAN).apply(Answered("c/door", Answer.YES)).apply(answer)
    page = pause_page(run, PLAN.steps[:2], "09:05")
    assert page.question == walk_messages.STILL_SO_PAUSE.format(time="09:05")
    assert [(line.state, line.note) for line in page.lines] == [("door so", ""), (state, note)]


def test_since_when_where_that_is_not_the_same_for_all() -> None:
    """The question names the time of today; a line of another day names that."""
    page = start_page(PLAN, [due(0), due(1, NOW.day - 2)], NOW, is_first=True)
    earlier = walk_messages.STILL_SO_SINCE.format(day=weekday(NOW.day - 2))
    assert [line.note for line in page.lines] == ["", earlier]
    assert page.question == walk_messages.STILL_SO_TIME.format(time=local_time(NOW.utc - 60))
    assert start_page(PLAN, [due(0)], NOW, is_first=False).question == walk_messages.STILL_SO_MORE


def test_the_question_where_no_time_is_known() -> None:
    """It names the day; of today's answers, where their times are not kept, that it is the same day."""
    other = start_page(PLAN, [due(0, NOW.day - 2)], NOW, is_first=True)
    assert other.question == walk_messages.STILL_SO_DAY.format(day=weekday(NOW.day - 2))
    timeless = Due(PLAN.steps[0], SingleAnswer(None, NOW.day, Outcome.DONE))
    assert start_page(PLAN, [timeless], NOW, is_first=True).question == walk_messages.STILL_SO_TODAY


def test_each_line_has_its_question_and_whether_much_depends_on_it() -> None:
    """So that a surface can show the essential ones first, and ask one by itself."""
    lines = start_page(PLAN, [due(0), due(2)], NOW, is_first=True).lines
    assert [(line.ref, line.ask, line.is_essential) for line in lines] == [
        ("c/door", "Is the door so?", True),
        ("c/lamp", "Is the lamp so?", False),
    ]


def test_each_line_has_its_section() -> None:
    """At the start and after a pause."""
    plan = listed(confirm("door", repeat="daily", section="Room"), confirm("lamp", repeat="daily"))
    known = Due(plan.steps[1], SingleAnswer(NOW.utc - 60, NOW.day, Outcome.DONE))
    assert [line.heading for line in start_page(plan, [known], NOW, is_first=True).lines] == ["Room"]
    assert [line.heading for line in pause_page(Run(plan), plan.steps, "09:05").lines] == ["Room", "Room"]
