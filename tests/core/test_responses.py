"""What an answer makes of what is known of an item."""

import pytest

from presencecheck.core.events import Answer, Answered, Outcome
from presencecheck.core.responses import NONE, OPEN, Response
from tests.support.builders import confirm, scale

DOOR = confirm("door")


def test_what_is_open() -> None:
    """Skipped is never done; what does not apply is not open."""
    assert {outcome.value for outcome in OPEN} == {"accepted", "skipped", "unanswered"}
    assert Response(Outcome.UNANSWERED, None, not_yet=False, by="person", seconds=0.0) == NONE


@pytest.mark.parametrize(
    ("answer", "first", "later"),
    [
        (Answer.YES, Outcome.DONE, Outcome.FIXED),
        (Answer.NOT_YET, Outcome.UNANSWERED, Outcome.UNANSWERED),
        (Answer.ACCEPT, Outcome.ACCEPTED, Outcome.ACCEPTED),
        (Answer.SKIP, Outcome.SKIPPED, Outcome.SKIPPED),
        (Answer.NOT_APPLICABLE, Outcome.NOT_APPLICABLE, Outcome.NOT_APPLICABLE),
    ],
)
def test_outcome(answer: Answer, first: Outcome, later: Outcome) -> None:
    """Only a yes depends on an earlier "not yet"."""
    event = Answered("c/door", answer)
    assert NONE.after(event, DOOR).outcome is first
    assert Response(not_yet=True).after(event, DOOR).outcome is later


def test_not_yet_is_accepted_where_the_remedy_says_so() -> None:
    """The item goes on as it is."""
    found = NONE.after(Answered("c/door", Answer.NOT_YET), confirm("door", "accept"))
    assert (found.outcome, found.not_yet) == (Outcome.ACCEPTED, True)
    assert NONE.after(Answered("c/door", Answer.NOT_YET), confirm("door", None)).outcome is Outcome.UNANSWERED


def test_time_adds_up_and_never_shrinks() -> None:
    """A clock that was set back takes nothing away; the last value counts."""
    known = NONE.after(Answered("c/here", Answer.YES, 3, "person", 4.0), scale("here"))
    known = known.after(Answered("c/here", Answer.YES, 7, "probe", -9.0), scale("here"))
    assert (known.value, known.by, known.seconds) == (7, "probe", 4.0)


def test_the_same_answer_may_have_taken_longer() -> None:
    """All but the time must be equal."""
    done = Response(Outcome.DONE, seconds=1.0)
    assert done.is_same_answer(Response(Outcome.DONE, seconds=2.0))
    assert not done.is_same_answer(Response(Outcome.FIXED, seconds=1.0))


def test_an_item_that_is_asked_again_keeps_only_its_time() -> None:
    """The answer that was given to it does not count."""
    said = Response(Outcome.DONE, 3, not_yet=False, by="probe", seconds=5.0)
    assert Response(Outcome.DONE, not_yet=True).reopened(said) == Response(not_yet=True, seconds=5.0)
