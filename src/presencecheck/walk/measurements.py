"""What measurements mean to a walk: they inform, and the person decides."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from presencecheck.core.events import Answer, Measured, StoredFinding
from presencecheck.core.plan import Step
from presencecheck.core.prompts import Measure
from presencecheck.core.responses import OPEN
from presencecheck.core.run import Run
from presencecheck.surfaces.surface import HasArrived

if TYPE_CHECKING:
    from presencecheck.probes.delayed import Probes


class Measurements:
    """Brings what probes find into a run, one measurement per item.

    Args:
        make_probes: makes what measures, once something is to be measured.
    """

    def __init__(self, make_probes: "Callable[[], Probes]") -> None:
        self._make_probes = make_probes
        self._repeated: set[str] = set()

    @cached_property
    def _probes(self) -> "Probes":
        return self._make_probes()

    def start(self, run: Run) -> None:
        """Start the probes of all items that are still open."""
        if names := tuple(_names(run)):
            self._probes.start(names)

    def add_finding(self, run: Run, step: Step) -> Run:
        """Add what was found for the step to the run, if it has come in."""
        name = self._awaited(run, step)
        found = self._probes.poll(name) if name else None
        if found is None:
            return run
        self._repeated.discard(step.ref)
        return run.apply(Measured(step.ref, found.finding, found.sentence, found.remedy))

    def watch(self, run: Run, step: Step) -> HasArrived | None:
        """Return a function that tells whether the step's measurement is there; None where nothing is measured."""
        name = self._awaited(run, step)
        return (lambda: self._probes.poll(name) is not None) if name else None

    def repeat(self, step: Step) -> None:
        """Measure the step's item again."""
        prompt = step.item.prompt()
        if isinstance(prompt, Measure):
            self._repeated.add(step.ref)
            self._probes.repeat(prompt.probe)

    def stop(self, step: Step) -> None:
        """Stop what is measured for this step alone: it is answered."""
        prompt = step.item.prompt()
        if isinstance(prompt, Measure):
            self._probes.release(prompt.probe)

    def stop_all(self) -> None:
        """Stop everything that is measured, if anything ever was."""
        if "_probes" in vars(self):
            self._probes.stop()

    def _awaited(self, run: Run, step: Step) -> str:
        """The probe that the step waits for; empty where it waits for none."""
        prompt = step.item.prompt()
        waits = isinstance(prompt, Measure) and (step.ref not in run.measured or step.ref in self._repeated)
        return prompt.probe if isinstance(prompt, Measure) and waits else ""


def stands_beside(run: Run, ref: str, answer: Answer) -> tuple[StoredFinding | None, Literal["person", "probe"]]:
    """What was measured, to be kept beside an answer, and who looked; yes against a finding is the person's word."""
    found = run.finding(ref)
    if found is None or found.finding == "unknown":
        return None, "person"
    return found.finding, "person" if answer is Answer.YES and found.bad else "probe"


def _names(run: Run) -> Iterator[str]:
    for step in run.visible:
        prompt = step.item.prompt()
        if isinstance(prompt, Measure) and run.response(step.ref).outcome in OPEN:
            yield prompt.probe
