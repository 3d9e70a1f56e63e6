"""How long one opening of the page lasts."""

from presencecheck.devices.verdict import Result, judge
from presencecheck.devices.visit import ARRIVAL_SECONDS, GRACE_SECONDS, SECONDS, Visit
from presencecheck.messages import devices as devices_messages
from tests.support.builders import Watch
from tests.support.device_page import WELL


def outcome(visit: Visit) -> Result:
    """What a visit came to, since it is over."""
    result = visit.outcome()
    assert result is not None
    return result


def test_how_long_it_is_open() -> None:
    """Five minutes; less where no browser comes, or where the tab is gone for longer than reloading takes."""
    watch = Watch()
    visit = Visit(watch, opened=True)
    watch.now += ARRIVAL_SECONDS - 1
    assert visit.outcome() is None
    assert Visit(watch, opened=False).outcome() is None
    watch.now += 1
    assert outcome(visit).sentence == devices_messages.NOT_COME.message
    assert visit.arrive()
    assert not visit.arrive()
    assert visit.outcome() is None
    visit.leave()
    watch.now += GRACE_SECONDS - 0.5
    assert visit.outcome() is None
    assert visit.arrive()
    visit.leave()
    watch.now += GRACE_SECONDS
    assert outcome(visit).sentence == devices_messages.CLOSED.message
    assert visit.arrive()
    watch.now += SECONDS
    assert outcome(visit).sentence == devices_messages.TOO_LONG.message
    visit.finish(judge(WELL))
    visit.finish(judge({"speaker": {"state": "unheard"}}))
    assert outcome(visit).finding == "ok"
