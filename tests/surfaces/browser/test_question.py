"""The page of one question."""

from presencecheck.core.run import Run
from presencecheck.surfaces import presentation
from presencecheck.surfaces.answer_state import AnswerState
from presencecheck.surfaces.browser.question import Question
from tests.support.builders import checklist, confirm, plan, walked


def lines_of(run: Run) -> list[str]:
    """What its page says."""
    page = Question(run, presentation.current_step(run), AnswerState(), lambda: 0.0)
    return [line.text for line in page.lines() if line.text]


def test_each_page_has_its_list_and_its_section() -> None:
    """Above the question, also of the second question in it: nothing of the page before stands any more."""
    run = Run(plan(checklist("room", confirm("a"), confirm("door", section="Here"), confirm("lamp"))))
    assert lines_of(run) == ["Room", "Is the a so?"]
    assert lines_of(walked(run, "yes")) == ["Room", "Here", "Is the door so?"]
    assert lines_of(walked(run, "yes", "yes")) == ["Room", "Here", "Is the lamp so?"]
