"""What happens in a walk."""

import pytest

from presencecheck.core.events import Answer, Answered, Finding, Measured, Outcome


@pytest.mark.parametrize(("finding", "bad"), [("ok", False), ("warn", True), ("fail", True), ("unknown", False)])
def test_only_a_bad_finding_speaks_against_an_item(finding: Finding, bad: bool) -> None:
    """What could not be measured says nothing."""
    assert Measured("c/line", finding, "So.").bad == bad


def test_an_answer_is_the_persons_own_unless_it_is_said_otherwise() -> None:
    """It has no value and took no time."""
    assert Answered("c/door", Answer.YES) == Answered("c/door", Answer.YES, None, "person", 0.0)


def test_outcomes_are_found_by_identity() -> None:
    """There is one of each, also when it is read by its code."""
    assert {Outcome("done"): 1} == {Outcome.DONE: 1}
    assert len({*Outcome}) == 7
