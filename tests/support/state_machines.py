"""Machines of hypothesis that do anything in any order, beside a model that says what must come of it."""

from typing import ClassVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, run_state_machine_as_test


class Machine(RuleBasedStateMachine):
    """Counts the states in which it was compared with its model."""

    compared: ClassVar[int] = 0

    @invariant()
    def one_more(self) -> None:
        """One state was reached; the other invariants of a machine look at it too."""
        type(self).compared += 1


def states(machine: type[Machine], examples: int, steps: int) -> int:
    """Let the machine do a number of steps a number of times; how many states were compared with its model.

    Args:
        machine: what to try.
        examples: how often to begin again.
        steps: the most to do then.
    """
    machine.compared = 0
    slow = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=slow,
            phases=(Phase.generate, Phase.shrink),
            database=None,
        ),
    )
    return machine.compared
