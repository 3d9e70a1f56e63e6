"""A walk from its first question to the end of its last screen: what comes of it, and what is shown at its end."""

from presencecheck.core.events import Revised
from presencecheck.core.expiry import RESUMABLE_SECONDS, Instant
from presencecheck.core.plan import Plan, Step
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.surfaces.surface import ClientHere, Ending, Leave, Reply, Revisit
from presencecheck.system.clock import instant
from presencecheck.walk.answer_times import end_of
from presencecheck.walk.asking import Asking
from presencecheck.walk.loop import Before, Begun, ask_nothing
from presencecheck.walk.whole import WalkResult, walk
from tests.support.builders import Watch, confirm, listed, walked
from tests.walk.test_loop import NOT_YET, SKIP, YES, Scene

TWO = listed(confirm("door"), confirm("lamp"))


class Ended(Scene):
    """A person at the end of a walk that may have been begun some time ago."""

    def __init__(self, *replies: Reply, last: Instant | None = None) -> None:
        super().__init__(replies, Watch())
        self.endings: list[tuple[Leave | None, Ending]] = []
        self.last = last

    @property
    def last_answer(self) -> Instant | None:
        """When the run was last answered."""
        return self.last

    def show_ending(self, run: Run, reply: Leave | None, ending: Ending) -> None:
        """Note it."""
        self.endings.append((reply, ending))


def whole(scene: Ended, run: Run | Plan = TWO, before: Before = ask_nothing, *, is_attended: bool = True) -> WalkResult:
    """What comes of the walk."""
    begun = Begun(run if isinstance(run, Run) else Run(run))
    return walk(begun, Asking(scene, scene, scene.watch, lambda: scene), before, is_attended=is_attended)


def test_nobody_is_asked_afterwards_where_nobody_is_there() -> None:
    """The verdict is shown with its time, and is the end."""
    scene = Ended(YES, YES, Revisit("c/door"))
    result = whole(scene, is_attended=False)
    assert result.finished is not None
    assert scene.endings == [(None, Ending(at=f"{result.finished.local():%H:%M}"))]
    assert (result.id, result.started, result.left, result.again) == (scene.id, scene.started, None, False)
    assert (result.run and result.run.status, len(scene.replies)) == (Status.COMPLETED, 1)


def test_the_last_screen_changes_the_result() -> None:
    """What was changed there is what the walk came to."""
    scene = Ended(YES, SKIP, Revisit("c/lamp"), YES)
    result = whole(scene)
    assert result.run is not None
    assert (result.run.revised, result.finished is None) == (("c/lamp",), False)
    assert [ending.changeable for _, ending in scene.endings] == [True, True]
    assert isinstance(scene.recorded[-1], Revised)


def test_who_leaves_learns_until_when_the_walk_can_go_on() -> None:
    """There is no verdict, and nothing more is asked."""
    scene = Ended(YES, Leave())
    result = whole(scene)
    assert (result.left, result.finished, result.run and result.run.answered) == (Leave(), None, 1)
    assert [(reply, bool(ending.until), ending.at) for reply, ending in scene.endings] == [(Leave(), True, "")]


def test_a_run_that_went_on_too_late_is_stopped() -> None:
    """No verdict is shown, and a new walk is wanted."""
    present = instant()
    uptime = None if present.uptime is None else present.uptime - RESUMABLE_SECONDS - 60
    scene = Ended(YES, last=Instant(present.utc - RESUMABLE_SECONDS - 60, uptime))
    result = whole(scene, walked(TWO, "yes"))
    assert (result.again, result.finished, scene.endings, scene.recorded) == (True, None, [], [])
    assert (result.run and result.run.stopped, result.id) == (True, scene.id)


def test_the_time_of_the_last_answer_is_that_of_the_run_that_goes_on() -> None:
    """Who leaves it again at once has no more time than before."""
    last = Instant(instant().utc - 120, instant().uptime)
    scene = Ended(Leave(), last=last)
    whole(scene, walked(TWO, "yes"))
    assert [ending.until for _, ending in scene.endings] == [end_of(last)]


def test_what_must_be_known_before_a_step_is_asked() -> None:
    """The client can come at that too."""

    def before(step: Step) -> ClientHere | None:
        return ClientHere() if step.ref == "c/lamp" else None

    result = whole(Ended(NOT_YET, YES), before=before, is_attended=False)
    assert result.run is not None
    assert (result.run.cut_short, result.run.answered) == (True, 1)
