"""One walk from request to result: the plan, the history, the surface and the probes are brought together here."""

import gc
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from presencecheck.core.context import Context
from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.core.items import Scale
from presencecheck.core.plan import Plan
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import HistoryError, preflight
from presencecheck.history.format.start_cache import load_start_cache
from presencecheck.history.journal.journal import FileJournal, Journal, NullJournal
from presencecheck.history.journal.retrying_journal import RetryingJournal
from presencecheck.library.library import Library
from presencecheck.library.planning import plan as plan_walk
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.probes.delayed import DelayedProbes, NoProbes, Probes
from presencecheck.surfaces.surface import Leave, Opening, Surface
from presencecheck.system import settings, signals
from presencecheck.system.clock import Moment, now, stopwatch
from presencecheck.system.files import read_bytes
from presencecheck.system.paths import Paths
from presencecheck.walk.asking import Asking
from presencecheck.walk.loop import Before, ask_nothing
from presencecheck.walk.request import RunRequest, with_settings
from presencecheck.walk.whole import WalkResult, walk

if TYPE_CHECKING:
    from presencecheck.history.operations.recover import Recovery
    from presencecheck.walk.numbers import NumbersQuestion

QUICK = "quick"
"""The routine that is offered when another no longer fits before the appointment."""

_MOST_ANSWER_BYTES = 4 * 1024 * 1024
_DAY = 24 * 3600


class Notices:
    """Says what no surface shows: what it says comes before a walk with an answer file, or after any walk.

    Args:
        notice: says one sentence.
        repaired: says that the history was repaired on the way.
    """

    def __init__(self, notice: Callable[[str], None], repaired: "Callable[[Recovery], None]") -> None:
        self.notice = notice
        self.repaired = repaired

    def after(self, logged: FileJournal | None, journal: Journal) -> None:
        """Say what could wait until the walk was over."""
        if logged is None:
            return
        for recovery in logged.recoveries:
            self.repaired(recovery)
        if isinstance(journal, RetryingJournal) and journal.without:
            self.notice(walk_messages.KEPT_BEFORE if logged.begun else walk_messages.UNLOGGED)


def start(paths: Paths, request: RunRequest, notices: Notices) -> WalkResult:
    """Walk as requested.

    Raises:
        PresenceCheckError: something stands in the way; what was answered before is kept.
    """
    usual = settings.load(paths.config)
    day_only = usual.times == "day"
    if request.resume and not request.log:
        from presencecheck.messages import run as run_messages

        raise UsageError(run_messages.RESUME_UNLOGGED, run_messages.RESUME_UNLOGGED_HINT)
    appointment = stopwatch() + _seconds_until(request.at, now()) if request.at else None
    wanted = with_settings(request, usual)
    surface = _surface(wanted, usual)
    library = Library.of(paths)
    if not request.is_unattended:
        library.note_taken()
    context = Context(usual.modality, usual.setting)  # type: ignore[arg-type]
    plan = plan_walk(library, wanted.names, context, request.session)
    for note in library.notes if request.answers else ():
        notices.notice(note)
    with ExitStack() as stack:
        stack.enter_context(signals.deferred())
        logged = (
            FileJournal(paths.history, keeps_numbers=usual.keep_numbers, day_only=day_only) if request.log else None
        )
        journal = _journal(logged, surface, request)
        stack.callback(notices.after, logged, journal)
        stack.callback(journal.leave)
        stack.enter_context(surface)
        run = _Start(library, paths, logged, journal, surface, request, appointment).begin(plan)
        if isinstance(run, Leave):
            return WalkResult(None, run, journal.id, journal.started)
        probes: Probes = DelayedProbes(usual.probes) if wanted.probe else NoProbes()
        stack.callback(probes.stop)
        gc.freeze()
        gc.enable()  # a walk can be long
        before = _numbers_question(paths, logged, journal, surface, request)
        asking = Asking(surface, journal, stopwatch, probes)
        result = walk(run, asking, before, is_attended=not request.is_unattended)
    keeps_numbers = logged.keeps_numbers if logged else usual.keep_numbers
    return replace(result, keeps_numbers=keeps_numbers, day_only=day_only and request.log)


class _Start:
    """Everything between the request and the first question."""

    def __init__(
        self,
        library: Library,
        paths: Paths,
        logged: FileJournal | None,
        journal: Journal,
        surface: Surface,
        request: RunRequest,
        appointment: float | None,
    ) -> None:
        self._library = library
        self._history_path = paths.history
        self._logged = logged
        self._journal = journal
        self._surface = surface
        self._request = request
        self._appointment = appointment

    def begin(self, plan: Plan) -> Run | Leave:
        """Find the run to walk and open the surface; or return that the person left at an offer."""
        while self._logged is not None:
            try:
                return self._begin_repairing(plan, self._logged)
            except HistoryError as trouble:
                if not isinstance(self._journal, RetryingJournal) or self._request.resume:
                    raise
                self._journal.ask(trouble)
                if self._journal.without:
                    break
        return self._open(self._fit(plan), [*self._library.notes, walk_messages.UNLOGGED], {})

    def _begin_repairing(self, plan: Plan, journal: FileJournal) -> Run | Leave:
        return journal.recovering(partial(self._begin_logged, plan, journal))

    def _begin_logged(self, plan: Plan, journal: FileJournal) -> Run | Leave:
        lines = list(self._library.notes)
        preflight(self._history_path)
        mark = load_start_cache(self._history_path)
        if mark is None or mark.unfinished or self._request.resume:
            from presencecheck.walk.resume import find_run

            before = find_run(journal, plan, self._request, self._surface, lines)
            if isinstance(before, Leave):
                return before
            if isinstance(before, Run):
                return self._open(before, lines, {})
            mark = before
        return self._open(self._fit(plan.without_done(mark.days, now().day)), lines, mark.days)

    def _open(self, what: Plan | Run | Leave, lines: list[str], days: Mapping[str, int]) -> Run | Leave:
        if isinstance(what, Leave):
            return what
        run = Run(what.without_done(days, now().day)) if isinstance(what, Plan) else what
        kept = walk_messages.UNLOGGED not in lines
        self._surface.show_opening(run, Opening(tuple(lines), self._request.at, self._appointment or 0.0, kept))
        return run

    def _fit(self, plan: Plan) -> Plan | Leave:
        """Offer the quick plan where time is short for this one."""
        if self._appointment is None or self._request.answers or plan.routine == QUICK:
            return plan
        needed, left = Run(plan).seconds_left, self._appointment - stopwatch()
        if not 0 < left < needed:
            return plan
        words = {
            "time": durations_messages.estimate(needed),
            "left": durations_messages.estimate(left),
            "at": self._request.at,
        }
        question = walk_messages.OFFER_QUICK.format(**words)
        chosen = self._surface.offer(Choose(question, walk_messages.OFFER_QUICK_OPTIONS))
        if chosen == 0:
            return plan_walk(self._library, (QUICK,), plan.context)
        return chosen if isinstance(chosen, Leave) else plan


def _numbers_question(
    paths: Paths, logged: FileJournal | None, journal: Journal, surface: Surface, request: RunRequest
) -> Before:
    """What asks at the first scale whether numbers are kept; imported only then."""
    if logged is None or logged.keeps_numbers or request.is_unattended:
        return ask_nothing

    def is_recording() -> bool:
        return not (isinstance(journal, RetryingJournal) and journal.without)

    @cache
    def question() -> "NumbersQuestion":
        from presencecheck.walk.numbers import NumbersQuestion

        return NumbersQuestion(paths.config, logged, surface, is_recording)

    return lambda step: question().before(step) if isinstance(step.item, Scale) else None


def _journal(logged: FileJournal | None, surface: Surface, request: RunRequest) -> Journal:
    if logged is None:
        return NullJournal()
    if request.answers:
        return logged  # there is nobody to ask

    def ask(trouble: HistoryError) -> bool:
        from presencecheck.walk.unrecorded import offer_unrecorded

        return offer_unrecorded(surface, trouble)

    return RetryingJournal(logged, ask)


def _surface(request: RunRequest, usual: settings.Settings) -> Surface:
    if request.answers:
        from presencecheck.surfaces.answer_file.surface import AnswerFileSurface

        lines, name = _answer_lines(request.answers)
        return AnswerFileSurface(lines, name, None if request.json else sys.stdout, logged=request.log)
    from presencecheck.surfaces.choice import choose_surface

    return choose_surface(
        plain=request.plain,
        motion=request.motion,
        private=request.private,
        logged=request.log,
        json=request.json,
        key_guard=usual.key_guard,
        cue=usual.cue,
        stopwatch=stopwatch,
    )


def _answer_lines(source: str) -> tuple[Iterator[str], str]:
    from presencecheck.messages import answer_file as answer_file_messages

    if source == "-":
        return iter(sys.stdin), answer_file_messages.STANDARD_INPUT
    content = read_bytes(Path(source), _MOST_ANSWER_BYTES)
    try:
        return iter(content.decode("utf-8-sig").splitlines()), source
    except UnicodeDecodeError as error:
        message = answer_file_messages.NOT_UTF_8.format(path=source)
        raise PresenceCheckError(message, answer_file_messages.NOT_UTF_8_HINT) from error


def _seconds_until(clock: str, moment: Moment) -> float:
    """Seconds to the nearest time at which the clock shows `clock`; negative if that is past."""
    hours, _, minutes = clock.partition(":")
    fine = hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2 and int(hours) < 24 and int(minutes) < 60
    if not fine:
        from presencecheck.messages import run as run_messages

        raise UsageError(run_messages.NOT_A_TIME.format(time=clock), run_messages.NOT_A_TIME_HINT)
    local = moment.utc + moment.offset * 60
    ahead = (int(hours) * 3600 + int(minutes) * 60 - local) % _DAY
    return float(ahead if ahead <= _DAY // 2 else ahead - _DAY)
