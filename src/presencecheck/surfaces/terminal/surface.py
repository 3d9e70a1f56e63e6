"""The walk in a terminal: what is said stays in the scrollback, only the line of keys below it is live."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.text import Text

from presencecheck.core.events import Outcome
from presencecheck.core.plan import Step
from presencecheck.core.prompts import Acknowledge, Choose, Hold, Rate, Write
from presencecheck.core.run import Run
from presencecheck.surfaces import presentation as script
from presencecheck.surfaces.presentation import GAP, Line
from presencecheck.surfaces.surface import Again, Arrival, Arrived, Go, Leave, Opening, Reply, Say, Surface
from presencecheck.system.sanitize import sanitize_line

if TYPE_CHECKING:
    from presencecheck.surfaces.terminal.controls import Control
    from presencecheck.surfaces.terminal.live import Live

_STYLES = {
    "title": "bold",
    "heading": "bold cyan",
    "question": "bold",
    "quiet": "dim",
    "good": "green",
    "open": "yellow",
    "verdict": "bold",
}
_MARKS = {"good": "✓ ", "open": "– ", "point": "· "}
_PLAIN_MARKS = {"good": "+ ", "open": "- ", "point": "* "}


class Terminal(Surface):
    """Walks in a terminal with single keys.

    Args:
        stream: the terminal to draw on.
        stopwatch: seconds that only grow.
        motion: whether the breathing guide may move.
        logged: whether answers are kept, for what is said on leaving.
    """

    def __init__(
        self, stream: TextIO, stopwatch: Callable[[], float], *, motion: bool = True, logged: bool = True
    ) -> None:
        self._console = Console(file=stream, markup=False, emoji=False, highlight=False, soft_wrap=False)
        self._stream = stream
        self._stopwatch = stopwatch
        self._motion = motion
        self._logged = logged
        self._marks = _MARKS if (stream.encoding or "").lower().startswith("utf") else _PLAIN_MARKS
        self._opening = Opening()
        self._section: int | None = None
        self._posed: str | None = None
        self._only_measured = False
        self._show_again: Callable[[], None] = _nothing
        self._stack = ExitStack()
        self._live: Live | None = None

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def open(self, run: Run, opening: Opening) -> None:
        """The title and what lies ahead."""
        self._opening = opening
        self._print(script.opening(run, opening))

    def pose(self, run: Run, *, awaiting: bool = False) -> None:
        """The question; or, where it was answered "not yet", what helps."""
        self._show_again = partial(self._anew, run)
        step = _current(run)
        if self._only_measured:
            self._only_measured = False
            self._print(() if awaiting else script.finding(run, step))
            self._stream.flush()
            return
        if step.section != self._section:
            self._print(script.heading(run, step))
            self._section = step.section
        if step.ref != self._posed:
            self._print(script.question(run, step))
        if run.asked_again(step.ref):
            self._print(script.what_helps(run, step))
        self._posed = step.ref
        self._stream.flush()

    def ask(self, run: Run, arrived: Arrival | None = None) -> Reply:
        """One key, mostly."""
        step = _current(run)
        prompt = script.asked(step.item.prompt())
        live = self._ready()
        if isinstance(prompt, Write):
            return live.write(prompt, partial(self._progress, run), lambda: self._print(script.why(run, step)))
        reply = live.run(self._control(run, step, prompt, live, arrived), fresh=isinstance(prompt, Hold))
        self._only_measured = isinstance(reply, Arrived | Again)
        if isinstance(reply, Go | Leave):
            self._posed = None
        if reply == Go("on"):
            self._print(script.settled(run, step))
        return reply

    def settle(self, run: Run, ref: str) -> None:
        """The answer as one calm line."""
        self._print(script.settled(run, run.plan.by_ref[ref]))
        if run.response(ref).outcome is not Outcome.UNANSWERED:
            self._posed = None
        self._stream.flush()

    def offer(self, question: Choose) -> int | Leave:
        """A choice before the run, or where it cannot go on as it is."""
        from presencecheck.surfaces.terminal.controls import OfferControl

        self._show_again = lambda: self._print([GAP, Line(question.question, "question")])
        self._show_again()
        control = OfferControl(question, value=None, kept=False, progress=str, tell_why=_nothing)
        reply = self._ready().run(control)
        self._posed = None
        return question.options.index(str(reply.value)) if isinstance(reply, Say) else Leave(reply == Leave(True))

    def unlogged(self) -> None:
        """For what is said on leaving."""
        self._logged = False

    def close(self, run: Run, reply: Leave | None) -> None:
        """The verdict, or how to go on."""
        self._print(script.leaving(run, logged=self._logged) if reply else script.closing(run))
        self._stream.flush()
        self._stack.close()
        self._live = None

    def _ready(self) -> "Live":
        if self._live is None:
            from presencecheck.surfaces.terminal.live import Live

            self._live = self._stack.enter_context(Live(self._stream, lambda: self._show_again()))
        return self._live

    def _anew(self, run: Run) -> None:
        """Show the question once more."""
        self._posed = None
        self.pose(run)

    def _control(
        self,
        run: Run,
        step: Step,
        prompt: Acknowledge | Choose | Rate | Hold,
        live: "Live",
        arrived: Arrival | None,
    ) -> "Control":
        from presencecheck.surfaces.terminal import controls

        response = run.response(step.ref)
        kept = response.outcome is not Outcome.UNANSWERED
        progress = partial(self._progress, run)
        why = live.above(lambda: self._print(script.why(run, step)))
        match prompt:
            case Acknowledge():
                again = run.asked_again(step.ref)
                return controls.AcknowledgeControl(
                    prompt,
                    again=again,
                    kept=kept,
                    progress=progress,
                    tell_why=why,
                    against=script.measured_against(run, step),
                    measurable=script.measured(run, step),
                    arrived=arrived,
                    awaiting=script.awaiting(step, plain=False),
                )
            case Rate():
                number = response.value if isinstance(response.value, int) else None
                return controls.RateControl(prompt, value=number, kept=kept, progress=progress, tell_why=why)
            case Choose():
                word = response.value if isinstance(response.value, str) else None
                return controls.ChooseControl(prompt, value=word, kept=kept, progress=progress, tell_why=why)
            case Hold():
                from presencecheck.surfaces.terminal.exercise_control import HoldControl

                return HoldControl(
                    prompt,
                    kept=kept,
                    motion=self._motion,
                    stopwatch=self._stopwatch,
                    progress=progress,
                    tell_why=why,
                    tell_other=live.above(lambda: self._print(script.another_way(prompt))),
                )

    def _progress(self, run: Run) -> str:
        at = self._opening.at
        return script.progress(run, self._opening.until - self._stopwatch() if at else None, at)

    def _print(self, lines: Iterable[Line]) -> None:
        for line in lines:
            for row in self._rows(line):
                self._console.print(row, no_wrap=True, overflow="ignore", crop=False)

    def _rows(self, line: Line) -> Iterator[Text]:
        """The rows of a paragraph, each only as long as its words: a resize then tears nothing."""
        mark = self._marks.get(line.role, "")
        style = _STYLES.get(line.role, "")
        text = Text(sanitize_line(line.text), style=style)
        if line.aside:
            text.append("  ")
            text.append(sanitize_line(line.aside), style="not bold" if line.role == "verdict" else "dim not bold")
        indent = " " * min(line.indent, self._console.width // 8)
        room = max(self._console.width - len(indent) - len(mark), 10)
        for number, row in enumerate(text.wrap(self._console, room)):
            row.rstrip()
            lead = Text(indent)
            lead.append(mark if number == 0 else " " * len(mark), style="" if line.role == "point" else style)
            yield lead.append_text(row)


def _current(run: Run) -> Step:
    step = run.current
    if step is None:
        raise ValueError("the run has no question left")
    return step


def _nothing() -> None:
    """There is nothing to tell."""
