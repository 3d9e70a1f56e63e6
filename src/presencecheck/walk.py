"""The one effectful loop: run, surface, probes, clock and history meet here and nowhere else."""

from collections.abc import Callable
from typing import Literal

from presencecheck import endings
from presencecheck.events import Answered, Measured
from presencecheck.frozen import Frozen, frozen
from presencecheck.history.journal import Journal
from presencecheck.plan import Step
from presencecheck.probes import Measurement, measure
from presencecheck.prompts import Measure
from presencecheck.run import Run
from presencecheck.surfaces import Go, Leave, Say, Surface


@frozen
class Walked(Frozen):
    """Where a walk ended, and how it was left if it was."""

    run: Run
    left: Leave | None = None


def walk(
    run: Run,
    surface: Surface,
    journal: Journal,
    stopwatch: Callable[[], float],
    probe: Callable[[str], Measurement] = measure,
) -> Walked:
    """Walk `run` to its end or until the person leaves.

    Raises:
        HistoryTrouble: an answer could not be made durable; every answer before it is.
    """
    try:
        while (step := run.current) is not None:
            endings.obey()
            run = _measured(run, step, probe)
            surface.pose(run)
            journal.ready()
            shown = stopwatch()
            reply = surface.ask(run)
            match reply:
                case Leave():
                    return Walked(run, reply)
                case Go(where):
                    move = run.back() if where == "back" else run.onward()
                    run = run.apply(move) if move else run
                case Say(answer, value):
                    event = Answered(step.ref, answer, value, _by(run, step), stopwatch() - shown)
                    after = run.apply(event)
                    journal.record(after, event)
                    run = after
                    surface.settle(run, step.ref)
    except KeyboardInterrupt:
        # Wherever it came, only what is durable counts as answered.
        return Walked(run, Leave(interrupted=True))
    return Walked(run)


def _measured(run: Run, step: Step, probe: Callable[[str], Measurement]) -> Run:
    prompt = step.item.prompt()
    if not isinstance(prompt, Measure) or step.ref in run.measured:
        return run
    found = probe(prompt.probe)
    return run.apply(Measured(step.ref, found.finding, found.sentence))


def _by(run: Run, step: Step) -> Literal["person", "probe"]:
    found = run.measured.get(step.ref)
    return "probe" if found and found.finding != "unknown" else "person"
