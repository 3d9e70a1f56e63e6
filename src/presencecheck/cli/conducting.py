"""One walk from wish to verdict: the plan, the history, the surface and the exit code are brought together here."""

import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from presencecheck import messages as say
from presencecheck.clock import Moment, now, stopwatch
from presencecheck.context import Context
from presencecheck.errors import ExitCode, PresenceCheckError, Terminated, UsageError
from presencecheck.events import Answered
from presencecheck.files import read_bytes
from presencecheck.history.ids import new_id
from presencecheck.history.store import FRESH_SECONDS, History, Recorder, Summary
from presencecheck.library import Library
from presencecheck.paths import Paths
from presencecheck.plan import Plan
from presencecheck.prompts import Choose
from presencecheck.run import Readiness, Run
from presencecheck.surfaces import Opening, Surface
from presencecheck.walk import Walked, walk

QUICK = "quick"
"""The routine that is offered when another no longer fits before the appointment."""

_MOST_ANSWER_BYTES = 4 * 1024 * 1024
_DAY = 24 * 3600


@dataclass(frozen=True)
class Wishes:
    """What the command line and the settings ask for; see the options of `run`."""

    names: tuple[str, ...]
    context: Context
    named: bool = False
    at: str = ""
    plain: bool = False
    motion: bool = True
    answers: str = ""
    json: bool = False
    logged: bool = True
    resume: bool | None = None


def conduct(paths: Paths, wishes: Wishes) -> int:
    """Walk as wished; the exit code says how it ended.

    Raises:
        PresenceCheckError: something stands in the way; what was answered before is kept.
    """
    if wishes.resume and not wishes.logged:
        raise UsageError("--resume goes on with a run of the history, and --no-log keeps none.", "Give one of them.")
    seconds_to_go = _seconds_until(wishes.at, now()) if wishes.at else None
    library = Library.of(paths)
    plan = library.plan(wishes.names, wishes.context, say.CARD_QUESTION)
    surface = _surface(wishes)
    with ExitStack() as stack:
        stack.enter_context(_ending_signals())
        history = History.open(paths.history) if wishes.logged else None
        if history is not None:
            stack.callback(history.close)
        stack.enter_context(surface)
        start = _Start(library, history, surface, wishes, seconds_to_go)
        begun = start.begin(plan)
        if begun is None:
            return ExitCode.LEFT
        run, recorder = begun
        try:
            walked = walk(run, surface, recorder.record, stopwatch)
        finally:
            recorder.leave()
        surface.close(walked.run, walked.left)
    if wishes.json:
        _emit(walked, recorder)
    return _exit_code(walked)


class Unlogged:
    """Stands in for a recorder when nothing is to be kept."""

    def __init__(self) -> None:
        self.id = new_id()
        self.started = now()

    def record(self, run: Run, event: Answered) -> None:
        """Nothing is kept."""

    def leave(self) -> None:
        """Nothing is held."""


class Logged:
    """Records answers with the time they were given at."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self.id = recorder.id
        self.started = recorder.started

    def record(self, run: Run, event: Answered) -> None:
        """Make the answer durable."""
        self._recorder.record(run, event, now())

    def leave(self) -> None:
        """Let another window go on with the run."""
        self._recorder.leave()


class _Start:
    """Everything between the wish and the first question."""

    def __init__(
        self, library: Library, history: History | None, surface: Surface, wishes: Wishes, until: float | None
    ) -> None:
        self._library = library
        self._history = history
        self._surface = surface
        self._wishes = wishes
        self._until = until

    def begin(self, plan: Plan) -> tuple[Run, Unlogged | Logged] | None:
        """The run and its recorder; None where the person left at an offer."""
        lines: list[str] = []
        history = self._history
        if history is None:
            return self._opened(Run(self._fitting(plan)), Unlogged(), [say.UNLOGGED])
        candidate = self._candidate(history, plan, lines)
        if candidate is not None:
            goes_on = self._wishes.resume or self._offer(history, candidate)
            if goes_on is None:
                return None
            if goes_on:
                return self._going_on(history, candidate)
            history.give_up(candidate, now())
        plan = self._fitting(self._without_done(history, plan))
        return self._opened(Run(plan), Logged(history.begin(now())), lines)

    def _opened(self, run: Run, recorder: Unlogged | Logged, lines: list[str]) -> tuple[Run, Unlogged | Logged]:
        until = 0.0 if self._until is None else stopwatch() + self._until
        self._surface.open(run, Opening(tuple(lines), self._wishes.at, until))
        return run, recorder

    def _candidate(self, history: History, plan: Plan, lines: list[str]) -> Summary | None:
        """The unfinished run to go on with, if there is one and it is wished for."""
        moment = now()
        for summary in history.unfinished():
            if summary.open_elsewhere:
                if not lines:
                    lines.append(say.OPEN_ELSEWHERE)
                continue
            if self._wishes.resume:
                return summary
            if moment.utc - summary.started.utc > FRESH_SECONDS or self._wishes.resume is False:
                history.give_up(summary, moment)
            elif not self._wishes.answers and (summary.routine == plan.routine or not self._wishes.named):
                return summary
        if self._wishes.resume:
            raise PresenceCheckError("There is no unfinished run to go on with.", "Start one: presencecheck")
        return None

    def _offer(self, history: History, summary: Summary) -> bool | None:
        run = history.run(summary)
        question = say.OFFER_RESUME.format(
            routine=run.plan.title,
            time=f"{summary.started.local():%H:%M}",
            answered=run.answered,
            count=len(run.visible),
        )
        chosen = self._surface.offer(Choose(question, say.OFFER_RESUME_OPTIONS))
        return None if chosen is None else chosen == 0

    def _going_on(self, history: History, summary: Summary) -> tuple[Run, Unlogged | Logged]:
        run, recorder = history.resume(summary)
        if run.current is None:
            recorder.finish(run, now())
        words = {
            "time": f"{summary.started.local():%H:%M}",
            "answered": run.answered,
            "count": len(run.visible),
        }
        return self._opened(run, Logged(recorder), [say.GOING_ON.format(**words)])

    def _without_done(self, history: History, plan: Plan) -> Plan:
        today = now().day
        already = set[str]()
        for repeat, days in (("daily", 1), ("weekly", 7)):
            refs = [step.ref for step in plan.repeating() if step.item.repeat == repeat]
            already |= history.done_lately(refs, today, days)
        return plan.without(already)

    def _fitting(self, plan: Plan) -> Plan:
        """The plan, or the quick one where the person takes it because time is short."""
        needed = Run(plan).seconds_left
        if self._until is None or self._wishes.answers or not 0 < self._until < needed or plan.routine == QUICK:
            return plan
        words = {"time": say.duration(needed), "left": say.duration(self._until), "at": self._wishes.at}
        chosen = self._surface.offer(Choose(say.OFFER_QUICK.format(**words), say.OFFER_QUICK_OPTIONS))
        return self._library.plan((QUICK,), self._wishes.context, say.CARD_QUESTION) if chosen == 0 else plan


def _surface(wishes: Wishes) -> Surface:
    if wishes.answers:
        from presencecheck.surfaces.scripted import Script

        lines, name = _answer_lines(wishes.answers)
        return Script(lines, name, None if wishes.json else sys.stdout, logged=wishes.logged)
    from presencecheck.surfaces.choice import choose

    return choose(plain=wishes.plain, motion=wishes.motion, logged=wishes.logged, json=wishes.json, stopwatch=stopwatch)


def _answer_lines(source: str) -> tuple[Iterator[str], str]:
    if source == "-":
        return iter(sys.stdin), "standard input"
    content = read_bytes(Path(source), _MOST_ANSWER_BYTES)
    try:
        return iter(content.decode("utf-8-sig").splitlines()), source
    except UnicodeDecodeError as error:
        raise PresenceCheckError(f"{source} is not UTF-8 text.", "Save it as UTF-8.") from error


def _seconds_until(clock: str, moment: Moment) -> float:
    """Seconds to the next or last time the clock shows `clock`, whichever is nearer; negative for the last."""
    hours, _, minutes = clock.partition(":")
    fine = hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2 and int(hours) < 24 and int(minutes) < 60
    if not fine:
        raise UsageError(f'"{clock}" is not a time.', "Write it as 14:30.")
    local = moment.utc + moment.offset * 60
    ahead = (int(hours) * 3600 + int(minutes) * 60 - local) % _DAY
    return float(ahead if ahead <= _DAY // 2 else ahead - _DAY)


@contextmanager
def _ending_signals() -> Iterator[None]:
    """SIGTERM and SIGHUP end the walk silently, SIGQUIT like Ctrl-C; the terminal is restored on the way out."""

    def end(signum: int, frame: object) -> NoReturn:
        raise Terminated(signum)

    wanted: dict[str, Any] = {"SIGTERM": end, "SIGHUP": end, "SIGQUIT": signal.default_int_handler}
    before = {}
    for name, handler in wanted.items():
        if hasattr(signal, name):
            number = getattr(signal, name)
            before[number] = signal.signal(number, handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _emit(walked: Walked, recorder: Unlogged | Logged) -> None:
    from presencecheck.cli.output import emit
    from presencecheck.reports import shapes

    run = walked.run
    ended = run.current is None
    shape = shapes.run_shape(
        recorder.id,
        run,
        recorder.started,
        now() if ended else None,
        run.readiness if ended else None,
        run.status,
    )
    emit(shapes.enveloped(run=shape, answers=shapes.answers_shape(run)))


def _exit_code(walked: Walked) -> int:
    if walked.left is not None:
        return ExitCode.INTERRUPTED if walked.left.interrupted else ExitCode.LEFT
    return ExitCode.NOT_READY if walked.run.readiness is Readiness.NOT_READY else ExitCode.FINE
