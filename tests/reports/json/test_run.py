"""The JSON of a run with its items, and its answers as `--answers` takes them."""

from typing import Any

from presencecheck.core.items import FollowUp
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.reports.json.answers import answers_shape
from presencecheck.reports.json.run import RunFacts, run_shape
from tests.support.builders import BEGAN, choice, confirm, listed, scale, text, walked


def items(run: Run) -> list[dict[str, Any]]:
    """The items of the run's JSON."""
    return list(run_shape(RunFacts("k2m4", BEGAN, None, None, Status.IN_PROGRESS), run)["items"])


def again(run: Run) -> Run:
    """A run of the same plan that is given its answers."""
    return walked(run.plan, *(line["answer"] for line in answers_shape(run)))


def test_each_item_with_its_outcome() -> None:
    """In the order in which they were in view; a number that may be kept is its value."""
    run = walked(listed(confirm("door"), scale("here"), scale("calm", keep=False), text("aim")), "not-yet", "yes", 7, 3)
    assert [(item["item"], item["outcome"]) for item in items(run)] == [
        ("door", "fixed"),
        ("here", "done"),
        ("calm", "done"),
        ("aim", "unanswered"),
    ]
    assert [item.get("value") for item in items(run)] == [None, 7, None, None]


def test_the_head_of_an_ended_run() -> None:
    """When it ended and what its verdict was."""
    run = walked(listed(confirm("door")), "yes")
    shape = run_shape(RunFacts("k2m4", BEGAN, BEGAN, Readiness.READY, Status.COMPLETED), run)
    assert (shape["status"], shape["readiness"], shape["finished"]) == ("completed", "ready", BEGAN.iso())


def test_answers_make_the_same_run() -> None:
    """Back and again, put right, left as it is and skipped."""
    plan = listed(confirm("door"), confirm("lamp", "accept"), scale("here"), choice("load"))
    for said in (("yes", "accept", 3, "hurry"), ("not-yet", "yes", "back", "accept", "skip", 3, "little"), ("skip",)):
        run = walked(plan, *said)
        other = again(run)
        for step in run.visible:
            assert other.response(step.ref).outcome is run.response(step.ref).outcome
            assert other.response(step.ref).value == run.response(step.ref).value


def test_words_that_were_typed_are_in_neither() -> None:
    """A text is answered by yes alone."""
    run = walked(listed(text("aim"), confirm("door")), "calm", "yes")
    assert answers_shape(run)[0] == {"item": "c/aim", "answer": "yes"}
    assert "calm" not in str(items(run))


def test_answers_where_a_question_left_no_trace() -> None:
    """A script cannot go back from a question that is not kept: the last answer to each of the others is given."""
    plan = listed(confirm("door"), scale("calm", FollowUp(at_most=2, add="rest"), keep=False), confirm("rest"))
    assert answers_shape(walked(plan, "accept", 0, "back", "skip")) == [
        {"item": "c/door", "answer": "accept"},
        {"item": "c/calm", "answer": "skip"},
    ]
    assert answers_shape(walked(plan, "not-yet", "yes", 0, "back", "skip"))[:2] == [
        {"item": "c/door", "answer": "not-yet"},
        {"item": "c/door", "answer": "yes"},
    ]
