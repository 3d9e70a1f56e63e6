"""The loop of a walk: run, surface, probes, clock and history meet here and nowhere else."""

from collections.abc import Callable

from presencecheck.core.events import Answered
from presencecheck.core.frozen import Frozen
from presencecheck.core.run import Run
from presencecheck.history.journal.journal import Journal
from presencecheck.probes.delayed import Probes
from presencecheck.surfaces.surface import Leave, MeasureAgain, MeasurementArrived, Navigate, ReplyAnswer, Surface
from presencecheck.system import signals
from presencecheck.walk.measurements import Measurements, with_finding


class LoopResult(Frozen):
    """Where a walk ended, and how it was left if it was."""

    run: Run
    left: Leave | None = None


def run_loop(
    run: Run,
    surface: Surface,
    journal: Journal,
    stopwatch: Callable[[], float],
    probes: Probes,
) -> LoopResult:
    """Walk `run` to its end or until the person leaves.

    Raises:
        HistoryError: an answer could not be made durable; every answer before it is.
    """
    measurements = Measurements(probes)
    shown, standing = 0.0, ""
    try:
        while (step := run.current) is not None:
            signals.raise_pending()
            run = measurements.add_finding(run, step)
            has_arrived = measurements.watch(run, step)
            surface.show_question(run, awaiting=has_arrived is not None)
            measurements.start(run)
            if journal.ready():
                surface.show_question(run, awaiting=has_arrived is not None)
            # What is measured meanwhile does not make the question another one.
            shown = shown if standing == step.ref else stopwatch()
            reply = surface.ask(run, has_arrived)
            standing = step.ref if isinstance(reply, MeasurementArrived | MeasureAgain) else ""
            match reply:
                case Leave():
                    return LoopResult(run, reply)
                case Navigate(where):
                    move = run.back() if where == "back" else run.onward()
                    run = run.apply(move) if move else run
                case MeasureAgain():
                    measurements.repeat(step)
                case ReplyAnswer(answer, value):
                    said, by = with_finding(run, step.ref, answer)
                    event = Answered(step.ref, said, value, by, stopwatch() - shown)
                    after = run.apply(event)
                    journal.record(after, event)
                    measurements.stop(step)
                    run = after
                    surface.show_answer(run, step.ref)
    except KeyboardInterrupt:
        # Wherever it came, only what is durable counts as answered.
        return LoopResult(run, Leave(interrupted=True))
    return LoopResult(run)
