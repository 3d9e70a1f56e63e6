"""What the lists and routines that come with the program ask, for tests of walks through them."""

from functools import cache

from presencecheck.core.context import Context
from presencecheck.core.plan import Plan, Step
from presencecheck.core.run import Run
from presencecheck.library.library import Library
from presencecheck.library.planning import plan
from presencecheck.system.paths import user_paths


@cache
def planned(name: str) -> Plan:
    """The plan of a shipped list or routine for the usual session; nothing of the person's own is looked at."""
    return plan(Library.of(user_paths()), (f"shipped:{name}",), Context())


def steps(name: str) -> tuple[Step, ...]:
    """The steps that its walk begins with, in their order."""
    return Run(planned(name)).visible


def asks(name: str) -> list[str]:
    """Their questions."""
    return [step.item.ask for step in steps(name)]
