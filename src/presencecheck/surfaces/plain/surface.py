"""The walk in plain lines: a word and Enter. For screen readers, braille, and terminals that can do no more.

Nothing is drawn twice, nothing moves, and nobody is hurried.
"""

import os
import signal
import textwrap
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TextIO

from presencecheck.core.errors import Terminated
from presencecheck.core.events import Answer
from presencecheck.core.plan import Step
from presencecheck.core.prompts import Acknowledge, Choose, Hold, Rate, Write
from presencecheck.core.run import Run
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces import presentation
from presencecheck.surfaces.answer_words import QUIT, parse_reply
from presencecheck.surfaces.presentation import GAP, Line, Transcript
from presencecheck.surfaces.surface import (
    HasArrived,
    Leave,
    MeasureAgain,
    MeasurementArrived,
    Opening,
    Reply,
    ReplyAnswer,
    Surface,
)
from presencecheck.system import signals
from presencecheck.system.clock import pause
from presencecheck.system.sanitize import sanitize_line

_POLL_SECONDS = 0.1
"""Seconds between two looks at whether a measurement has arrived."""


class PlainSurface(Surface):
    """Walks in plain lines.

    Args:
        source: where lines are read from.
        stream: where lines are written to.
        stopwatch: seconds that only grow.
        logged: whether answers are kept, for what is said on leaving.
    """

    def __init__(self, source: TextIO, stream: TextIO, stopwatch: Callable[[], float], *, logged: bool = True) -> None:
        self._source = source
        self._stream = stream
        self._stopwatch = stopwatch
        self._logged = logged
        self._transcript = Transcript()
        self._show_again: Callable[[], None] = _show_nothing
        self._is_waiting = False
        self._must_show_again = False

    def __enter__(self) -> "PlainSurface":
        if hasattr(signal, "SIGCONT"):
            signal.signal(signal.SIGCONT, self._continued)
        return self

    def __exit__(self, *exc: object) -> None:
        if hasattr(signal, "SIGCONT"):
            signal.signal(signal.SIGCONT, signal.SIG_DFL)

    def show_opening(self, run: Run, opening: Opening) -> None:
        """Show the title and what lies ahead."""
        self._print(presentation.opening(run, opening))

    def show_question(self, run: Run, *, awaiting: bool = False) -> None:
        """Show the question with its number, or what helps; and what can be typed, once nothing is measured."""
        self._show_again = partial(self._show_question_again, run, awaiting=awaiting)
        step = presentation.current_step(run)
        number = walk_messages.PLAIN_STEP.format(number=run.visible.index(step) + 1, count=len(run.visible))
        self._print(self._transcript.question(run, awaiting=awaiting), number)
        if awaiting:
            self._print([Line(presentation.measuring_words(step, plain=True))])
        if not awaiting or presentation.is_on_a_page(step):
            self._show_choices(run, step)

    def ask(self, run: Run, has_arrived: HasArrived | None = None) -> Reply:
        """Read lines from the person until one is an answer."""
        step = presentation.current_step(run)
        reply: Reply | None = None
        while reply is None:
            if has_arrived is not None and not self._wait_for_line_or(has_arrived):
                reply = MeasurementArrived()
            else:
                reply = self._understand(run, step, self._read())
        self._transcript.add_reply(reply)
        return reply

    def show_answer(self, run: Run, ref: str) -> None:
        """Show the answer as one line."""
        self._print(presentation.answer(run, run.plan.by_ref[ref]))
        self._transcript.add_answer(run, ref)

    def offer(self, question: Choose) -> int | Leave:
        """Ask for one of a few options."""
        self._transcript.show_again()
        self._show_again = partial(self._show_offer, question)
        self._show_offer(question)
        while True:
            reply = parse_reply(_meaning(self._read()), question, again=False, kept=False)
            if isinstance(reply, Leave):
                return reply
            if isinstance(reply, ReplyAnswer) and reply.value is not None:
                return question.options.index(str(reply.value))
            self._print([Line(walk_messages.PLAIN_UNKNOWN)])
            self._show_offer(question)

    def recording_stopped(self) -> None:
        """Remember it for what is said on leaving."""
        self._logged = False

    def show_ending(self, run: Run, reply: Leave | None) -> None:
        """Show the verdict, or how to continue."""
        from presencecheck.surfaces.ending import ending

        self._print(ending(run, reply, logged=self._logged))

    def _show_question_again(self, run: Run, *, awaiting: bool) -> None:
        self._transcript.show_again()
        self.show_question(run, awaiting=awaiting)

    def _show_offer(self, question: Choose) -> None:
        self._print([GAP, Line(question.question), *_options(question)])
        numbers = map(str, range(1, len(question.options) + 1))
        self._print([_type_one_of([*numbers, walk_messages.PLAIN_TYPED["quit"]])])

    def _understand(self, run: Run, step: Step, line: str) -> Reply | None:
        """The reply that a line is; None, after showing what was asked for, where it is none."""
        prompt = presentation.question_prompt(step.item.prompt())
        kept = presentation.has_answer(run, step)
        meaning = _meaning(line)
        word = meaning.casefold()
        if word in ("?", "why"):
            self._print(presentation.why(run, step))
            self._show_choices(run, step)
            return None
        if word in ("m", walk_messages.KEY_MEASURE) and presentation.can_measure_again(run, step):
            return MeasureAgain()
        if isinstance(prompt, Hold) and word in ("o", "other", walk_messages.PLAIN_OTHER, walk_messages.KEY_OTHER):
            self._print([presentation.another_way(prompt)])
            self._show_choices(run, step)
            return None
        if isinstance(prompt, Hold) and line == "" and not kept:
            return self._guide_exercise(prompt)
        reply = parse_reply(meaning, prompt, again=run.asked_again(step.ref), kept=kept)
        if reply is None:
            self._print([Line(walk_messages.PLAIN_UNKNOWN if line else _empty_line_words(prompt))])
            if not run.asked_again(step.ref):
                self._transcript.show_again()
            self.show_question(run)
        return reply

    def _guide_exercise(self, prompt: Hold) -> Reply:
        """Show a line for each cue until the time is over; a typed line ends it."""
        seconds = durations_messages.spoken(prompt.seconds)
        self._print([Line(walk_messages.PLAIN_EXERCISE_BEGINS.format(seconds=seconds))])
        begun = self._stopwatch()
        elapsed = 0.0
        while elapsed < prompt.seconds:
            for beat in prompt.beats:
                rest = prompt.seconds - elapsed
                if rest <= 0:
                    break
                seconds = durations_messages.spoken(round(min(beat.seconds, rest)))
                self._print([Line(walk_messages.PLAIN_CUE.format(cue=beat.cue.capitalize(), seconds=seconds))])
                elapsed += beat.seconds
                if self._wait_for_line(max(begun + elapsed - self._stopwatch(), 0.0)):
                    return parse_reply(_meaning(self._read()), prompt, again=False, kept=False) or ReplyAnswer(
                        Answer.YES
                    )
        self._print([Line(walk_messages.PLAIN_EXERCISE_OVER)])
        return ReplyAnswer(Answer.YES)

    def _show_choices(self, run: Run, step: Step) -> None:
        """Show what can be typed at a question."""
        prompt = presentation.question_prompt(step.item.prompt())
        words: list[str] = []
        if presentation.has_answer(run, step):
            words.append(walk_messages.PLAIN_KEEP.format(meaning=walk_messages.KEY_KEEP))
        match prompt:
            case Acknowledge():
                words += _letters(run, step)
            case Rate(minimum=minimum, maximum=maximum, low=low, high=high):
                ends = {"minimum": minimum, "low": low, "maximum": maximum, "high": high}
                self._print([Line(walk_messages.PLAIN_SCALE.format(**ends))])
                words.append(walk_messages.PLAIN_NUMBER)
            case Choose():
                self._print(_options(prompt))
                words.append(walk_messages.PLAIN_NUMBER)
            case Write():
                words += walk_messages.PLAIN_WORDS
            case Hold():
                given = {"done": "y", "other": walk_messages.PLAIN_OTHER}
                words += (each.format(**given) for each in walk_messages.PLAIN_EXERCISE)
        self._print([_type_one_of([*words, *walk_messages.PLAIN_TYPED.values()])])

    def _read(self) -> str:
        """Read a line from the person; "quit" at the end of input."""
        with self._waiting():
            line = signals.read_line(self._source)
        return line.strip() if line else QUIT

    def _wait_for_line_or(self, has_arrived: HasArrived) -> bool:
        """Wait for a line or a measurement; returns whether it was a line."""
        while not self._wait_for_line(_POLL_SECONDS):
            if has_arrived():
                return False
        return True

    def _wait_for_line(self, seconds: float) -> bool:
        """Wait for a line; returns whether one came in time."""
        with self._waiting():
            if os.name != "nt":
                return signals.wait_readable(self._source.fileno(), seconds)
            # A console cannot be waited for: an exercise is counted to its end.
            pause(seconds)
            return False

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        """Within this only the question may be printed, after the program was stopped."""
        self._is_waiting = True
        try:
            if self._must_show_again:
                self._continued(0, None)
            yield
        finally:
            self._is_waiting = False

    def _continued(self, signum: int, frame: object) -> None:
        # The system also sends this signal when the terminal is closed; then there is nothing to print on.
        self._must_show_again = not self._is_waiting
        if self._is_waiting:
            try:
                self._show_again()
            except OSError as error:
                raise Terminated(signal.SIGHUP) from error

    def _print(self, lines: Iterable[Line], prefix: str = "") -> None:
        for line in lines:
            lead = f"{prefix} " if line.role == "question" and prefix else ""
            text = sanitize_line(f"{lead}{line.text} {line.aside}")
            indent = " " * line.indent if line.role == "point" else ""
            rows = textwrap.wrap(
                text, self._width(), initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
            )
            self._stream.write("".join(f"{row}\n" for row in rows or [""]))
        self._stream.flush()

    def _width(self) -> int:
        """The columns of the terminal, asked every time, since it may have been resized."""
        return max(os.get_terminal_size(self._stream.fileno()).columns, 20)


def _letters(run: Run, step: Step) -> Iterator[str]:
    letters = presentation.answer_keys(
        again=run.asked_again(step.ref),
        against=presentation.is_measured_against(run, step),
        measurable=presentation.can_measure_again(run, step),
    )
    for letter, meaning in letters:
        template = walk_messages.PLAIN_MEASURE if letter == "m" else walk_messages.PLAIN_LETTER
        yield template.format(letter=letter, meaning=meaning)


def _meaning(line: str) -> str:
    """What a line means to `answer_words`, if it is one of the words that the screen names; else the line."""
    typed = {said.casefold(): meaning for meaning, said in walk_messages.PLAIN_TYPED.items()}
    return typed.get(line.casefold(), line)


def _options(prompt: Choose) -> list[Line]:
    template = walk_messages.PLAIN_OPTION
    return [
        Line(template.format(number=number, option=each), indent=2) for number, each in enumerate(prompt.options, 1)
    ]


def _type_one_of(words: list[str]) -> Line:
    return Line(walk_messages.PLAIN_TYPE.format(words=enumeration_messages.join_with_or(words)))


def _empty_line_words(prompt: object) -> str:
    return walk_messages.PLAIN_EMPTY if isinstance(prompt, Acknowledge) else walk_messages.PLAIN_EMPTY_NUMBER


def _show_nothing() -> None:
    """There is nothing to show yet."""
