"""One walk from request to result: the plan, the history, the surface and the probes are brought together here."""

import gc
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from presencecheck.core.errors import UsageError
from presencecheck.core.frozen import replace
from presencecheck.core.items import Scale
from presencecheck.history.format.file_header import HistoryError
from presencecheck.history.journal.journal import FileJournal, Journal
from presencecheck.history.journal.retrying_journal import RetryingJournal
from presencecheck.library.library import Library
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import Leave, Surface
from presencecheck.system import settings, signals
from presencecheck.system.clock import stopwatch
from presencecheck.system.paths import Paths
from presencecheck.walk.asking import Asking
from presencecheck.walk.begin import QUICK, Beginning
from presencecheck.walk.loop import Before, ask_nothing
from presencecheck.walk.open_surface import open_surface
from presencecheck.walk.request import RunRequest, with_settings
from presencecheck.walk.whole import WalkResult, walk

if TYPE_CHECKING:
    from threading import Timer

    from presencecheck.history.operations.recover import Recovery
    from presencecheck.probes.delayed import Probes
    from presencecheck.walk.appointment import Appointment
    from presencecheck.walk.calendar_reading import CalendarReading
    from presencecheck.walk.numbers import NumbersQuestion
    from presencecheck.walk.setup import Setup


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


def start(paths: Paths, request: RunRequest, notices: Notices, setup: "Setup | None" = None) -> WalkResult:
    """Walk as requested.

    Args:
        paths: where everything is kept.
        request: what is asked for.
        notices: says what no surface shows.
        setup: what is asked before, in the same window; None where nothing is.

    Raises:
        PresenceCheckError: something stands in the way; what was answered before is kept.
    """
    usual = settings.load(paths.config)
    day_only = usual.times == "day"
    if request.resume and not request.log:
        from presencecheck.messages import run as run_messages

        raise UsageError(run_messages.RESUME_UNLOGGED, run_messages.RESUME_UNLOGGED_HINT)
    wanted = with_settings(request, usual)
    appointment = _appointment(paths, request, usual)
    heard = is_heard(wanted)
    library = _library(paths, request)
    try:
        surface = open_surface(wanted, usual, paths.cache, is_heard=heard)
    except UsageError:
        for name in request.names:
            library.find(name)  # that there is no such list matters more than where it would be walked
        raise
    if not request.is_unattended:
        library.note_taken()
    notes = [walk_messages.HEARD] if heard and wanted.plain is None else []
    request, more = _with_day_end(paths, request, usual)
    notes += more
    notes += _required_notes(usual, paths, request)
    beginning = Beginning(library, usual, request, appointment, surface, notes)
    with ExitStack() as stack:
        stack.enter_context(signals.deferred())
        logged = (
            FileJournal(paths.history, keeps_numbers=usual.keep_numbers, day_only=day_only) if request.log else None
        )
        journal = _journal(logged, surface, request)
        stack.callback(notices.after, logged, journal)
        stack.callback(journal.leave)
        stack.enter_context(surface)
        if setup is not None:
            asked = setup.ask(surface, usual)
            if asked.is_over:
                return WalkResult(None, asked.left, journal.id, journal.started)
            usual, notes = asked.usual, [*notes, *asked.notes]
            beginning = Beginning(library, usual, request, appointment, surface, notes)
        begun = beginning.begin(paths.history, logged, journal)
        if isinstance(begun, Leave):
            return WalkResult(None, begun, journal.id, journal.started)
        journal.note_start()
        for note in (*library.notes, *beginning.notes) if request.answers else ():
            notices.notice(note)
        gc.freeze()
        gc.enable()  # a walk can be long
        before = _numbers_question(paths, logged, journal, surface, request)
        reading = CalendarLater(paths.start_times, "" if request.is_unattended else usual.calendar)
        stack.callback(reading.stop)
        make_probes = partial(_make_probes, usual, surface, measures=bool(wanted.probe))
        asking = Asking(beginning.surface, journal, stopwatch, make_probes, reading.start)
        stack.callback(asking.stop_measuring)
        result = walk(begun, asking, before, is_attended=not request.is_unattended)
    keeps_numbers = logged.keeps_numbers if logged else usual.keep_numbers
    return replace(result, keeps_numbers=keeps_numbers, day_only=day_only and request.log)


def _with_day_end(paths: Paths, request: RunRequest, usual: settings.Settings) -> tuple[RunRequest, tuple[str, ...]]:
    """The request, after the last session of a day with the end of the day; and what is said of that."""
    if request.names != ("after",) or not usual.calendar or request.is_unattended:
        return request, ()
    from presencecheck.walk.after_session import after_session

    said = after_session(paths.start_times, usual.calendar)
    return replace(request, names=said.names), said.notes


_CALENDAR_SECONDS = 1.0
"""Seconds from the first question until the calendar is read: after what reads keys, and what measures, was loaded."""


class CalendarLater:
    """Has the calendar read once a question stands on the screen; an address is asked by no walk.

    Args:
        path: the file of start times.
        calendar: the setting that says which calendar; empty for none.
    """

    def __init__(self, path: Path, calendar: str) -> None:
        self._path, self._calendar = path, calendar and _on_this_computer(calendar)
        self._timer: Timer | None = None
        self._reading: CalendarReading | None = None

    def start(self) -> None:
        """Start it after a short delay, in which what reads keys is loaded; a second call starts nothing."""
        if self._calendar and self._timer is None:
            from threading import Timer

            self._timer = Timer(_CALENDAR_SECONDS, self._read)
            self._timer.daemon = True
            self._timer.start()

    def stop(self) -> None:
        """End it at once."""
        if self._timer is not None:
            self._timer.cancel()
        if self._reading is not None:
            self._reading.stop()

    def _read(self) -> None:
        from presencecheck.walk.calendar_reading import CalendarReading

        self._reading = CalendarReading(self._path, self._calendar)


def _on_this_computer(calendar: str) -> str:
    """The setting of the calendar where it is a path; empty where it is an address."""
    from presencecheck.system.setting_values import is_address

    return "" if is_address(calendar) else calendar


def _appointment(paths: Paths, request: RunRequest, usual: settings.Settings) -> "Appointment | None":
    """The appointment before which the walk is; None where no time was said and there is no calendar."""
    if not (request.at or usual.calendar):
        return None
    from presencecheck.walk.appointment import find_appointment

    is_wanted = _is_before_a_session(request, usual)
    return find_appointment(request.at, usual.calendar, paths.start_times, is_wanted=is_wanted)


def _is_before_a_session(request: RunRequest, usual: settings.Settings) -> bool:
    """Whether a walk is one of those that are walked before a session, in which the next start is of interest."""
    known = {usual.routine, usual.routine_again, settings.AS_SHIPPED.routine, QUICK}
    return not request.is_unattended and known >= {*request.names}


def _make_probes(usual: settings.Settings, surface: Surface, *, measures: bool) -> "Probes":
    """What measures; imported where a question of the walk is about something that can be measured."""
    from presencecheck.probes.delayed import DelayedProbes, NoProbes

    return DelayedProbes(usual.probes, surface.page_opener) if measures else NoProbes()


def _library(paths: Paths, request: RunRequest) -> Library:
    library = Library.of(paths)
    if not request.is_trial:
        return library
    from presencecheck.library.trial import TrialLibrary

    return TrialLibrary(library, request.names)


def _required_notes(usual: settings.Settings, paths: Paths, request: RunRequest) -> tuple[str, ...]:
    """Which packs that the practice requires are missing; without a policy nothing is looked at."""
    if usual.policy is None or request.is_unattended:
        return ()
    from presencecheck.library.required import missing_notes

    return missing_notes(usual.policy, paths)


def is_heard(request: RunRequest) -> bool:
    """Whether a screen reader is on; not asked where that changes nothing."""
    if request.answers or request.browser or request.plain or not settings.desktop_address():
        return False
    from presencecheck.system.screen_reader import is_on

    return is_on()


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
        from presencecheck.history.journal.null_journal import NullJournal

        return NullJournal()
    if request.answers:
        return logged  # there is nobody to ask

    def ask(trouble: HistoryError) -> bool:
        from presencecheck.walk.unrecorded import offer_unrecorded

        return offer_unrecorded(surface, trouble)

    return RetryingJournal(logged, ask)
