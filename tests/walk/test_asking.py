"""One question: what stands beside its answer, for how long it was in view, and what cannot be recorded."""

import pytest

from presencecheck.core.events import Answer, Answered, Confirmed, Measured
from presencecheck.core.run import IllegalEventError, Run
from presencecheck.probes.measurement import Measurement
from presencecheck.surfaces.surface import MeasurementArrived
from presencecheck.walk.asking import Asking
from tests.support.builders import Watch, confirm, listed, probe, walked
from tests.walk.test_loop import NOT_YET, YES, Scene

LINE = listed(probe("line"), confirm("door"))


def asking(*replies: object) -> tuple[Asking, Scene]:
    """Asks a person who says this, each time after two seconds."""
    scene = Scene(replies, Watch())  # type: ignore[arg-type]
    return Asking(scene, scene, scene.watch, lambda: scene), scene


def test_what_was_found_stands_beside_the_answer() -> None:
    """With what helps; yes against it is the person's word, anything else what the probe saw."""
    ask, scene = asking(YES)
    scene.finding = Measurement("warn", "Slow.", "Use a cable.")
    run, reply = ask.ask(Run(LINE))
    assert (reply, run.measured["c/line"]) == (YES, Measured("c/line", "warn", "Slow.", "Use a cable."))
    assert ask.answered(run, YES) == Answered("c/line", Answer.YES, None, "person", 2.0, "warn")
    assert ask.answered(run, NOT_YET) == Answered("c/line", Answer.NOT_YET, None, "probe", 2.0, "warn")


def test_what_is_measured_meanwhile_makes_no_other_question() -> None:
    """The answer counts from when the question was first in view; what was waited for is known."""
    ask, scene = asking(MeasurementArrived(), YES)
    run, _ = ask.ask(Run(LINE))
    assert ask.waited == 2.0
    run, _ = ask.ask(run)
    assert (ask.answered(run, YES).seconds, ask.waited) == (4.0, 2.0)
    ask.ask_again()
    scene.replies = [YES]
    run, _ = ask.ask(run)
    assert ask.answered(run, YES).seconds == 2.0


def test_a_run_without_a_question_has_nothing_to_ask() -> None:
    """That is the caller's mistake, and is told as such."""
    ask, _ = asking()
    done = walked(listed(confirm("door")), "yes")
    for wrong in (lambda: ask.ask(done), lambda: ask.answered(done, YES)):
        with pytest.raises(ValueError, match=r"^the run has no question left$"):
            wrong()


def test_only_what_can_be_is_recorded() -> None:
    """What is confirmed can be so in a run without a question left; an answer to what is not in view cannot."""
    ask, scene = asking()
    done = walked(listed(confirm("door")), "yes")
    assert ask.record(done, Confirmed(("c/door",))).confirmed == {"c/door"}
    for run, event in ((Run(LINE), Answered("c/lamp", Answer.YES)), (done, Answered("c/door", Answer.YES))):
        with pytest.raises(IllegalEventError):
            ask.record(run, event)
    assert scene.recorded == [Confirmed(("c/door",))]
