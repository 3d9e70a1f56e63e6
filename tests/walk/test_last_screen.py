"""The last screen: what can still be changed there, and until when."""

from collections.abc import Iterable

import pytest

from presencecheck.core.events import Answer, Outcome, Revised, StoredEvent
from presencecheck.core.plan import Plan
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.file_header import SupersededError
from presencecheck.messages import walk as walk_messages
from presencecheck.probes.measurement import Measurement
from presencecheck.surfaces.surface import (
    ClientHere,
    Ending,
    Finish,
    HasArrived,
    Leave,
    MeasurementArrived,
    Navigate,
    Reply,
    ReplyAnswer,
    Revisit,
)
from presencecheck.walk.answer_times import AnswerTimes
from presencecheck.walk.asking import Asking
from presencecheck.walk.last_screen import LastScreen, LastScreenResult
from tests.support.builders import Watch, choice, confirm, listed, probe, walked
from tests.walk.test_loop import Clock, Scene

PLAN = listed(confirm("door", importance="essential"), confirm("lamp"), confirm("link"))
OPEN = walked(PLAN, "accept", "yes", "yes")
YES, NOT_YET, ACCEPT = ReplyAnswer(Answer.YES), ReplyAnswer(Answer.NOT_YET), ReplyAnswer(Answer.ACCEPT)
ENDING = Ending(at="09:58", changeable=True)
DOOR = Revisit("c/door")


class Last(Scene):
    """A person on the last screen, and a history that another window may write to."""

    def __init__(self, clock: Clock, waits: Iterable[float], replies: Iterable[Reply | type[BaseException]]) -> None:
        super().__init__(replies, Watch())
        self.clock = clock
        self.waits = list(waits)
        self.newer_after = 99
        self.looked = 0

    def ask(self, run: Run, has_arrived: HasArrived | None = None) -> Reply:
        """Say what was written, when its time has come."""
        self.clock.utc += self.waits.pop(0) if self.waits else 0
        return super().ask(run, has_arrived)

    def has_newer(self) -> bool:
        """Whether the other window has begun one."""
        self.looked += 1
        return self.looked > self.newer_after


def shown(
    run: Run,
    *replies: Reply | type[BaseException],
    waits: Iterable[float] = (),
    passed: float = 0,
    newer_after: int = 99,
) -> tuple[LastScreenResult, Last]:
    """The last screen of a run with these replies."""
    clock = Clock()
    times = AnswerTimes(clock=clock)
    times.note([])
    clock.utc += passed
    scene = Last(clock, waits, replies)
    scene.newer_after = newer_after
    return LastScreen(run, Asking(scene, scene, scene.watch, lambda: scene), times, ENDING).show(), scene


def test_enter_ends_it() -> None:
    """As do the keys that leave: the walk is over."""
    for reply in (Finish(), Leave(), Leave(interrupted=True)):
        assert shown(OPEN, reply)[0] == LastScreenResult(OPEN)


def test_an_item_is_answered_again() -> None:
    """The verdict changes with it and is shown again; the history gets one event, and the run stays completed."""
    result, scene = shown(OPEN, DOOR, YES, Finish())
    assert (result.run.readiness, result.run.status) == (Readiness.READY, Status.COMPLETED)
    assert scene.recorded == [Revised("c/door", Answer.YES, seconds=2.0)]
    assert scene.seen == ["pose door", "ready", "record c/door fixed", "settle c/door fixed", "ending 09:58"]


def test_not_yet_is_asked_again_until_it_is_settled() -> None:
    """What helps is shown, as in the walk; who leaves it there has it unanswered."""
    result, _ = shown(OPEN, Revisit("c/lamp"), NOT_YET, YES, Finish())
    assert result.run.response("c/lamp").outcome is Outcome.FIXED
    result, scene = shown(OPEN, Revisit("c/lamp"), NOT_YET, Leave(), Finish())
    assert (result.run.response("c/lamp").outcome, result.run.status) == (Outcome.UNANSWERED, Status.COMPLETED)
    assert len(scene.recorded) == 1


@pytest.mark.parametrize("reply", [Leave(), Navigate("back"), Navigate("on"), ClientHere()])
def test_an_item_can_be_left_alone(reply: Reply) -> None:
    """Going back from it, or the client, leads to the verdict; the answer stays."""
    result, scene = shown(OPEN, DOOR, reply, Finish())
    assert result == LastScreenResult(OPEN)
    assert scene.seen[-1] == "ending 09:58"


def test_an_interrupt_keeps_the_verdict() -> None:
    """Wherever it comes."""
    for replies in ([KeyboardInterrupt], [DOOR, KeyboardInterrupt], [DOOR, Leave(interrupted=True)]):
        assert shown(OPEN, *replies)[0] == LastScreenResult(OPEN)


def test_it_can_be_measured_again() -> None:
    """As in the walk."""
    line: Plan = listed(probe("line"), confirm("door"))
    result, scene = shown(walked(line, "accept", "yes"), Revisit("c/line"), MeasurementArrived(), YES, Finish())
    assert (result.run.measured["c/line"].sentence, result.run.readiness) == ("Steady.", Readiness.READY)
    assert scene.finding == Measurement("ok", "Steady.")


def test_the_same_answer_once_more_is_no_change() -> None:
    """The history tells what was changed; a value that is not kept was changed on screen alone."""
    result, scene = shown(OPEN, DOOR, ACCEPT, Revisit("c/lamp"), YES, Finish())
    assert (result.run.readiness, scene.recorded) == (Readiness.NOT_READY, [])
    kept, unkept = choice("load"), choice("mood", keep=False)
    run = walked(listed(kept, unkept), "hurry", "hurry")
    other = ReplyAnswer(Answer.YES, "little")
    result, scene = shown(run, Revisit("c/load"), other, Revisit("c/mood"), other, Finish())
    assert [event.ref for event in scene.recorded if isinstance(event, Revised)] == ["c/load"]
    assert [result.run.response(f"c/{name}").value for name in ("load", "mood")] == ["little", "little"]


REFUSED = walk_messages.CHECK_ENDED.format(time="09:58")


@pytest.mark.parametrize(
    ("passed", "waits", "newer_after"), [(601, [], 99), (-3, [], 99), (590, [20], 99), (0, [], 0), (0, [], 1)]
)
def test_too_late(passed: float, waits: list[float], newer_after: int) -> None:
    """Ten minutes after the last answer, or once another run has begun, nothing is changed; a new one is offered."""
    result, scene = shown(OPEN, DOOR, YES, passed=passed, waits=waits, newer_after=newer_after)
    assert (result.run, result.again) == (OPEN, True)
    assert (scene.recorded, scene.seen[-1]) == ([], REFUSED)


def test_a_change_makes_the_verdict_no_younger() -> None:
    """The ten minutes are those after the last answer of the walk."""
    result, _ = shown(OPEN, Revisit("c/lamp"), YES, Revisit("c/lamp"), YES, DOOR, YES, waits=[400, 100, 200])
    assert (result.again, result.run.readiness) == (True, Readiness.NOT_READY)


class Superseding(Last):
    """A history in which the other window was quicker."""

    def record(self, run: Run, event: StoredEvent) -> None:
        """Refuse it."""
        raise SupersededError("too late")


def test_the_other_window_was_quicker() -> None:
    """The history itself decides."""
    scene = Superseding(Clock(), [], [DOOR, YES])
    times = AnswerTimes(clock=scene.clock)
    times.note([])
    result = LastScreen(OPEN, Asking(scene, scene, scene.watch, lambda: scene), times, ENDING).show()
    assert (result, scene.seen[-1]) == (LastScreenResult(OPEN, again=True), REFUSED)
