"""The one loop of a walk: in which order it asks, makes durable and shows, and how each way of leaving ends it."""

from collections.abc import Iterable

import pytest

from presencecheck.core.events import Answer, Answered, ClientArrived, Outcome, StoredEvent
from presencecheck.core.expiry import REVISABLE_SECONDS, Instant
from presencecheck.core.plan import Plan
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.journal.null_journal import NullJournal
from presencecheck.messages import walk as walk_messages
from presencecheck.probes.delayed import NoProbes, Probes
from presencecheck.probes.measurement import Measurement
from presencecheck.surfaces.surface import (
    ClientHere,
    Ending,
    Finish,
    HasArrived,
    LastReply,
    Leave,
    MeasureAgain,
    MeasurementArrived,
    Navigate,
    Opening,
    RecallPage,
    RecallReply,
    Reply,
    ReplyAnswer,
    StillSoPage,
    StillSoReply,
    Surface,
)
from presencecheck.system.clock import Moment
from presencecheck.walk.answer_times import AnswerTimes, end_of
from presencecheck.walk.asking import Asking
from presencecheck.walk.loop import Begun, Loop, LoopResult
from tests.support.builders import Watch, confirm, listed, probe, scale, text
from tests.support.loops import run_loop

TWO = listed(confirm("door"), confirm("lamp"))
YES, NOT_YET, SKIP = ReplyAnswer(Answer.YES), ReplyAnswer(Answer.NOT_YET), ReplyAnswer(Answer.SKIP)


class Scene(NullJournal, Probes, Surface):
    """A person who says what was written for them, with a journal and a probe that note when they are called."""

    def __init__(self, replies: Iterable[Reply | type[BaseException]], watch: Watch) -> None:
        super().__init__()
        self.replies = list(replies)
        self.watch = watch
        self.seen: list[str] = []
        self.recorded: list[StoredEvent] = []
        self.finding: Measurement | None = None
        self.full = 99
        self.asking: list[bool] = []

    def __enter__(self) -> "Scene":
        """Nothing is needed."""
        return self

    def __exit__(self, *exc: object) -> None:
        """Nothing is held."""

    def show_opening(self, run: Run, opening: Opening) -> None:
        """Nothing is shown."""

    def show_ending(self, run: Run, reply: Leave | None, ending: Ending) -> None:
        """Note what is said."""
        self.seen.append(f"ending {ending.at or ending.until}")

    def ask_last(self, run: Run) -> LastReply:
        """End it, where nothing else was written."""
        reply = self.replies.pop(0) if self.replies else Finish()
        if isinstance(reply, type):
            raise reply
        assert isinstance(reply, LastReply)
        return reply

    def ask_for_new(self, sentence: str) -> bool:
        """Note the sentence, and want a new walk."""
        self.seen.append(sentence)
        return True

    def confirm_still_so(self, page: StillSoPage) -> StillSoReply:
        """Note the lines, and say what was written, two seconds later."""
        self.seen.append(f"still so {' '.join(line.ref for line in page.lines)}")
        self.watch.now += 2
        reply = self.replies.pop(0)
        if isinstance(reply, type):
            raise reply
        assert isinstance(reply, StillSoReply)
        return reply

    def recall_card(self, page: RecallPage) -> RecallReply:
        """Note the card, and say what was written."""
        self.seen.append(f"recall {page.checklist}")
        reply = self.replies.pop(0)
        if isinstance(reply, type):
            raise reply
        assert isinstance(reply, RecallReply)
        return reply

    def ask_aside(self, question: object) -> int | ClientHere | Leave:
        """Choose the first option."""
        return 0

    def offer(self, question: Choose) -> int | Leave:
        """Nothing is offered."""
        return 0

    def show_question(self, run: Run, *, awaiting: bool = False) -> None:
        """Note the question."""
        assert run.current is not None
        self.seen.append(f"pose {run.current.item.id}{' awaiting' if awaiting else ''}")

    def ask(self, run: Run, has_arrived: HasArrived | None = None) -> Reply:
        """Say what was written, two seconds later."""
        assert run.current is not None
        self.watch.now += 2
        reply = self.replies.pop(0)
        if isinstance(reply, MeasurementArrived):
            assert has_arrived is not None
            assert not has_arrived()
            self.finding = Measurement("ok", "Steady.")
            assert has_arrived()
        if isinstance(reply, type):
            raise reply
        return reply

    def show_answer(self, run: Run, ref: str) -> None:
        """Note the answer that is shown."""
        self.seen.append(f"settle {ref} {run.response(ref).outcome.value}")

    def recording_stopped(self) -> None:
        """Nothing is shown."""

    def ready(self) -> bool:
        """Note it; and whether something was asked meanwhile."""
        self.seen.append("ready")
        return self.asking.pop() if self.asking else False

    def record(self, run: Run, event: StoredEvent) -> None:
        """Note it; or fail, where the disk is full."""
        if len(self.recorded) == self.full:
            raise OSError("full")
        if isinstance(event, Answered):
            self.seen.append(f"record {event.ref} {run.response(event.ref).outcome.value}")
        self.recorded.append(event)

    def give_up(self, run: Run) -> None:
        """Note it."""
        self.seen.append(f"give up {run.status.value}")

    @property
    def answers(self) -> list[Answered]:
        """The answers that were recorded."""
        return [event for event in self.recorded if isinstance(event, Answered)]

    def start(self, names: Iterable[str]) -> None:
        """Note what is measured."""
        self.seen += [f"start {name}" for name in names]

    def poll(self, name: str) -> Measurement | None:
        """What was found."""
        return self.finding

    def repeat(self, name: str) -> None:
        """Measure again."""
        self.seen.append(f"again {name}")
        self.finding = None

    def release(self, name: str) -> None:
        """Note it."""
        self.seen.append(f"done {name}")

    def leave(self) -> None:
        """Nothing is held."""

    def stop(self) -> None:
        """Nothing runs."""


def walked(what: Plan | Run, *replies: Reply | type[BaseException]) -> tuple[LoopResult, Scene]:
    """The walk with these replies, and what was seen of it."""
    watch = Watch()
    scene = Scene(replies, watch)
    run = what if isinstance(what, Run) else Run(what)
    return run_loop(run, scene, scene, watch, scene), scene


def test_an_answer_is_durable_before_it_is_shown() -> None:
    """Question, ready to write, written, shown: and then the next one, to the end."""
    done, scene = walked(TWO, YES, SKIP)
    assert scene.seen == [
        *("pose door", "ready", "record c/door done", "settle c/door done"),
        *("pose lamp", "ready", "record c/lamp skipped", "settle c/lamp skipped"),
    ]
    assert (done.left, done.run.status) == (None, Status.COMPLETED)
    assert [(event.ref, event.by, event.seconds) for event in scene.answers] == [
        ("c/door", "person", 2.0),
        ("c/lamp", "person", 2.0),
    ]


def test_a_value_goes_with_the_answer() -> None:
    """What was given is what is recorded."""
    done, scene = walked(
        listed(scale("here"), text("aim")), ReplyAnswer(Answer.YES, 7), ReplyAnswer(Answer.YES, "calm")
    )
    assert [event.value for event in scene.answers] == [7, "calm"]
    assert done.run.response("c/aim").value == "calm"


@pytest.mark.parametrize("reply", [ClientHere(), Leave()])
def test_the_client_comes_before_a_question_is_asked(reply: ClientHere | Leave) -> None:
    """At what is asked aside, as at a question: the run is over, and what was not asked is unanswered."""
    watch = Watch()
    scene = Scene([YES], watch)
    asides = iter([None, reply])
    asking = Asking(scene, scene, watch, lambda: scene)
    done = Loop(Begun(Run(TWO)), asking, AnswerTimes(), lambda step: next(asides)).walk()
    has_come = isinstance(reply, ClientHere)
    assert (done.left, done.run.cut_short) == ((None, True) if has_come else (reply, False))
    assert done.run.answered == 1
    assert [type(event) for event in scene.recorded] == [Answered, *([ClientArrived] if has_come else [])]


def test_nothing_is_asked_where_nothing_is_left() -> None:
    """A run that has ended is not walked."""
    done, scene = walked(Run(listed(confirm("door"))).apply(Answered("c/door", Answer.YES)))
    assert (scene.seen, done.left) == ([], None)


def test_back_and_on() -> None:
    """Going back asks the earlier question again and writes nothing; there is no way past an open one."""
    done, scene = walked(
        TWO,
        Navigate("back"),
        Navigate("on"),
        YES,
        Navigate("back"),
        Navigate("on"),
        Navigate("back"),
        NOT_YET,
        YES,
        YES,
    )
    poses = [word.split()[1] for word in scene.seen if word.startswith("pose")]
    assert poses == ["door", "door", "door", "lamp", "door", "lamp", "door", "door", "lamp"]
    assert [event.answer.value for event in scene.answers] == ["yes", "not-yet", "yes", "yes"]
    assert done.run.response("c/door").outcome is Outcome.FIXED


@pytest.mark.parametrize(
    ("way", "left"), [(Leave(), Leave()), (Leave(interrupted=True), Leave(interrupted=True))], ids=["left", "Ctrl-C"]
)
def test_leaving(way: Leave, left: Leave) -> None:
    """Who leaves keeps what was answered, and it is known how they left."""
    done, scene = walked(TWO, YES, way)
    assert (done.left, done.run.answered, done.run.status) == (left, 1, Status.IN_PROGRESS)
    assert scene.seen[-1] == "ready"


def test_an_interrupt_counts_only_what_is_durable() -> None:
    """Wherever Ctrl-C comes, the run is that of the answers that were written."""
    done, _ = walked(TWO, YES, KeyboardInterrupt)
    assert (done.left, done.run.answered) == (Leave(interrupted=True), 1)


def test_an_answer_that_cannot_be_written_is_not_shown() -> None:
    """Where the disk is full, the answer before is the last that counts, and the trouble goes on to who can tell it."""
    scene = Scene([YES, YES], Watch())
    scene.full = 1
    with pytest.raises(OSError, match="full"):
        run_loop(Run(TWO), scene, scene, scene.watch, scene)
    assert scene.seen[-3:] == ["settle c/door done", "pose lamp", "ready"]


def test_what_is_measured_comes_in_between() -> None:
    """The question stands while it is measured; what comes in is shown, can be measured again, and is weighed."""
    line = listed(probe("line"), confirm("door"))
    done, scene = walked(line, MeasurementArrived(), MeasureAgain(), MeasurementArrived(), YES, YES)
    assert scene.seen == [
        *("pose line awaiting", "start network", "ready"),
        *("pose line", "start network", "ready", "again network"),
        *("pose line awaiting", "start network", "ready"),
        *("pose line", "start network", "ready", "record c/line done", "done network", "settle c/line done"),
        *("pose door", "ready", "record c/door done", "settle c/door done"),
    ]
    first, second = scene.answers
    assert (first.by, first.seconds) == ("probe", 8.0)  # the whole time that the question was in view
    assert (second.by, second.seconds) == ("person", 2.0)
    assert done.run.measured["c/line"].sentence == "Steady."


def test_the_time_begins_anew_with_another_question() -> None:
    """Going away and coming back, a question's seconds count from when it is in view again."""
    _, scene = walked(TWO, YES, Navigate("back"), YES, YES)
    assert [event.seconds for event in scene.answers] == [2.0, 2.0, 2.0]
    _, scene = walked(TWO, NOT_YET, YES, YES)
    assert [event.seconds for event in scene.answers] == [2.0, 2.0, 2.0]


def test_where_nothing_can_be_measured_it_is_asked() -> None:
    """Without a probe the item is a question, and the person is who looked."""
    watch = Watch()
    scene = Scene([YES], watch)
    done = run_loop(Run(listed(probe("line"))), scene, scene, watch, NoProbes())
    assert (scene.answers[0].by, done.run.status) == ("person", Status.COMPLETED)
    assert scene.seen[0] == "pose line"


def test_a_question_stands_again_after_another_was_asked() -> None:
    """Where getting ready to write asks how to go on, the question is shown once more, and once only."""
    watch = Watch()
    scene = Scene([YES, YES], watch)
    scene.asking = [True]
    run_loop(Run(listed(confirm("door"), probe("line"))), scene, scene, watch, scene)
    assert scene.seen[:5] == ["pose door", "start network", "ready", "pose door", "record c/door done"]
    scene = Scene([YES], watch)
    scene.asking = [True]
    run_loop(Run(listed(probe("line"))), scene, scene, watch, scene)
    assert scene.seen[:4] == ["pose line awaiting", "start network", "ready", "pose line awaiting"]


def test_a_walk_that_keeps_nothing() -> None:
    """Without a history a walk has a name and a beginning all the same, and each its own."""
    one, other = NullJournal(), NullJournal()
    run = Run(TWO)
    one.ready()
    one.record(run, Answered("c/door", Answer.YES))
    one.leave()
    assert isinstance(one.started, Moment)
    assert one.id != other.id


# Time passes.


class Clock:
    """Both clocks that decide whether a walk goes on."""

    def __init__(self) -> None:
        self.utc = 1_790_000_000.0

    def __call__(self) -> Instant:
        """The present."""
        return Instant(self.utc, self.utc)


class Later(Scene):
    """A person who answers each question after a while.

    Args:
        waits: the seconds before each reply.
    """

    def __init__(self, clock: Clock, waits: Iterable[float], replies: Iterable[Reply | type[BaseException]]) -> None:
        super().__init__(replies, Watch())
        self.clock = clock
        self.waits = list(waits)

    def ask(self, run: Run, has_arrived: HasArrived | None = None) -> Reply:
        """Say what was written, when its time has come."""
        self._wait()
        return super().ask(run, has_arrived)

    def confirm_still_so(self, page: StillSoPage) -> StillSoReply:
        """Say what was written, when its time has come."""
        self._wait()
        return super().confirm_still_so(page)

    def _wait(self) -> None:
        self.clock.utc += self.waits.pop(0) if self.waits else 0


def walked_late(waits: Iterable[float], *replies: Reply) -> tuple[LoopResult, Later]:
    """The walk with these replies, each after this number of seconds."""
    clock = Clock()
    scene = Later(clock, waits, replies)
    return run_loop(Run(TWO), scene, scene, scene.watch, scene, AnswerTimes(clock=clock)), scene


@pytest.mark.parametrize(
    "reply", [YES, NOT_YET, Navigate("back"), ClientHere()], ids=["yes", "not yet", "back", "client"]
)
def test_a_window_left_open_answers_nothing(reply: Reply) -> None:
    """After twenty minutes the run is given up in this window, and a new one is offered."""
    done, scene = walked_late([3600, 1201], YES, reply)
    assert (done.again, done.left, done.run.status, done.run.answered) == (True, None, Status.STOPPED, 1)
    assert len(scene.answers) == 1
    [sentence, given_up] = [scene.seen[-1], scene.seen[-2]]
    assert sentence == walk_messages.CHECK_ENDED.format(time=end_of(Instant(1_790_003_600)))
    assert given_up == "give up stopped"


def test_leaving_a_window_left_open_is_leaving() -> None:
    """Nothing was answered, and nothing is given up: who comes next is told."""
    done, scene = walked_late([1, 5000], YES, Leave())
    assert (done.left, done.run.status) == (Leave(), Status.IN_PROGRESS)
    assert "give up stopped" not in scene.seen


def test_a_long_exercise_is_no_absence() -> None:
    """What it ran counts as the person being there, and its end as an answer."""
    done, _ = walked_late([1, 1500], YES, ReplyAnswer(Answer.YES, ran=900.0))
    assert (done.again, done.run.status) == (False, Status.COMPLETED)
    done, _ = walked_late([1, 1500], YES, ReplyAnswer(Answer.YES, ran=100.0))
    assert done.again


# The client comes early.


def test_the_client_is_here() -> None:
    """The run is completed with what was answered, and that is durable."""
    done, scene = walked(TWO, YES, ClientHere())
    assert (done.left, done.run.status, done.run.cut_short) == (None, Status.COMPLETED, True)
    assert scene.recorded[-1] == ClientArrived()


def test_a_verdict_without_any_answer_can_be_changed_for_a_while() -> None:
    """Where the client comes before the first answer, the time counts from then: there is no last answer."""
    clock = Clock()
    times = AnswerTimes(clock=clock)
    scene = Later(clock, [3600], [ClientHere()])
    done = run_loop(Run(TWO), scene, scene, scene.watch, scene, times)
    assert (done.run.cut_short, times.is_revisable) == (True, True)
    clock.utc += REVISABLE_SECONDS + 1
    assert not times.is_revisable
