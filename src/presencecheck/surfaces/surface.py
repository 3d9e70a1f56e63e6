"""What every way to walk must be able to do. A surface knows prompts and runs, never kinds of items."""

from collections.abc import Callable
from typing import Literal, NamedTuple, Protocol

from presencecheck.core.events import Answer
from presencecheck.core.frozen import Frozen
from presencecheck.core.items import Value
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run


class ReplyAnswer(Frozen):
    """The person answered."""

    answer: Answer
    value: Value | None = None


class Navigate(Frozen):
    """The person went back, or on again with the earlier answer kept."""

    where: Literal["back", "on"]


class Leave(Frozen):
    """The person left; all answers so far are kept."""

    interrupted: bool = False


class MeasurementArrived(Frozen):
    """The measurement that the question waited for is there."""


class MeasureAgain(Frozen):
    """The person wants it measured again."""


Reply = ReplyAnswer | Navigate | Leave | MeasurementArrived | MeasureAgain
HasArrived = Callable[[], bool]
"""Whether the measurement that the question waits for is there."""


class Opening(NamedTuple):
    """What is shown before the first question, beside the title."""

    lines: tuple[str, ...] = ()
    at: str = ""
    """The time of the appointment as HH:MM; empty where none was given."""
    until: float = 0.0
    """That time on the stopwatch."""
    kept: bool = True
    """Whether the answers are written to the history."""


class Surface(Protocol):
    """One way to walk.

    A surface is entered for the whole walk and always left, which restores the terminal.
    """

    def __enter__(self) -> "Surface":
        """Get ready to ask."""

    def __exit__(self, *exc: object) -> None:
        """Restore what was changed."""

    def show_opening(self, run: Run, opening: Opening) -> None:
        """Show the title, and what lies ahead."""

    def show_question(self, run: Run, *, awaiting: bool = False) -> None:
        """Show the current question, or what helps where it was answered "not yet".

        After `MeasurementArrived` or `MeasureAgain`, show only what has changed.

        Args:
            run: the walk so far.
            awaiting: whether a measurement for the question is still running.
        """

    def ask(self, run: Run, has_arrived: HasArrived | None = None) -> Reply:
        """Wait for the person; with `has_arrived`, for the person or the measurement, whichever comes first."""

    def show_answer(self, run: Run, ref: str) -> None:
        """Show an answer as given; it is durable by now."""

    def offer(self, question: Choose) -> int | Leave:
        """Ask something that is not part of the run; returns the place of the chosen option, or that they left."""

    def recording_stopped(self) -> None:
        """Take note that nothing more of this run is kept."""

    def show_ending(self, run: Run, reply: Leave | None) -> None:
        """Show the verdict; or, where the person left, how to continue."""
