"""The loop of a walk, from its parts."""

from collections.abc import Callable

from presencecheck.core.run import Run
from presencecheck.history.journal.journal import Journal
from presencecheck.probes.delayed import Probes
from presencecheck.surfaces.surface import Surface
from presencecheck.walk.answer_times import AnswerTimes
from presencecheck.walk.asking import Asking
from presencecheck.walk.loop import Begun, Loop, LoopResult


def run_loop(
    run: Run,
    surface: Surface,
    journal: Journal,
    stopwatch: Callable[[], float],
    probes: Probes,
    times: AnswerTimes | None = None,
) -> LoopResult:
    """Walk to the end, or until the person leaves."""
    return Loop(Begun(run), Asking(surface, journal, stopwatch, lambda: probes), times or AnswerTimes()).walk()
