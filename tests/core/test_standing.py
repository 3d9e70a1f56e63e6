"""What can be read of a walk without changing it."""

from presencecheck.core.events import Answer, Answered, Moved
from presencecheck.core.items import FollowUp
from presencecheck.core.run import Run
from tests.support.builders import choice, confirm, listed, walked

FIT = choice("fit", FollowUp(is_="hurry", say="Move it.", then="stop"), importance="optional", keep=False)
MADE = listed(confirm("sign", importance="optional"), confirm("lamp"), FIT, confirm("door", importance="essential"))


def test_open_steps_stand_by_how_much_they_count() -> None:
    """What says better not to begin stands among the essential ones, in the order of the list."""
    run = walked(MADE, "skip", "skip", "hurry", "skip")
    assert [step.item.id for step in run.open_steps()] == ["fit", "door", "lamp", "sign"]
    assert [step.item.id for step in walked(MADE, "yes", "skip", "little", "yes").open_steps()] == ["lamp"]


def test_back_and_onward() -> None:
    """To the step before, and to the next one while an earlier answer stays; nowhere from the first one."""
    run = Run(MADE)
    assert (run.back(), run.onward()) == (None, None)
    run = run.apply(Answered("c/sign", Answer.YES))
    assert run.back() == Moved("c/sign")
    again = run.apply(Moved("c/sign"))
    assert again.onward() == Moved("c/lamp")
    assert again.answered == 1


def test_what_is_left_is_reckoned() -> None:
    """In seconds, of the questions that are not answered; the last one answered is known."""
    run = walked(MADE, "yes", "yes", "little", "yes")
    assert (run.seconds_left, run.unanswered) == (0, ())
    assert run.last_step is not None
    assert run.last_step.ref == "c/door"
    begun = Run(MADE)
    assert begun.seconds_left == sum(step.item.duration for step in MADE.steps)
    assert begun.last_step == MADE.steps[-1]
