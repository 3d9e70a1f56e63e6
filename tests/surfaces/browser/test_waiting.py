"""Waiting for the tab: what it sends, and that it has come at all."""

import pytest

from presencecheck.messages import browser as browser_messages
from presencecheck.surfaces.browser.markup import NOTHING
from presencecheck.surfaces.browser.page import Content
from presencecheck.surfaces.browser.stage import Stage
from presencecheck.surfaces.browser.waiting import LATE_SECONDS, Waiting
from presencecheck.surfaces.surface import Leave, MeasurementArrived
from tests.surfaces.browser.test_stage import Clock

PAGE = Content("A walk", NOTHING)


@pytest.mark.parametrize(
    ("address", "has_come", "told"), [("http://here/", False, 1), ("http://here/", True, 0), ("", False, 0)]
)
def test_a_browser_that_never_came_is_told_once(
    address: str, has_come: bool, told: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """It was opened and failed later, where nobody sees it: the address is said again, and what to do with it."""
    clock = Clock()
    stage = Stage(clock)
    waiting = Waiting(stage, clock, address)
    if has_come:
        stage.take_over()
    for _ in range(3):
        clock.now += LATE_SECONDS
        assert waiting.for_reply(PAGE, lambda fields: False, iter((None, True)).__next__) is True
    assert capsys.readouterr().err.count(browser_messages.NO_TAB.format(address=address)) == told


def test_a_measurement_is_waited_for() -> None:
    """The answer that was sent gets its next page once the finding is in; a tab that is gone waits for nothing."""
    clock = Clock()
    waiting = Waiting(Stage(clock), clock, "")
    looks = iter((False, False, True))
    assert waiting.for_measurement(lambda: next(looks)) == MeasurementArrived()
    clock.now += 1e6
    assert waiting.for_measurement(lambda: False) == Leave()
