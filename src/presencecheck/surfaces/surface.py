"""Ways to walk. Each knows prompts and runs, never kinds of items; all drive the same engine."""

from collections.abc import Callable
from typing import Literal, NamedTuple, Protocol

from presencecheck.core.events import Answer
from presencecheck.core.frozen import Frozen
from presencecheck.core.items import Value
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run


class Say(Frozen):
    """The person answered."""

    answer: Answer
    value: Value | None = None


class Go(Frozen):
    """The person went back, or on again with the earlier answer kept."""

    where: Literal["back", "on"]


class Leave(Frozen):
    """The person left; all answers so far are kept."""

    interrupted: bool = False


class Arrived(Frozen):
    """What was still measured has come in."""


class Again(Frozen):
    """The person wants it measured again."""


Reply = Say | Go | Leave | Arrived | Again
Arrival = Callable[[], bool]
"""Whether what is measured for the question has come in."""


class Opening(NamedTuple):
    """What is said before the first question, beside the title."""

    lines: tuple[str, ...] = ()
    at: str = ""
    """The time of the appointment as HH:MM; empty where none was given."""
    until: float = 0.0
    """That time on the stopwatch."""
    kept: bool = True
    """Whether the answers go into the history."""


class Surface(Protocol):
    """One way to walk.

    A surface is entered for the whole walk and left whatever happens; leaving restores the terminal.
    """

    def __enter__(self) -> "Surface":
        """Get ready to ask."""

    def __exit__(self, *exc: object) -> None:
        """Leave everything as it was found."""

    def open(self, run: Run, opening: Opening) -> None:
        """Show what lies ahead."""

    def pose(self, run: Run, *, awaiting: bool = False) -> None:
        """Show the current question, or what helps where it was answered "not yet".

        After `Arrived` or `Again`, only what has changed is shown: what was measured, or that it is (`awaiting`).
        """

    def ask(self, run: Run, arrived: Arrival | None = None) -> Reply:
        """Wait for the person; or, where something is still measured, for what comes first."""

    def settle(self, run: Run, ref: str) -> None:
        """Show an answer as taken; it is durable by now."""

    def offer(self, question: Choose) -> int | Leave:
        """Ask something else than the run's questions; the place of the option chosen, or that the person left."""

    def unlogged(self) -> None:
        """Know that nothing more of this run is kept."""

    def close(self, run: Run, reply: Leave | None) -> None:
        """Show the verdict, or that the run was left."""
