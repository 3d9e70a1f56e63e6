"""What measurements mean to a walk: they inform, and the person decides."""

from collections.abc import Iterator
from typing import Literal

from presencecheck.core.events import Answer, Measured
from presencecheck.core.plan import Step
from presencecheck.core.prompts import Measure
from presencecheck.core.responses import OPEN
from presencecheck.core.run import Run
from presencecheck.probes.measurement import Probing
from presencecheck.surfaces.surface import Arrival


class Measuring:
    """Brings what probes find into a run, one measurement an item."""

    def __init__(self, probing: Probing) -> None:
        self._probing = probing
        self._anew: set[str] = set()

    def start(self, run: Run) -> None:
        """Begin what the items that are still open will ask for."""
        self._probing.start(_names(run))

    def taken(self, run: Run, step: Step) -> Run:
        """The run with what was found for the step, where that has come in."""
        name = self._awaited(run, step)
        found = self._probing.found(name) if name else None
        if found is None:
            return run
        self._anew.discard(step.ref)
        return run.apply(Measured(step.ref, found.finding, found.sentence, found.remedy))

    def arrival(self, run: Run, step: Step) -> Arrival | None:
        """Tells whether what is measured for the step has come in; None where nothing is."""
        name = self._awaited(run, step)
        return (lambda: self._probing.found(name) is not None) if name else None

    def again(self, step: Step) -> None:
        """Measure the step's item anew."""
        prompt = step.item.prompt()
        if isinstance(prompt, Measure):
            self._anew.add(step.ref)
            self._probing.again(prompt.probe)

    def done(self, step: Step) -> None:
        """The step was answered: what was measured for it alone ends."""
        prompt = step.item.prompt()
        if isinstance(prompt, Measure):
            self._probing.done(prompt.probe)

    def _awaited(self, run: Run, step: Step) -> str:
        """The probe that the step waits for; empty where it waits for none."""
        prompt = step.item.prompt()
        waits = isinstance(prompt, Measure) and (step.ref not in run.measured or step.ref in self._anew)
        return prompt.probe if isinstance(prompt, Measure) and waits else ""


def weighed(run: Run, ref: str, answer: Answer) -> tuple[Answer, Literal["person", "probe"]]:
    """An answer in the light of what was measured, and who looked.

    Yes against a finding is not "in place" but "left as it is": the person decides, and the history stays true.
    """
    found = run.finding(ref)
    if found is None or found.finding == "unknown":
        return answer, "person"
    return (Answer.ACCEPT if answer is Answer.YES and found.bad else answer), "probe"


def _names(run: Run) -> Iterator[str]:
    for step in run.visible:
        prompt = step.item.prompt()
        if isinstance(prompt, Measure) and run.response(step.ref).outcome in OPEN:
            yield prompt.probe
