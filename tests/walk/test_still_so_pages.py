"""The words of the prompts that confirm several items together."""

import pytest

from presencecheck.core.events import Answer, Answered, Outcome
from presencecheck.core.run import Run
from presencecheck.core.still_so import Due, SingleAnswer
from presencecheck.messages import walk as walk_messages
from presencecheck.system.clock import Moment
from presencecheck.walk.still_so_pages import pause_page, start_page
from tests.support.builders import choice, confirm, listed

NOW = Moment(20_800 * 86_400 + 43_200, 0)
PLAN = listed(
    confirm("door", importance="essential", repeat="daily"), choice("pace", importance="essential", repeat="daily")
)


def due(step: int, day: int = NOW.day) -> Due:
    """A step that was in place on this day."""
    return Due(PLAN.steps[step], SingleAnswer(NOW.utc - 60, day, Outcome.DONE))


def test_each_line_says_what_is_to_be_so() -> None:
    """A state by its word; a question with several answers by the question, of which only the outcome is known."""
    page = start_page([due(0), due(1)], NOW, is_first=True)
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
    lines = pause_page(run, PLAN.steps, "09:05").lines
    assert [(line.state, line.note) for line in lines] == [("door so", ""), (state, note)]


def test_since_when_where_that_is_not_the_same_for_all() -> None:
    """The question names the time of today; a line of another day names that."""
    page = start_page([due(0), due(1, NOW.day - 2)], NOW, is_first=True)
    assert [bool(line.note) for line in page.lines] == [False, True]
    assert start_page([due(0)], NOW, is_first=False).question == walk_messages.STILL_SO_MORE
