"""One walk from wish to verdict: the plan, the history, the surface and the exit code are brought together here."""

import gc
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from presencecheck.core.errors import ExitCode, PresenceCheckError, UsageError
from presencecheck.core.plan import Plan
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Readiness, Run
from presencecheck.history.format.file_header import HistoryTrouble, preflight, repairing
from presencecheck.history.format.start_cache import recall
from presencecheck.history.journal.journal import Journal, Logged, Unlogged
from presencecheck.history.journal.retrying_journal import Wary
from presencecheck.library.library import Library
from presencecheck.library.planning import plan as planned
from presencecheck.messages import walk as say
from presencecheck.probes.measurement import Asking, Later, Probing
from presencecheck.surfaces.surface import Leave, Opening, Surface
from presencecheck.system import signals as endings
from presencecheck.system.clock import Moment, now, stopwatch
from presencecheck.system.files import read_bytes
from presencecheck.system.paths import Paths
from presencecheck.walk.loop import Walked, walk
from presencecheck.walk.request import Wishes

QUICK = "quick"
"""The routine that is offered when another no longer fits before the appointment."""

_MOST_ANSWER_BYTES = 4 * 1024 * 1024
_DAY = 24 * 3600


def conduct(paths: Paths, wishes: Wishes) -> int:
    """Walk as wished; the exit code says how it ended.

    Raises:
        PresenceCheckError: something stands in the way; what was answered before is kept.
    """
    if wishes.resume and not wishes.logged:
        raise UsageError("--resume goes on with a run of the history, and --no-log keeps none.", "Give one of them.")
    appointment = stopwatch() + _seconds_until(wishes.at, now()) if wishes.at else None
    surface = _surface(wishes)
    library = Library.of(paths)
    plan = planned(library, wishes.names, wishes.usual, say.CARD_QUESTION, wishes.said)
    if wishes.answers:
        _tell(library.notes)
    with ExitStack() as stack:
        stack.enter_context(endings.deferred())
        logged = Logged(paths.history) if wishes.logged else None
        journal = _journal(logged, surface, wishes)
        stack.callback(_tell_after, logged, journal)
        stack.callback(journal.leave)
        stack.enter_context(surface)
        run = _Start(library, paths, logged, journal, surface, wishes, appointment).begin(plan)
        if isinstance(run, Leave):
            return _left(run)
        probing: Probing = Later(wishes.tuning) if wishes.measured else Asking()
        stack.callback(probing.leave)
        gc.freeze()
        gc.enable()  # a walk can be long
        walked = walk(run, surface, journal, stopwatch, probing)
        surface.close(walked.run, walked.left)
    if wishes.json:
        _emit(walked, journal)
    return _exit_code(walked)


class _Start:
    """Everything between the wish and the first question."""

    def __init__(
        self,
        library: Library,
        paths: Paths,
        logged: Logged | None,
        journal: Journal,
        surface: Surface,
        wishes: Wishes,
        appointment: float | None,
    ) -> None:
        self._library = library
        self._history_path = paths.history
        self._logged = logged
        self._journal = journal
        self._surface = surface
        self._wishes = wishes
        self._appointment = appointment

    def begin(self, plan: Plan) -> Run | Leave:
        """The run to walk, or that the person left at an offer."""
        while self._logged is not None:
            try:
                return self._begin_mended(plan, self._logged)
            except HistoryTrouble as trouble:
                if not isinstance(self._journal, Wary) or self._wishes.resume:
                    raise
                self._journal.ask(trouble)
                if self._journal.without:
                    break
        return self._opened(self._fitting(plan), [*self._library.notes, say.UNLOGGED], {})

    def _begin_mended(self, plan: Plan, journal: Logged) -> Run | Leave:
        return repairing(partial(self._begin_logged, plan, journal), journal.put_right)

    def _begin_logged(self, plan: Plan, journal: Logged) -> Run | Leave:
        lines = list(self._library.notes)
        preflight(self._history_path)
        mark = recall(self._history_path)
        if mark is None or mark.unfinished or self._wishes.resume:
            from presencecheck.walk.resume import resumed

            before = resumed(journal, plan, self._wishes, self._surface, lines)
            if isinstance(before, Leave):
                return before
            if isinstance(before, Run):
                return self._opened(before, lines, {})
            mark = before
        return self._opened(self._fitting(plan.without_done(mark.days, now().day)), lines, mark.days)

    def _opened(self, what: Plan | Run | Leave, lines: list[str], days: Mapping[str, int]) -> Run | Leave:
        if isinstance(what, Leave):
            return what
        run = Run(what.without_done(days, now().day)) if isinstance(what, Plan) else what
        kept = say.UNLOGGED not in lines
        self._surface.open(run, Opening(tuple(lines), self._wishes.at, self._appointment or 0.0, kept))
        return run

    def _fitting(self, plan: Plan) -> Plan | Leave:
        """The plan, or the quick one where the person takes it because time is short."""
        if self._appointment is None or self._wishes.answers or plan.routine == QUICK:
            return plan
        needed, left = Run(plan).seconds_left, self._appointment - stopwatch()
        if not 0 < left < needed:
            return plan
        words = {"time": say.duration(needed), "left": say.duration(left), "at": self._wishes.at}
        chosen = self._surface.offer(Choose(say.OFFER_QUICK.format(**words), say.OFFER_QUICK_OPTIONS))
        if chosen == 0:
            return planned(self._library, (QUICK,), plan.context, say.CARD_QUESTION)
        return chosen if isinstance(chosen, Leave) else plan


def _journal(logged: Logged | None, surface: Surface, wishes: Wishes) -> Journal:
    if logged is None:
        return Unlogged()
    if wishes.answers:
        return logged  # there is nobody to ask

    def asked(trouble: HistoryTrouble) -> bool:
        from presencecheck.walk.unrecorded import does_without

        return does_without(surface, trouble)

    return Wary(logged, asked)


def _surface(wishes: Wishes) -> Surface:
    if wishes.answers:
        from presencecheck.surfaces.answer_file.surface import Script

        lines, name = _answer_lines(wishes.answers)
        return Script(lines, name, None if wishes.json else sys.stdout, logged=wishes.logged)
    from presencecheck.surfaces.choice import choose

    return choose(
        plain=wishes.plain,
        motion=wishes.motion,
        private=wishes.private,
        logged=wishes.logged,
        json=wishes.json,
        stopwatch=stopwatch,
    )


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


def _tell(notes: Sequence[str]) -> None:
    """Beside the result, where no surface shows what is to be said before the first question."""
    if notes:
        from presencecheck.cli.output import tell

        for note in notes:
            tell(note)


def _emit(walked: Walked, journal: Journal) -> None:
    from presencecheck.cli.output import emit
    from presencecheck.reports.json import shapes

    run = walked.run
    ended = run.current is None
    shape = shapes.run_shape(
        journal.id,
        run,
        journal.started,
        now() if ended else None,
        run.kept.readiness if ended else None,
        run.status,
    )
    emit(shapes.enveloped(run=shape, answers=shapes.answers_shape(run)))


def _tell_after(logged: Logged | None, journal: Journal) -> None:
    """Said when the walk is over: it can wait until then."""
    if logged is not None and logged.righted:
        from presencecheck.cli.repair_notice import tell_righted

        for righted in logged.righted:
            tell_righted(righted)
    if logged is not None and isinstance(journal, Wary) and journal.without:
        _tell([say.KEPT_BEFORE if logged.begun else say.UNLOGGED])


def _left(reply: Leave) -> ExitCode:
    return ExitCode.INTERRUPTED if reply.interrupted else ExitCode.LEFT


def _exit_code(walked: Walked) -> int:
    if walked.left is not None:
        return _left(walked.left)
    return ExitCode.NOT_READY if walked.run.readiness is Readiness.NOT_READY else ExitCode.FINE
