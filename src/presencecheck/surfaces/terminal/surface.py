"""The walk in a terminal: the text stays in the scrollback, only the line of keys below it is live."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from functools import partial
from typing import TYPE_CHECKING, TextIO

from presencecheck.core.events import Answer
from presencecheck.core.plan import Step
from presencecheck.core.prompts import Acknowledge, Choose, Hold, Mark, Rate, Write
from presencecheck.core.run import Run
from presencecheck.surfaces import presentation
from presencecheck.surfaces.presentation import GAP, Line
from presencecheck.surfaces.surface import (
    ClientHere,
    Ending,
    Finish,
    HasArrived,
    LastReply,
    Leave,
    LeftOpen,
    Navigate,
    Opening,
    RecallPage,
    RecallReply,
    Reply,
    ReplyAnswer,
    Revisit,
    SetupPage,
    SetupReply,
    StillSo,
    StillSoPage,
    StillSoReply,
    Surface,
)
from presencecheck.surfaces.terminal.paragraphs import Paragraphs
from presencecheck.surfaces.transcript import Transcript

if TYPE_CHECKING:
    from presencecheck.surfaces.terminal.controls import Asked
    from presencecheck.surfaces.terminal.live import LiveLine
    from presencecheck.surfaces.terminal.question_control import QuestionControl


class TerminalSurface(Surface):
    """Walks in a terminal with single keys.

    Args:
        stream: the terminal to draw on.
        stopwatch: seconds that only grow.
        motion: whether the breathing guide may move.
        logged: whether answers are kept, for what is said on leaving.
        key_guard: whether keys that cannot have been meant for the question are dropped.
        cue: what tells the turn of a breath: none, bell or voice.
    """

    def __init__(
        self,
        stream: TextIO,
        stopwatch: Callable[[], float],
        *,
        motion: bool = True,
        logged: bool = True,
        key_guard: bool = True,
        cue: str = "none",
    ) -> None:
        self._paragraphs = Paragraphs(stream)
        self._print = self._paragraphs.print
        self._stream = stream
        self._stopwatch = stopwatch
        self._motion = motion
        self._logged = logged
        self._key_guard = key_guard
        self._cue = cue
        self._opening = Opening()
        self._transcript = Transcript()
        self._show_again: Callable[[], None] = lambda: None
        self._standing, self._room = "", 0
        self._stack = ExitStack()
        self._live: LiveLine | None = None

    def __enter__(self) -> "TerminalSurface":
        self._paragraphs.hold()
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()
        with suppress(OSError):  # the terminal is gone
            self._paragraphs.release()

    def ask_setup(self, page: SetupPage) -> SetupReply:
        """Wait for a key, or for a line where a link is asked for."""
        from presencecheck.surfaces import setup_lines
        from presencecheck.surfaces.terminal.setup_control import SetupControl

        if isinstance(page.prompt, Choose):
            said = self._ask_lines(setup_lines.opening(page), SetupControl(page.prompt, page))
        else:
            self._show_lines(setup_lines.opening(page))
            said = self._ready_live().write(page.prompt, partial(setup_lines.progress, page), None)
        reply = setup_lines.reply_of(said)
        self._print(setup_lines.settled(page, reply))
        return reply

    def end_setup(self, sentence: str) -> None:
        """Print it."""
        self._print([GAP, Line(sentence)])

    def show_opening(self, run: Run, opening: Opening) -> None:
        """Show the title and what lies ahead."""
        self._opening = opening
        self._print(presentation.opening(run, opening))

    def show_question(self, run: Run, *, awaiting: bool = False) -> None:
        """Show the question; or, where it was answered "not yet", what helps."""
        self._show_again = partial(self._show_question_again, run)
        self._print(self._transcript.question(run, awaiting=awaiting))
        self._stream.flush()

    def ask(self, run: Run, has_arrived: HasArrived | None = None) -> Reply:
        """Wait for a key, or for a line where words are asked for."""
        step = presentation.current_step(run)
        prompt = presentation.question_prompt(step.item.prompt())
        live = self._ready_live()
        if self._transcript.is_settled(run, step, awaiting=has_arrived is not None):
            return ReplyAnswer(Answer.YES)
        if isinstance(prompt, Write):
            explain = partial(self._explain, run, step)
            can_go_back = presentation.can_go_back(run)
            reply = live.write(prompt, partial(self._progress, run), explain, can_go_back=can_go_back)
        else:
            live.expect(run.plan, step)
            control = self._control(run, step, prompt, live, has_arrived)
            reply = live.run(control, fresh=isinstance(prompt, Hold))
        self._transcript.add_reply(reply)
        if reply == Navigate("on"):
            self._print(presentation.answer(run, step))
        return reply

    def show_answer(self, run: Run, ref: str) -> None:
        """Show the answer as one line."""
        self._print(presentation.answer(run, run.plan.by_ref[ref]))
        self._transcript.add_answer(run, ref)
        self._stream.flush()

    def confirm_still_so(self, page: StillSoPage) -> StillSoReply:
        """Wait for y, or for lines to be asked singly."""
        from presencecheck.surfaces import still_so
        from presencecheck.surfaces.terminal.still_so_control import StillSoControl

        control = StillSoControl(page, partial(self._explain_lines, list(still_so.questions(page))))
        reply = self._ask_lines(still_so.opening(page), control)
        if isinstance(reply, StillSo):
            self._print([still_so.settled(page, reply)])
        return reply if isinstance(reply, StillSoReply) else Leave()

    def recall_card(self, page: RecallPage) -> RecallReply:
        """Wait for digits and Enter."""
        from presencecheck.surfaces import recall
        from presencecheck.surfaces.terminal.recall_control import RecallControl

        control = RecallControl(page, lambda marks: self._explain_lines(list(recall.questions(marks))))
        reply = self._ask_lines(recall.opening(page), control)
        if isinstance(reply, LeftOpen):
            self._print(recall.answer(page, reply))
        return reply if isinstance(reply, RecallReply) else Leave()

    def _ask_lines(self, opening: Iterable[Line], control: "QuestionControl") -> Reply:
        """Show the lines of a prompt, and wait for a reply to it."""
        self._show_lines(opening)
        return self._ready_live().run(control)

    def _show_lines(self, opening: Iterable[Line]) -> None:
        self._transcript.show_again()
        self._show_again = partial(self._print, list(opening))
        self._show_again()
        self._stream.flush()

    def _explain_lines(self, lines: list[Line]) -> bool:
        """Show these lines above the keys, once."""
        shown, lines[:] = list(lines), []
        if shown:
            self._ready_live().above(lambda: self._print(shown))()
        return bool(shown)

    def offer(self, question: Choose) -> int | Leave:
        """Ask for one of a few options."""
        reply = self._offer(question)
        return Leave() if isinstance(reply, ClientHere) else reply

    def ask_aside(self, question: Choose) -> int | ClientHere | Leave:
        """Ask the same, with a key for the client."""
        return self._offer(question, has_client=True)

    def _offer(self, question: Choose, *, has_client: bool = False) -> int | ClientHere | Leave:
        from presencecheck.surfaces.terminal.controls import OfferControl

        self._show_lines([GAP, Line(question.question, "question")])
        reply = self._ready_live().run(OfferControl(question, has_client=has_client))
        if isinstance(reply, ReplyAnswer):
            self._print([Line(str(reply.value), "good", 2)])
            return question.options.index(str(reply.value))
        return reply if isinstance(reply, ClientHere | Leave) else Leave()

    def recording_stopped(self) -> None:
        """Remember it for what is said on leaving."""
        self._logged = False

    def show_ending(self, run: Run, reply: Leave | None, ending: Ending) -> None:
        """Show the verdict and the cards, or how to continue."""
        from presencecheck.surfaces.ending import ending as ending_lines
        from presencecheck.surfaces.ending import standing

        self._transcript.show_again()
        lines = list(ending_lines(run, reply, ending, logged=self._logged))
        has_card = bool(run.plan.cards)
        self._standing = standing(run, ending) if has_card else ""
        self._room = self._paragraphs.room_beside(lines) if has_card else 0
        self._show_again = lambda: self._print(lines)
        self._show_again()
        self._stream.flush()
        if not ending.changeable:
            self._stack.close()
            self._live = None
            self._paragraphs.release()

    def ask_last(self, run: Run) -> LastReply:
        """Wait for a key on the last screen."""
        from presencecheck.surfaces.ending import open_items
        from presencecheck.surfaces.terminal.last_control import LastControl

        live = self._ready_live()

        def show(start: int) -> None:
            live.above(lambda: self._print(open_items(run, numbered=True, start=start)))()

        reply = live.run(LastControl(run, show, self._standing, self._room))
        return reply if isinstance(reply, Revisit | Leave) else Finish()

    def ask_for_new(self, sentence: str) -> bool:
        """Wait for Enter, or for the person to leave."""
        from presencecheck.surfaces.terminal.last_control import NewControl

        self._show_lines([GAP, Line(sentence)])
        return not isinstance(self._ready_live().run(NewControl()), Leave)

    def _show_question_again(self, run: Run) -> None:
        self._transcript.show_again()
        self.show_question(run)

    def _ready_live(self) -> "LiveLine":
        if self._live is None:
            from presencecheck.surfaces.terminal.live import LiveLine

            live = LiveLine(self._stream, lambda: self._show_again(), key_guard=self._key_guard)
            self._live = self._stack.enter_context(live)
        return self._live

    def _control(
        self,
        run: Run,
        step: Step,
        prompt: Acknowledge | Choose | Mark | Rate | Hold,
        live: "LiveLine",
        has_arrived: HasArrived | None,
    ) -> "QuestionControl":
        from presencecheck.surfaces.terminal.controls import Asked, control_for

        asked = Asked(
            run.response(step.ref).value,
            run.is_answered(step),
            partial(self._progress, run),
            partial(self._explain_above, run, step),
            lambda: self._transcript.answer_state(run, step, awaiting=has_arrived is not None),
            has_arrived,
            partial(presentation.measuring_words, step, plain=False),
        )
        control = control_for(prompt, asked, partial(self._exercise_control, live))
        control.can_go_back = presentation.can_go_back(run)
        return control

    def _exercise_control(self, live: "LiveLine", prompt: Hold, asked: "Asked") -> "QuestionControl":
        from presencecheck.surfaces.terminal.exercises import Exercises

        exercises = Exercises(self._stack, self._stream, self._stopwatch, motion=self._motion, cue=self._cue)
        return exercises.control(prompt, asked, live.above, self._print)

    def _explain(self, run: Run, step: Step) -> bool:
        """Show what is still to be told about the item; return whether there was something."""
        self._print(lines := self._transcript.explanation(run, step))
        return bool(lines)

    def _explain_above(self, run: Run, step: Step) -> bool:
        return self._explain_lines(self._transcript.explanation(run, step))

    def _progress(self, run: Run) -> str:
        at = self._opening.at
        return presentation.progress(run, self._opening.until - self._stopwatch() if at else None, at)
