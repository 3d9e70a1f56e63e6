"""From a request to the first question: the run to walk, and what of it can be confirmed together."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from presencecheck.core.context import Context
from presencecheck.core.expiry import Freshness, freshness
from presencecheck.core.frozen import holds
from presencecheck.core.names import NAME_SIGN
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.core.still_so import Today, due_steps
from presencecheck.history.format.file_header import HistoryError, is_empty, preflight
from presencecheck.history.format.start_cache import ShownCards, StartCache, load_start_cache
from presencecheck.history.journal.journal import FileJournal, Journal
from presencecheck.history.journal.retrying_journal import RetryingJournal
from presencecheck.library.library import Library
from presencecheck.library.planning import plan as plan_walk
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import Leave, Opening, RecallPage, Surface
from presencecheck.system.clock import instant, now
from presencecheck.system.settings import AS_SHIPPED, Settings
from presencecheck.walk.loop import Begun
from presencecheck.walk.request import RunRequest

if TYPE_CHECKING:
    from presencecheck.walk.appointment import Appointment

QUICK = "quick"
"""The routine that is offered when another no longer fits before the appointment."""


class Beginning:
    """Finds the run to walk.

    Attributes:
        notes: what must be said of the history before the walk, be it on no surface.
        surface: where the walk is shown, once it is known which.

    Args:
        library: where checklists are looked up.
        usual: the settings.
        request: what is asked for.
        appointment: when the session begins; None where that is not known.
        surface: where the person is asked.
        notes: sentences about this walk, to be said when it begins.

    Raises:
        PresenceCheckError: what is named cannot be walked.
    """

    def __init__(
        self,
        library: Library,
        usual: Settings,
        request: RunRequest,
        appointment: "Appointment | None",
        surface: Surface,
        notes: Sequence[str] = (),
    ) -> None:
        self._library = library
        self._usual = usual
        self._request = request
        self._appointment = appointment
        self._surface = self.surface = surface
        self._notes = notes
        self._named = self._plan(request.names) if request.names else None
        self.notes: list[str] = []

    def begin(self, history: Path, logged: FileJournal | None, journal: Journal) -> Begun | Leave:
        """Find the run, and show what lies ahead; or return that the person left at an offer.

        Args:
            history: the file of the history.
            logged: what records the walk; None where nothing is to be kept.
            journal: the same, as the walk uses it.

        Raises:
            PresenceCheckError: something stands in the way.
        """
        while logged is not None:
            try:
                return logged.recovering(partial(self._begin_logged, history, logged))
            except HistoryError as trouble:
                if not isinstance(journal, RetryingJournal) or self._request.resume:
                    raise
                journal.ask(trouble)
                if journal.without:
                    break
        # What is known of a list of that name says nothing of a file that is only tried.
        is_trial = self._request.is_trial
        known = StartCache() if is_trial else _load_quietly(history)
        return self._open(self._fit(known), [walk_messages.TRIAL if is_trial else walk_messages.UNLOGGED])

    def _begin_logged(self, history: Path, journal: FileJournal) -> Begun | Leave:
        known = load_start_cache(history, preflight(history))
        self.notes = _lost_notes(history) if known == StartCache() else []
        lines = [*self.notes]
        if known is None or _has_unfinished(known) or self._request.resume:
            from presencecheck.walk.resume import find_run

            before = find_run(journal, self._named, self._request, self._surface, lines)
            if isinstance(before, Leave):
                return before
            if isinstance(before, Run):
                practised = journal.history.start_cache(now().day).practised_on(now().day)
                return self._open(Begun(before.with_practised(practised)), lines)
            known = before
        return self._open(self._fit(known), lines)

    def _open(self, begun: Begun | Leave, lines: list[str]) -> Begun | Leave:
        if isinstance(begun, Leave):
            return begun
        ahead = self._appointment
        at, until, when = (ahead.at, ahead.until, ahead.notes) if ahead else ("", 0.0, ())
        told = (*self._notes, *self._library.notes, *lines, *when)
        opening = Opening(
            told, at, until, not {walk_messages.UNLOGGED, walk_messages.TRIAL} & {*lines}, begun.due, len(begun.recall)
        )
        self.surface = self._naming(begun)
        self.surface.show_opening(begun.run, opening)
        return begun

    def _naming(self, begun: Begun) -> Surface:
        """The surface on which names of the practice are filled in; where no list has one, that which was given."""
        if not (begun.run.plan.has_names or holds(begun.recall, NAME_SIGN)):
            return self.surface
        from presencecheck.system.paths import user_paths
        from presencecheck.walk.practice_names import NamingSurface

        return NamingSurface(self._surface, user_paths())

    def _fit(self, known: StartCache) -> Begun | Leave:
        """The walk that is asked for, or the quick one, where the person takes that instead."""
        plan = self._named or self._after_session(known) or self._usual_plan(known)
        if isinstance(plan, Leave):
            return plan
        begun = self._planned(plan, known)
        if self._appointment is None or self._request.answers or begun.run.plan.routine == QUICK:
            return begun
        shorter = self._appointment.wants_shorter(begun.run, begun.due, self._surface)
        if isinstance(shorter, Leave):
            return shorter
        return self._planned(self._plan((QUICK,)), known) if shorter else begun

    def _after_session(self, known: StartCache) -> Plan | Leave | None:
        """What comes after a session, where the person takes that; None where they do not, or it is not offered."""
        if self._appointment is None or self._request.at or self._request.is_unattended:
            return None
        start = self._appointment.coming_from(known.answers.values())
        if start is None:
            return None
        from presencecheck.walk.after_session import offer_after_session

        taken = offer_after_session(self._appointment, start, self._surface)
        if isinstance(taken, Leave):
            return taken
        self._notes = (*self._notes, *taken.notes)
        return self._plan(taken.names) if taken.names else None

    def _usual_plan(self, known: StartCache) -> Plan:
        """The routine of this walk of the day, where none is named; where it cannot be walked, the shipped one."""
        is_again = known.completed == now().day
        name, shipped = (
            (self._usual.routine_again, AS_SHIPPED.routine_again)
            if is_again
            else (self._usual.routine, AS_SHIPPED.routine)
        )
        plan = self._library.trouble.usual_or_shipped(name, shipped, lambda routine: self._plan((routine,)))
        terms = None if is_again else self._usual.policy
        if terms is None or not terms.lists:
            return plan
        from presencecheck.library.required import with_required_lists

        return with_required_lists(self._library, plan, plan.routine, terms)

    def _planned(self, plan: Plan, known: StartCache) -> Begun:
        present = now()
        plan = plan.with_practised(known.practised_on(present.day))
        is_fresh = self._request.resume is False
        due = () if is_fresh else due_steps(plan, known.answers, Today(present.utc, present.day))
        recall = self._recall(plan, known.to_recall_on(present.day))
        return Begun(Run(plan), due, recall, self._usual.keep_recall)

    def _recall(self, plan: Plan, shown: ShownCards | None) -> tuple[RecallPage, ...]:
        if shown is None or not plan.recalls:
            return ()
        from presencecheck.walk.recall import recall_pages

        return recall_pages(self._library, shown)

    def _plan(self, names: tuple[str, ...]) -> Plan:
        context = Context(self._usual.modality, self._usual.setting)  # type: ignore[arg-type]
        return plan_walk(self._library, names, context, self._request.session)


def _has_unfinished(known: StartCache) -> bool:
    """Whether a run can still go on."""
    return any(freshness(last, instant()) is not Freshness.EXPIRED for last in known.unfinished)


def _lost_notes(history: Path) -> list[str]:
    """That the history is gone or empty, and was not; nothing where it never was."""
    if not is_empty(history):
        return []
    from presencecheck.history.format.traces import has_traces

    if not has_traces(history):
        return []
    from presencecheck.history.store.lost import find_lost
    from presencecheck.messages import lost as lost_messages

    lost = find_lost(history)
    return [f"{lost.sentence} {lost_messages.NEW} {lost.hint}"] if lost else []


def _load_quietly(history: Path) -> StartCache:
    """What is known of the history, for a walk that is not kept in it."""
    try:
        return load_start_cache(history) or StartCache()
    except HistoryError:
        return StartCache()
