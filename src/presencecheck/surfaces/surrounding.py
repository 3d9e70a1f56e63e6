"""A surface around another one: what stands around it changes only what it has to."""

from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.surfaces.surface import (
    ClientHere,
    Ending,
    HasArrived,
    LastReply,
    Leave,
    Opening,
    RecallPage,
    RecallReply,
    Reply,
    SetupPage,
    SetupReply,
    StillSoPage,
    StillSoReply,
    Surface,
)


class SurroundingSurface(Surface):
    """Hands everything on to a surface.

    Args:
        surface: where the person is asked.
    """

    def __init__(self, surface: Surface) -> None:
        self._surface = surface

    def __enter__(self) -> Surface:
        self._surface.__enter__()
        return self

    def __exit__(self, *exc: object) -> None:
        self._surface.__exit__(*exc)

    def ask_setup(self, page: SetupPage) -> SetupReply:
        """Return what the surface takes as an answer."""
        return self._surface.ask_setup(page)

    def end_setup(self, sentence: str) -> None:
        """Say the last word of a set-up."""
        self._surface.end_setup(sentence)

    def show_opening(self, run: Run, opening: Opening) -> None:
        """Show what lies ahead."""
        self._surface.show_opening(run, opening)

    def show_question(self, run: Run, *, awaiting: bool = False) -> None:
        """Show the question."""
        self._surface.show_question(run, awaiting=awaiting)

    def ask(self, run: Run, has_arrived: HasArrived | None = None) -> Reply:
        """Return what the surface takes as an answer."""
        return self._surface.ask(run, has_arrived)

    def show_answer(self, run: Run, ref: str) -> None:
        """Show the answer as given."""
        self._surface.show_answer(run, ref)

    def confirm_still_so(self, page: StillSoPage) -> StillSoReply:
        """Return what the surface takes as an answer."""
        return self._surface.confirm_still_so(page)

    def recall_card(self, page: RecallPage) -> RecallReply:
        """Return what the surface takes as an answer."""
        return self._surface.recall_card(page)

    def offer(self, question: Choose) -> int | Leave:
        """Ask for one of a few options."""
        return self._surface.offer(question)

    def ask_aside(self, question: Choose) -> int | ClientHere | Leave:
        """Ask for one of a few options."""
        return self._surface.ask_aside(question)

    def recording_stopped(self) -> None:
        """Pass it on, for what is said on leaving."""
        self._surface.recording_stopped()

    def show_ending(self, run: Run, reply: Leave | None, ending: Ending) -> None:
        """Show the verdict and the cards, or how to continue."""
        self._surface.show_ending(run, reply, ending)

    def ask_last(self, run: Run) -> LastReply:
        """Return what the surface takes as an answer."""
        return self._surface.ask_last(run)

    def ask_for_new(self, sentence: str) -> bool:
        """Return what the surface takes as an answer."""
        return self._surface.ask_for_new(sentence)
