"""The walk in plain lines: a word and Enter. For screen readers, braille, and terminals that can do no more.

Nothing is drawn twice, nothing moves, and nobody is hurried.
"""

from collections.abc import Callable
from functools import partial
from typing import TextIO

from presencecheck.core.events import Answer
from presencecheck.core.plan import Step
from presencecheck.core.prompts import Acknowledge, Choose, Hold, Write
from presencecheck.core.run import Run
from presencecheck.messages import keys as keys_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces import presentation, still_so
from presencecheck.surfaces.answer_state import AnswerState
from presencecheck.surfaces.answer_words import QUIT, Question, parse_reply, word_of
from presencecheck.surfaces.plain.choices import (
    Said,
    choices,
    empty_line_words,
    is_for_help,
    is_letter_that_leaves,
    meaning_of,
    offer_choices,
)
from presencecheck.surfaces.plain.line_terminal import NOISE, LineTerminal
from presencecheck.surfaces.presentation import GAP, Line
from presencecheck.surfaces.surface import (
    ClientHere,
    Ending,
    HasArrived,
    LastReply,
    Leave,
    LeftOpen,
    MeasureAgain,
    MeasurementArrived,
    Navigate,
    Opening,
    RecallPage,
    RecallReply,
    Reply,
    ReplyAnswer,
    SetupPage,
    SetupReply,
    StillSo,
    StillSoPage,
    StillSoReply,
    Surface,
)
from presencecheck.surfaces.transcript import Transcript


class PlainSurface(Surface):
    """Walks in plain lines.

    Args:
        source: where lines are read from.
        stream: where lines are written to.
        stopwatch: seconds that only grow.
        logged: whether answers are kept, for what is said on leaving.
        cue: what tells the turn of a breath beside its line: none, bell or voice.
    """

    def __init__(
        self,
        source: TextIO,
        stream: TextIO,
        stopwatch: Callable[[], float],
        *,
        logged: bool = True,
        cue: str = "none",
    ) -> None:
        self._lines = LineTerminal(source, stream)
        self._stream = stream
        self._stopwatch = stopwatch
        self._logged = logged
        self._cue = cue
        self._transcript = Transcript()
        self._said = Said()

    def __enter__(self) -> "PlainSurface":
        self._lines.__enter__()
        return self

    def __exit__(self, *exc: object) -> None:
        self._lines.__exit__(*exc)

    def ask_setup(self, page: SetupPage) -> SetupReply:
        """Read lines until one is an answer."""
        from presencecheck.surfaces import setup_lines
        from presencecheck.surfaces.plain import setup_typed

        choices = [*setup_typed.choices(page)]
        self._lines.ask(lambda: self._lines.print([*setup_lines.opening(page), *choices], setup_typed.number_of(page)))
        read = self._lines.read if isinstance(page.prompt, Choose) else self._lines.read_text
        while (reply := setup_typed.understand(page, read())) is None:
            self._lines.print([Line(walk_messages.PLAIN_UNKNOWN), *choices])
        self._lines.print(setup_lines.settled(page, reply))
        return reply

    def end_setup(self, sentence: str) -> None:
        """Print it."""
        self._lines.print([GAP, Line(sentence)])

    def show_opening(self, run: Run, opening: Opening) -> None:
        """Show the title and what lies ahead."""
        self._lines.print(presentation.opening(run, opening, opening.until - self._stopwatch()))

    def show_question(self, run: Run, *, awaiting: bool = False) -> None:
        """Show the question with its number, or what helps; and what can be typed, once nothing is measured."""
        self._lines.show_again = partial(self._show_question_again, run, awaiting=awaiting)
        step = presentation.current_step(run)
        is_essential = step.item.importance == "essential"
        template = walk_messages.PLAIN_STEP_ESSENTIAL if is_essential else walk_messages.PLAIN_STEP
        number, count = presentation.place_of(run)
        self._lines.print(
            self._transcript.question(run, awaiting=awaiting), template.format(number=number, count=count)
        )
        if awaiting:
            is_said = self._transcript.answer_state(run, step, awaiting=True).is_said
            self._lines.print([Line(presentation.measuring_words(step, plain=True, is_said=is_said))])
        is_settled = self._transcript.is_settled(run, step, awaiting=awaiting)
        if not is_settled and (not awaiting or presentation.is_on_a_page(step)):
            self._show_choices(run, step)

    def ask(self, run: Run, has_arrived: HasArrived | None = None) -> Reply:
        """Read lines from the person until one is an answer."""
        step = presentation.current_step(run)
        is_settled = self._transcript.is_settled(run, step, awaiting=has_arrived is not None)
        reply: Reply | None = ReplyAnswer(Answer.YES) if is_settled else None
        while reply is None:
            if has_arrived is not None and not self._lines.wait_for_line_or(has_arrived):
                reply = MeasurementArrived()
            else:
                is_text = isinstance(step.item.prompt(), Write)
                line = self._lines.read_text() if is_text else self._lines.read()
                reply = self._understand(run, step, line, awaiting=has_arrived is not None)
        self._transcript.add_reply(reply)
        return reply

    def show_answer(self, run: Run, ref: str) -> None:
        """Show the answer as one line."""
        self._lines.print(presentation.answer(run, run.plan.by_ref[ref]))
        self._transcript.add_answer(run, ref)

    def confirm_still_so(self, page: StillSoPage) -> StillSoReply:
        """Read lines until one confirms, or says what is to be asked singly."""
        from presencecheck.surfaces.plain.still_so_lines import StillSoLines

        self._transcript.show_again()
        prompt = StillSoLines(page, self._said)
        self._lines.ask(lambda: self._lines.print([*still_so.opening(page), *prompt.choices()]))
        while (reply := prompt.understand(self._lines.read())) is None:
            self._lines.print([*prompt.answer(), *prompt.choices()])
        if isinstance(reply, StillSo):
            self._lines.print([still_so.settled(page, reply)])
        return reply

    def recall_card(self, page: RecallPage) -> RecallReply:
        """Read lines until an empty one takes what is marked."""
        from presencecheck.surfaces import recall
        from presencecheck.surfaces.plain.recall_lines import RecallLines

        self._transcript.show_again()
        prompt = RecallLines(page, self._said)
        self._lines.ask(lambda: self._lines.print([*recall.opening(page), *prompt.shown()]))
        while (reply := prompt.understand(self._lines.read())) is None:
            self._lines.print([*prompt.answer(), *prompt.choices()])
        if isinstance(reply, LeftOpen):
            self._lines.print(recall.answer(page, reply))
        return reply

    def offer(self, question: Choose) -> int | Leave:
        """Ask for one of a few options."""
        reply = self._offer(question)
        return Leave() if isinstance(reply, ClientHere) else reply

    def ask_aside(self, question: Choose) -> int | ClientHere | Leave:
        """Ask the same; the word for the client counts too."""
        return self._offer(question, has_client=True)

    def _offer(self, question: Choose, *, has_client: bool = False) -> int | ClientHere | Leave:
        show = partial(self._show_offer, question, has_client=has_client)
        self._transcript.show_again()
        self._lines.ask(show)
        while True:
            line = self._lines.read()
            if question.crossed and line.strip().casefold() == "x":
                line = str(question.options.index(question.crossed) + 1)
            reply = parse_reply(meaning_of(line, question), question, kept=False)
            if isinstance(reply, Leave) or (has_client and isinstance(reply, ClientHere)):
                return reply
            if isinstance(reply, ReplyAnswer) and reply.value is not None:
                chosen = str(reply.value)
                self._lines.print([Line(chosen, "good", 2)])
                return question.options.index(chosen)
            self._lines.print([Line(walk_messages.PLAIN_UNKNOWN)])
            show()

    def recording_stopped(self) -> None:
        """Remember it for what is said on leaving."""
        self._logged = False

    def show_ending(self, run: Run, reply: Leave | None, ending: Ending) -> None:
        """Show the verdict and the cards, or how to continue."""
        from presencecheck.surfaces.ending import ending as ending_lines

        self._transcript.show_again()
        self._lines.print(ending_lines(run, reply, ending, logged=self._logged))

    def ask_last(self, run: Run) -> LastReply:
        """Read lines until one names an item, or ends the walk."""
        from presencecheck.surfaces.plain.last_lines import LastLines

        last = LastLines(run)
        self._lines.ask(lambda: self._lines.print(last.choices()))
        while (reply := last.understand(self._lines.read())) is None:
            self._lines.print(last.answer())
            self._lines.show_again()
        return reply

    def ask_for_new(self, sentence: str) -> bool:
        """Read a line: an empty one is yes."""
        self._lines.ask(lambda: self._lines.print([GAP, Line(sentence), Line(walk_messages.PLAIN_NEW)]))
        return word_of(self._lines.read()) not in (QUIT, walk_messages.PLAIN_TYPED[QUIT])

    def _show_question_again(self, run: Run, *, awaiting: bool) -> None:
        self._transcript.show_again()
        self.show_question(run, awaiting=awaiting)

    def _show_offer(self, question: Choose, *, has_client: bool) -> None:
        self._lines.print([GAP, Line(question.question), *offer_choices(question, has_client=has_client)])

    def _understand(self, run: Run, step: Step, line: str, *, awaiting: bool) -> Reply | None:
        """The reply that a line is; None, after showing what was asked for, where it is none."""
        prompt = presentation.question_prompt(step.item.prompt())
        kept = run.is_answered(step)
        if self._shows_more(run, step, prompt, line):
            self._show_choices(run, step)
            return None
        if isinstance(prompt, Hold) and line == "" and not kept:
            return self._guide_exercise(prompt)
        state = self._transcript.answer_state(run, step, awaiting=awaiting)
        if word_of(line) in ("m", walk_messages.KEY_MEASURE) and state.can_measure:
            return MeasureAgain()
        meaning = meaning_of(line, prompt)
        reply = None if line == NOISE else parse_reply(meaning, prompt, can_accept=state.can_accept, kept=kept)
        if reply is not None:
            return self._as_it_stands(run, prompt, state, reply)
        self._lines.print([Line(walk_messages.PLAIN_UNKNOWN if line else empty_line_words(prompt))])
        if not run.asked_again(step.ref):
            self._transcript.show_again()
        self.show_question(run)
        return None

    def _as_it_stands(self, run: Run, prompt: Question, state: AnswerState, reply: Reply) -> Reply | None:
        """What a reply means at this question; None, after saying why, where it means nothing now."""
        if reply == Navigate("back") and not presentation.can_go_back(run):
            self._lines.print([Line(keys_messages.FIRST)])
            return None
        if reply != ReplyAnswer(Answer.YES) or not isinstance(prompt, Acknowledge):
            return reply
        meant = state.yes()
        if meant is None:
            self._lines.print([Line(keys_messages.STILL_MEASURING)])
        return meant

    def _shows_more(self, run: Run, step: Step, prompt: Question, line: str) -> bool:
        """Show what a line asks to be told, if it does: what can be typed, why, or another way."""
        if is_for_help(line, prompt):
            self._said.forget()
            return True
        if is_letter_that_leaves(line, prompt, self._said):
            self._lines.print([Line(keys_messages.LETTERS_ARE_TEXT.format(key=walk_messages.PLAIN_TYPED[QUIT]))])
            return True
        word = line if isinstance(prompt, Write) else word_of(line)
        if word == "?" or (word == walk_messages.PLAIN_TYPED["why"] and not isinstance(prompt, Write)):
            nothing = [Line(keys_messages.NOTHING_MORE)]
            self._lines.print(self._transcript.explanation(run, step) or nothing)
            return True
        if isinstance(prompt, Hold) and word in ("o", "other", walk_messages.PLAIN_OTHER, walk_messages.KEY_OTHER):
            self._lines.print([presentation.another_way(prompt)])
            return True
        return False

    def _guide_exercise(self, prompt: Hold) -> Reply:
        """Show a line for each cue until the time is over; a typed line ends it."""
        from presencecheck.surfaces.cue import cue_for
        from presencecheck.surfaces.plain.exercise_guide import answer_exercise

        return answer_exercise(prompt, self._lines, self._stopwatch, cue_for(self._cue, self._stream))

    def _show_choices(self, run: Run, step: Step) -> None:
        """Show what can be typed at a question."""
        prompt = presentation.question_prompt(step.item.prompt())
        state = self._transcript.answer_state(run, step, awaiting=False)
        self._lines.print(choices(prompt, state, self._said, kept=run.is_answered(step)))
