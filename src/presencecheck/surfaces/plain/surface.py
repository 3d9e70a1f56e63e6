"""The walk in plain lines: a word and Enter. For screen readers, braille, and terminals that can do no more.

Nothing is drawn twice, nothing moves, nothing waits for the person in a hurry.
"""

import os
import signal
import textwrap
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TextIO

from presencecheck.core.errors import Terminated
from presencecheck.core.events import Answer, Outcome
from presencecheck.core.plan import Step
from presencecheck.core.prompts import Acknowledge, Choose, Hold, Rate, Write
from presencecheck.core.run import Run
from presencecheck.messages import probes
from presencecheck.messages import walk as say
from presencecheck.surfaces import answer_words as words
from presencecheck.surfaces import presentation as script
from presencecheck.surfaces.presentation import GAP, Line
from presencecheck.surfaces.surface import Again, Arrival, Arrived, Leave, Opening, Reply, Say, Surface
from presencecheck.system import signals as endings
from presencecheck.system.clock import pause
from presencecheck.system.sanitize import sanitize_line

_PLAIN_KEYS = {"m": "{} to {}"}
_GLANCE = 0.1
"""Seconds between two looks at whether a measurement has come in."""


class Plain(Surface):
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
        self._section: int | None = None
        self._show_again: Callable[[], None] = _nothing
        self._waits = False
        self._missed = False
        self._only_measured = False

    def __enter__(self) -> "Plain":
        if hasattr(signal, "SIGCONT"):
            signal.signal(signal.SIGCONT, self._brought_back)
        return self

    def __exit__(self, *exc: object) -> None:
        if hasattr(signal, "SIGCONT"):
            signal.signal(signal.SIGCONT, signal.SIG_DFL)

    def open(self, run: Run, opening: Opening) -> None:
        """The title and what lies ahead."""
        self._print(script.opening(run, opening))

    def pose(self, run: Run, *, awaiting: bool = False) -> None:
        """The question with its number, or what helps, and what can be typed once nothing is measured any more."""
        self._show_again = partial(self.pose, run, awaiting=awaiting)
        step = run.current
        if step is None:
            return
        if step.section != self._section:
            self._print(script.heading(run, step))
            self._section = step.section
        if self._only_measured:
            self._only_measured = False
            self._print(() if awaiting else script.finding(run, step))
        elif run.asked_again(step.ref):
            self._print(script.what_helps(run, step))
        else:
            self._print(
                script.question(run, step),
                say.PLAIN_STEP.format(number=run.visible.index(step) + 1, count=len(run.visible)),
            )
        if awaiting:
            self._print([Line(script.awaiting(step, plain=True))])
        if not awaiting or script.on_a_page(step):
            self._instruct(run, step)

    def ask(self, run: Run, arrived: Arrival | None = None) -> Reply:
        """A line from the person, until it is an answer."""
        step = run.current
        if step is None:
            raise ValueError("the run has no question left")
        while True:
            while arrived is not None and not self._typed_within(_GLANCE):
                if arrived():
                    self._only_measured = True
                    return Arrived()
            reply = self._understood(run, step, self._read())
            if reply is not None:
                self._only_measured = isinstance(reply, Again)
                return reply

    def settle(self, run: Run, ref: str) -> None:
        """The answer as one line."""
        self._print(script.settled(run, run.plan.by_ref[ref]))

    def offer(self, question: Choose) -> int | Leave:
        """A choice before the run, or where it cannot go on as it is."""

        def show() -> None:
            known = [*map(str, range(1, len(question.options) + 1)), "quit"]
            self._print([GAP, Line(question.question), *self._options(question)])
            self._print([Line(say.PLAIN_TYPE.format(words=_either(known)))])

        self._show_again = show
        show()
        while True:
            reply = words.typed(self._read(), question, again=False, kept=False)
            if isinstance(reply, Leave):
                return reply
            if isinstance(reply, Say) and reply.value is not None:
                return question.options.index(str(reply.value))
            self._print([Line(say.PLAIN_UNKNOWN)])
            show()

    def unlogged(self) -> None:
        """For what is said on leaving."""
        self._logged = False

    def close(self, run: Run, reply: Leave | None) -> None:
        """The verdict, or how to go on."""
        self._print(script.leaving(run, logged=self._logged) if reply else script.closing(run))

    def _understood(self, run: Run, step: Step, line: str) -> Reply | None:
        """The reply that a line is; None, after saying what was asked for, where it is none."""
        prompt = script.asked(step.item.prompt())
        kept = run.response(step.ref).outcome is not Outcome.UNANSWERED
        if line.casefold() in ("?", "why"):
            self._print(script.why(run, step))
            self._instruct(run, step)
            return None
        if line.casefold() in ("m", probes.PLAIN_AGAIN) and script.measured(run, step):
            return Again()
        if isinstance(prompt, Hold):
            if line.casefold() in ("o", "other", say.KEY_OTHER):
                self._print(script.another_way(prompt))
                self._instruct(run, step)
                return None
            if line == "" and not kept:
                return self._hold(prompt)
        reply = words.typed(line, prompt, again=run.asked_again(step.ref), kept=kept)
        if reply is None:
            self._print([Line(say.PLAIN_UNKNOWN if line else say.PLAIN_EMPTY)])
            self.pose(run)
        return reply

    def _hold(self, prompt: Hold) -> Reply:
        """Count the exercise in words, a line for each cue; a line typed ends it."""
        self._print([Line(say.PLAIN_HOLD.format(seconds=say.spoken(prompt.seconds)))])
        begun = self._stopwatch()
        elapsed = 0.0
        while elapsed < prompt.seconds:
            for beat in prompt.beats:
                rest = prompt.seconds - elapsed
                if rest <= 0:
                    break
                self._print(
                    [
                        Line(
                            say.PLAIN_BEAT.format(
                                cue=beat.cue.capitalize(), seconds=say.spoken(round(min(beat.seconds, rest)))
                            )
                        )
                    ]
                )
                elapsed += beat.seconds
                if self._typed_before(begun + elapsed):
                    return words.typed(self._read(), prompt, again=False, kept=False) or Say(Answer.YES)
        self._print([Line(say.PLAIN_OVER)])
        return Say(Answer.YES)

    def _instruct(self, run: Run, step: Step) -> None:
        prompt = script.asked(step.item.prompt())
        kept = run.response(step.ref).outcome is not Outcome.UNANSWERED
        known = [f"Enter to {say.KEY_KEEP}"] if kept else []
        match prompt:
            case Acknowledge():
                letters = script.letters(
                    again=run.asked_again(step.ref),
                    against=script.measured_against(run, step),
                    measurable=script.measured(run, step),
                )
                known += [_PLAIN_KEYS.get(key, "{} for {}").format(key, means) for key, means in letters]
            case Rate(minimum=minimum, maximum=maximum, low=low, high=high):
                self._print([Line(say.PLAIN_SCALE.format(minimum=minimum, low=low, maximum=maximum, high=high))])
                known += ["a number"]
            case Choose():
                self._print(self._options(prompt))
                known += ["a number"]
            case Write():
                known += ["a few words", "nothing to skip"]
            case Hold():
                known += ["nothing to begin", "y when done your own way", "other for another way"]
        known += ["skip", "x", "back", "why", "quit"]
        self._print([Line(say.PLAIN_TYPE.format(words=_either(known)))])

    def _options(self, prompt: Choose) -> list[Line]:
        return [
            Line(say.PLAIN_OPTION.format(number=number, option=option), indent=2)
            for number, option in enumerate(prompt.options, 1)
        ]

    def _read(self) -> str:
        """A line from the person; "quit" at the end of input."""
        with self._waiting():
            line = endings.read_line(self._source)
        return line.strip() if line else words.QUIT

    def _typed_before(self, until: float) -> bool:
        """Whether a line comes before `until` on the stopwatch."""
        return self._typed_within(max(until - self._stopwatch(), 0.0))

    def _typed_within(self, seconds: float) -> bool:
        """Whether a line comes in time."""
        with self._waiting():
            if os.name != "nt":
                return endings.wait_readable(self._source.fileno(), seconds)
            # A console cannot be waited for: an exercise is counted to its end.
            pause(seconds)
            return False

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        """Within this only the question may be printed, after the program was stopped."""
        self._waits = True
        try:
            if self._missed:
                self._brought_back(0, None)
            yield
        finally:
            self._waits = False

    def _brought_back(self, signum: int, frame: object) -> None:
        # The system also sends this signal when the terminal is closed; then there is nothing to print on.
        self._missed = not self._waits
        if self._waits:
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
        """The columns of the terminal, asked anew each time, since it may have been resized."""
        return max(os.get_terminal_size(self._stream.fileno()).columns, 20)


def _nothing() -> None:
    """There is nothing to show yet."""


def _either(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} or {parts[-1]}"
