"""What every way to walk must be able to do. A surface knows prompts and runs, never kinds of items."""

from collections.abc import Callable
from typing import Literal, Protocol

from presencecheck.core.events import Answer
from presencecheck.core.frozen import Frozen
from presencecheck.core.items import Value
from presencecheck.core.prompts import Choose, Write
from presencecheck.core.run import Run
from presencecheck.core.still_so import Due


class ReplyAnswer(Frozen):
    """The person answered."""

    answer: Answer
    value: Value | None = None
    ran: float = 0.0
    """Seconds for which an exercise ran until this answer."""


class Navigate(Frozen):
    """The person went back, or on again with the earlier answer kept."""

    where: Literal["back", "on"]


class Leave(Frozen):
    """The person left; all answers so far are kept."""

    interrupted: bool = False


class ClientHere(Frozen):
    """The client is here, before the last question."""


class MeasurementArrived(Frozen):
    """The measurement that the question waited for is there."""


class MeasureAgain(Frozen):
    """The person wants it measured again.

    Attributes:
        for_yes: they said yes against the measurement, and say it once more if that stands.
    """

    for_yes: bool = False


class YesOnceMeasured(Frozen):
    """The person says yes while it is being measured: that counts once it is, unless the finding speaks against it."""


class Revisit(Frozen):
    """The person wants an item asked once more, after the verdict."""

    ref: str


class StillSo(Frozen):
    """The person confirmed the lines of a prompt as unchanged, except for some.

    Attributes:
        singly: the places of the lines to ask one by one.
    """

    singly: frozenset[int] = frozenset()


class LeftOpen(Frozen):
    """The person said which lines of a recalled card were left open.

    Attributes:
        places: the places of these lines; None where nothing was said of the card.
    """

    places: frozenset[int] | None = frozenset()


class Finish(Frozen):
    """The person has read the end of the walk."""


class SetUp(Frozen):
    """The person answered a question of the set-up.

    Attributes:
        words: the option that was chosen, or what was written; empty where nothing was.
    """

    words: str = ""


class PassSetup(Frozen):
    """The person wants no more of the set-up."""


LastReply = Revisit | Finish | Leave
StillSoReply = StillSo | ClientHere | Leave
RecallReply = LeftOpen | ClientHere | Leave
SetupReply = SetUp | PassSetup | Navigate | Leave
Measuring = MeasurementArrived | MeasureAgain | YesOnceMeasured
"""The replies after which the same question stands, with what is measured for it."""
Reply = ReplyAnswer | Navigate | Measuring | LastReply | StillSoReply | RecallReply | SetupReply
HasArrived = Callable[[], bool]
"""Whether the measurement that the question waits for is there."""


class Opening(Frozen):
    """What is shown before the first question, beside the title."""

    lines: tuple[str, ...] = ()
    at: str = ""
    """The time of the appointment as HH:MM; empty where none was given."""
    until: float = 0.0
    """That time on the stopwatch."""
    kept: bool = True
    """Whether the answers are written to the history."""
    due: tuple[Due, ...] = ()
    """The steps that are first asked together."""
    recalled: int = 0
    """The number of cards that are recalled before."""


class StillSoLine(Frozen):
    """One line of a prompt that confirms several items together."""

    ref: str
    ask: str
    state: str
    """What is said to be so."""
    is_essential: bool = False
    note: str = ""
    """Since when, or how it was answered, where that is not the same for all."""
    heading: str = ""
    """The section that its item stands under; empty where there is none."""


class StillSoPage(Frozen):
    """A prompt that confirms several items together as unchanged."""

    question: str
    lines: tuple[StillSoLine, ...]


class RecallLine(Frozen):
    """One line of a card that is recalled."""

    item: str
    """The id of its item within the checklist."""
    ask: str
    state: str
    """What was to be in place."""
    remedy: str = ""
    """What helps next time; empty where nothing is known."""
    heading: str = ""
    """The section that its item stands under; empty where there is none."""


class RecallPage(Frozen):
    """A card of an earlier walk: which of its lines were left open is asked."""

    shown: str
    """The run that showed it."""
    checklist: str
    title: str
    lines: tuple[RecallLine, ...]


class SetupPage(Frozen):
    """A question of the set-up."""

    prompt: Choose | Write
    before: tuple[str, ...] = ()
    """What is said above the question."""
    after: tuple[str, ...] = ()
    """What is said below it."""
    usual: str = ""
    """What Enter takes: an option, or where words are written what is set; empty where that is nothing."""
    number: int = 0
    """Its place among the questions, from 1; 0 for what is asked after them."""
    total: int = 0
    fewest: int = 0
    """How many questions there are at least, where the answer to this one decides it; 0 elsewhere."""


class Ending(Frozen):
    """What is said at the end of a walk, beside what the run itself tells."""

    at: str = ""
    """The time of the verdict as HH:MM."""
    until: str = ""
    """The time as HH:MM until which a run that was left can go on; empty where it cannot."""
    changeable: bool = False
    """Whether the last screen follows, on which answers can be changed."""


class Surface(Protocol):
    """One way to walk.

    A surface is entered for the whole walk and always left, which restores the terminal.
    """

    page_opener: Callable[[str], bool] | None = None
    """Leads to a page on which the person measures something; None where the person's browser is opened for it."""

    def __enter__(self) -> "Surface":
        """Get ready to ask."""

    def __exit__(self, *exc: object) -> None:
        """Restore what was changed."""

    def ask_setup(self, page: SetupPage) -> SetupReply:
        """Ask a question of the set-up, which comes before any run; passed over where nobody is asked."""
        return PassSetup()

    def end_setup(self, sentence: str) -> None:
        """Say the last word of a set-up that no walk follows."""
        return

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

    def confirm_still_so(self, page: StillSoPage) -> StillSoReply:
        """Ask whether all of these are unchanged; only the letter y says so, and only of the lines that are shown."""

    def recall_card(self, page: RecallPage) -> RecallReply:
        """Ask which lines of the card were left open, and show what helps next time."""

    def offer(self, question: Choose) -> int | Leave:
        """Ask something that is not part of the run; returns the place of the chosen option, or that they left."""

    def ask_aside(self, question: Choose) -> int | ClientHere | Leave:
        """Ask the same between two questions of the run, where the client may come."""

    def recording_stopped(self) -> None:
        """Take note that nothing more of this run is kept."""

    def show_ending(self, run: Run, reply: Leave | None, ending: Ending) -> None:
        """Show the verdict and the cards; or, where the person left, how to continue."""

    def ask_last(self, run: Run) -> LastReply:
        """Wait on the last screen: for an item to ask once more, or for the person to end it."""

    def ask_for_new(self, sentence: str) -> bool:
        """Say that this walk is over; return whether the person wants a new one."""
