"""Prompts that confirm items together: at the start of a walk, and after a pause."""

from collections.abc import Iterable

import pytest

from presencecheck.core.events import Answer, Answered, ClientArrived, Confirmed, Outcome, Reopened
from presencecheck.core.plan import Plan
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.core.still_so import DAILY_SECONDS, Due, SingleAnswer
from presencecheck.surfaces.surface import (
    ClientHere,
    Leave,
    Navigate,
    Reply,
    ReplyAnswer,
    StillSo,
)
from presencecheck.system.clock import Moment
from presencecheck.walk.answer_times import AnswerTimes
from presencecheck.walk.asking import Asking
from presencecheck.walk.loop import Begun, Loop, LoopResult
from tests.support.builders import confirm, listed, walked
from tests.walk.test_loop import Clock, Later

YES, CLIENT = ReplyAnswer(Answer.YES), ClientHere()
ALL = StillSo()
NAMES = ("door", "link", "papers")
NOW = Moment(20_800 * 86_400 + 43_200, 0)
ESSENTIALS = listed(*(confirm(name, importance="essential") for name in NAMES), confirm("lamp"), confirm("sign"))


@pytest.fixture(autouse=True)
def midday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is midday, so that no test runs over midnight."""
    monkeypatch.setattr("presencecheck.walk.still_so.now", lambda: NOW)


def singly(*places: int) -> StillSo:
    """Still so but for these lines."""
    return StillSo(frozenset(places))


def daily(count: int) -> Plan:
    """As many daily items, and one of every run."""
    return listed(*(confirm(f"i{number}", repeat="daily") for number in range(count)), confirm("client"))


def due_of(plan: Plan, ago: float = 60) -> tuple[Due, ...]:
    """What was in place so many seconds ago."""
    last = SingleAnswer(int(NOW.utc - ago), NOW.day, Outcome.DONE)
    return tuple(Due(step, last) for step in plan.steps if step.item.repeat == "daily")


def begun(
    plan: Plan,
    *replies: Reply | type[BaseException],
    waits: Iterable[float] = (),
    due: tuple[Due, ...] | None = None,
    clock: Clock | None = None,
) -> tuple[LoopResult, Later]:
    """A walk of this plan with these replies."""
    clock = clock or Clock()
    scene = Later(clock, waits, replies)
    asking, times = Asking(scene, scene, scene.watch, lambda: scene), AnswerTimes(clock=clock)
    begun = Begun(Run(plan), due_of(plan) if due is None else due)
    return Loop(begun, asking, times).walk(), scene


def resumed(run: Run, ago: float, *replies: Reply, waits: Iterable[float] = ()) -> tuple[LoopResult, Later]:
    """A walk that goes on so many seconds after its last answer; the earlier ones were given at the same time."""
    clock = Clock()
    scene = Later(clock, waits, replies)
    last = clock().later(-ago)
    times = AnswerTimes(last, dict.fromkeys(run.responses, last), clock)
    return Loop(Begun(run), Asking(scene, scene, scene.watch, lambda: scene), times).walk(), scene


def shown(scene: Later) -> list[str]:
    """The prompts and questions that were shown, in their order."""
    return [seen.replace("c/", "") for seen in scene.seen if seen.startswith(("still", "pose"))]


# At the start.


def test_what_was_in_place_is_confirmed_at_once() -> None:
    """One prompt, then what is left; it is durable before the next question, and told apart."""
    done, scene = begun(daily(2), ALL, YES)
    assert shown(scene) == ["still so i0 i1", "pose client"]
    assert scene.recorded[0] == Confirmed(("c/i0", "c/i1"), 2.0)
    assert [done.run.response(step.ref).outcome.value for step in done.run.visible] == ["still-so", "still-so", "done"]
    assert done.run.readiness is Readiness.READY


def test_some_are_asked_singly() -> None:
    """In their order, with the rest; nothing that was refused counts as confirmed."""
    done, scene = begun(daily(3), singly(1), YES, YES)
    assert shown(scene) == ["still so i0 i1 i2", "pose i1", "pose client"]
    assert scene.recorded[0] == Confirmed(("c/i0", "c/i2"), 2.0, ("c/i1",))
    done, scene = begun(daily(2), singly(0, 1), YES, YES, YES)
    assert shown(scene) == ["still so i0 i1", "pose i0", "pose i1", "pose client"]
    assert [type(event) for event in scene.recorded] == [Answered] * 3
    assert done.run.tally.outcomes[Outcome.STILL_SO] == 0


def test_two_prompts_and_no_more() -> None:
    """Six lines each; the rest is asked singly."""
    _, scene = begun(daily(13), ALL, singly(0), YES, YES, YES)
    first, second = (" ".join(f"i{number}" for number in numbers) for numbers in (range(6), range(6, 12)))
    assert shown(scene) == [f"still so {first}", f"still so {second}", "pose i6", "pose i12", "pose client"]


def test_all_can_be_still_so() -> None:
    """Then there is no question, and the run is at its end."""
    done, scene = begun(listed(confirm("door", repeat="daily")), ALL)
    assert (shown(scene), done.run.status, done.left) == (["still so door"], Status.COMPLETED, None)


@pytest.mark.parametrize("way", [Leave(), Leave(interrupted=True), KeyboardInterrupt])
def test_leaving_a_prompt(way: Leave | type[KeyboardInterrupt]) -> None:
    """What was confirmed before stays."""
    done, _ = begun(daily(7), ALL, way)
    assert done.left == (way if isinstance(way, Leave) else Leave(interrupted=True))
    assert (done.run.answered, done.run.status) == (6, Status.IN_PROGRESS)


def test_the_client_comes_at_a_prompt() -> None:
    """What was confirmed counts, the rest is open."""
    done, scene = begun(daily(7), ALL, CLIENT)
    assert (done.run.cut_short, done.run.answered, scene.recorded[-1]) == (True, 6, ClientArrived())


def test_a_prompt_that_stood_for_too_long() -> None:
    """What was due when it was shown can be due no longer: a yes confirms none of it."""
    plan = daily(1)
    late = due_of(plan, DAILY_SECONDS + 1)
    _, scene = begun(plan, ALL, YES, YES, due=late)
    assert shown(scene) == ["still so i0", "pose i0", "pose client"]


def test_a_pause_between_two_prompts() -> None:
    """What the first one confirmed is asked again before the second one counts; after twenty minutes nothing counts."""
    plan = listed(*(confirm(f"i{number}", repeat="daily", importance="essential") for number in range(7)))
    clock = Clock()
    done, scene = begun(plan, ALL, ALL, ALL, ALL, waits=[0, 301, 0, 0], clock=clock)
    six = "still so i0 i1 i2 i3 i4 i5"
    assert shown(scene) == [six, "still so i6", six, "still so i6"]
    assert (done.run.readiness, set(done.run.confirmed)) == (Readiness.READY, set(done.run.plan.by_ref))
    done, scene = begun(plan, ALL, ALL, waits=[0, 1201])
    assert (done.again, done.run.status) == (True, Status.STOPPED)


# After a pause.

HALF = walked(ESSENTIALS, "yes", "not-applicable", "skip", "yes")


def test_going_on_begins_with_what_is_old() -> None:
    """Essential answers that allow a good verdict; confirmed they keep their outcome, and that is on record."""
    done, scene = resumed(HALF, 301, ALL, YES)
    assert shown(scene) == ["still so door link", "pose sign"]
    assert scene.recorded[0] == Confirmed(("c/door", "c/link"), 2.0)
    outcomes = [done.run.response(f"c/{name}").outcome.value for name in NAMES]
    assert (outcomes, set(done.run.confirmed)) == (["done", "not-applicable", "skipped"], {"c/door", "c/link"})


def test_going_on_at_once_needs_no_confirming() -> None:
    """Nothing has grown old."""
    _, scene = resumed(HALF, 300, YES)
    assert shown(scene) == ["pose sign"]


def test_what_no_longer_holds_is_asked_again() -> None:
    """First of all, and it is open until then."""
    done, scene = resumed(HALF, 600, singly(0), YES, YES)
    assert shown(scene) == ["still so door link", "pose door", "pose sign"]
    assert scene.recorded[:2] == [Confirmed(("c/link",), 2.0, ("c/door",)), Reopened(("c/door",))]
    done, _ = resumed(HALF, 600, singly(0, 1), Leave())
    assert [done.run.response(f"c/{name}").outcome for name in NAMES[:2]] == [Outcome.UNANSWERED] * 2


def test_the_client_comes_before_anything_is_confirmed() -> None:
    """Then nothing is known of this client, and no answer for an earlier one makes a good verdict."""
    done, scene = resumed(walked(ESSENTIALS, "yes", "yes", "yes", "yes"), 600, CLIENT)
    assert (done.run.readiness, done.run.cut_short) == (Readiness.NOT_READY, True)
    assert scene.recorded == [Reopened(tuple(f"c/{name}" for name in NAMES)), ClientArrived()]


def test_leaving_the_prompt_changes_nothing() -> None:
    """The run can go on as before, until its time is over."""
    done, scene = resumed(HALF, 600, Leave())
    assert (done.left, done.run, scene.recorded) == (Leave(), HALF, [])
    done, _ = resumed(HALF, 1000, ALL, waits=[201])
    assert (done.again, done.run.status) == (True, Status.STOPPED)


def test_more_essentials_than_two_prompts_hold() -> None:
    """The rest is asked singly; where the second prompt stood for too long, both are asked again."""
    plan = listed(*(confirm(f"i{number}", importance="essential") for number in range(14)), confirm("sign"))
    run = walked(plan, *["yes"] * 14)
    six, next_six = (" ".join(f"i{number}" for number in numbers) for numbers in (range(6), range(6, 12)))
    _, scene = resumed(run, 600, ALL, ALL, YES, YES, YES)
    assert shown(scene) == [f"still so {six}", f"still so {next_six}", "pose i12", "pose i13", "pose sign"]
    assert scene.recorded[0] == Confirmed(tuple(f"c/i{number}" for number in range(12)), 4.0)
    _, scene = resumed(run, 600, ALL, ALL, ALL, ALL, YES, YES, YES, waits=[0, 301])
    assert shown(scene)[:4] == [f"still so {six}", f"still so {next_six}"] * 2


def test_what_one_prompt_confirms_waits_for_the_other() -> None:
    """Who leaves at the second one has confirmed nothing: the run must not look newer than the rest of it is."""
    plan = listed(*(confirm(f"i{number}", importance="essential") for number in range(8)), confirm("sign"))
    done, scene = resumed(walked(plan, *["yes"] * 8), 600, singly(0), Leave())
    assert (done.left, scene.recorded) == (Leave(), [])
    done, scene = resumed(walked(plan, *["yes"] * 8), 600, singly(0), singly(1), YES, YES, YES)
    assert shown(scene)[2:] == ["pose i0", "pose i7", "pose sign"]
    [confirmed, reopened] = scene.recorded[:2]
    assert confirmed == Confirmed(tuple(f"c/i{number}" for number in range(1, 7)), 4.0, ("c/i0", "c/i7"))
    assert reopened == Reopened(("c/i0", "c/i7"))


def test_a_run_with_no_question_left() -> None:
    """Confirming what is old ends it; where nothing is old, it is at its end at once."""
    over = walked(ESSENTIALS, *["yes"] * 5)
    done, scene = resumed(over, 600, ALL)
    assert (shown(scene), done.run.status) == (["still so door link papers"], Status.COMPLETED)
    assert scene.recorded == [Confirmed(("c/door", "c/link", "c/papers"), 2.0)]
    done, scene = resumed(over, 600, singly(0, 1, 2), YES, YES, YES)
    assert (shown(scene)[1:], done.run.readiness) == (["pose door", "pose link", "pose papers"], Readiness.READY)
    done, scene = resumed(over, 10)
    assert scene.seen == ["give up completed"]
    done, scene = resumed(over, 1000, ALL, waits=[201])
    assert (done.again, scene.seen[-2]) == (True, "give up stopped")


# A window left open.


@pytest.mark.parametrize("reply", [YES, Navigate("back"), CLIENT], ids=["yes", "back", "client"])
def test_the_first_key_after_a_while_confirms(reply: Reply) -> None:
    """It answers nothing itself: the question stands again afterwards, and its time counts from then."""
    done, scene = begun(ESSENTIALS, YES, YES, reply, ALL, YES, YES, YES, waits=[0, 0, 301], due=())
    assert shown(scene)[2:5] == ["pose papers", "still so door link", "pose papers"]
    assert done.run.confirmed == {"c/door", "c/link"}
    assert scene.answers[2].seconds == 2.0
    assert done.run.readiness is Readiness.READY


def test_where_nothing_essential_was_answered_the_key_counts() -> None:
    """There is nothing to confirm."""
    _, scene = begun(listed(confirm("a"), confirm("b")), YES, YES, waits=[0, 301])
    assert shown(scene) == ["pose a", "pose b"]


def test_an_exercise_after_an_absence() -> None:
    """It counts as being there while it ran, not before."""
    plan = listed(confirm("door", importance="essential"), confirm("lamp"))
    _, scene = begun(plan, YES, ReplyAnswer(Answer.YES, ran=900), waits=[0, 1100])
    assert shown(scene) == ["pose door", "pose lamp"]
    done, scene = begun(plan, YES, ReplyAnswer(Answer.YES, ran=900), ALL, YES, waits=[0, 1300, 1])
    assert (shown(scene)[2], done.run.readiness) == ("still so door", Readiness.READY)
