"""`run` and the bare word: start a walk and turn its result into output and an exit code; needs no parser."""

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from presencecheck.cli.output import notice
from presencecheck.core.errors import ExitCode
from presencecheck.core.frozen import replace
from presencecheck.core.run import Run
from presencecheck.system.clock import now
from presencecheck.system.paths import user_paths
from presencecheck.system.settings import Settings, load_with_problem
from presencecheck.walk.request import RunRequest, with_settings
from presencecheck.walk.start import Notices, is_heard, start
from presencecheck.walk.whole import WalkResult

if TYPE_CHECKING:
    from presencecheck.history.operations.recover import Recovery
    from presencecheck.reports.json.run import RunFacts
    from presencecheck.walk.setup import Setup


def start_walk(request: RunRequest, *, setup: bool = False) -> int:
    """Walk as requested; the exit code says how it ended.

    Args:
        request: what was asked for; its time as it was written.
        setup: whether the set-up comes before, also where it was there already.

    Raises:
        PresenceCheckError: something stands in the way; what was answered before is kept.
        UsageError: its time is none, or can be two.
    """
    if request.is_trial:
        request = replace(request, log=False)
    usual = _load_settings()
    if request.heard_in_browser and is_heard(with_settings(request, usual)):
        request = replace(request, browser=True)
    in_browser = with_settings(request, usual).browser
    if in_browser and _is_open_already(request):
        return ExitCode.FINE
    if request.at or request.within:
        from presencecheck.system.times_of_day import is_next, read_start
        from presencecheck.walk.appointment import NEXT

        # Read once: hours later, in the same window, what was written could mean the other half of the day.
        is_of_calendar = is_next(request.at) and not request.within
        at = NEXT if is_of_calendar else read_start(request.at, request.within, now())
        request = replace(request, at=at, within="")
    result = start(user_paths(), request, Notices(notice, _tell_repaired), _setup(request, usual, asked=setup))
    while result.again:
        result = start(user_paths(), replace(request, resume=None), Notices(notice, _tell_repaired))
    if request.json and result.run is not None:
        _print_run(result, result.run)
    code = _exit_code(result)
    if request.log:
        from presencecheck.cli.maintenance import do_maintenance

        # Someone who left in a hurry is not held up; and a Ctrl-C now is only another way to say no.
        with suppress(KeyboardInterrupt):
            do_maintenance(
                asks=code in (ExitCode.FINE, ExitCode.NOT_READY) and not (request.is_unattended or in_browser)
            )
    return code


def _load_settings() -> Settings:
    usual, problem = load_with_problem(user_paths().config)
    if problem is not None:
        from presencecheck.cli.passed_over import tell_problem

        tell_problem(problem)
    return usual


def _setup(request: RunRequest, usual: Settings, *, asked: bool) -> "Setup | None":
    """What is asked before the walk; None where nothing is. Who has settings waits for none of its modules."""
    paths = user_paths()
    if not (asked or (usual.given <= {"plain"} and not os.path.lexists(paths.history))):
        return None
    from presencecheck.walk.first_start import is_first_start

    if not (asked or is_first_start(request, paths)):
        return None
    from presencecheck.cli.make_starter import try_to_make_starter
    from presencecheck.walk.setup import Setup

    return Setup(paths, try_to_make_starter)


def _is_open_already(request: RunRequest) -> bool:
    """Lead to the walk that is open in a browser, if one is."""
    from presencecheck.messages import browser as browser_messages
    from presencecheck.surfaces.browser.open_walk import find_open_walk

    address = find_open_walk(user_paths().cache)
    if address:
        notice(browser_messages.OPEN_ALREADY.format(address=address))
        if request.opens:
            from presencecheck.system.browser import open_address

            open_address(address)
    return bool(address)


def _tell_repaired(recovery: "Recovery") -> None:
    from presencecheck.cli.repair_notice import notice_repair

    notice_repair(recovery)


def _print_run(result: WalkResult, run: Run) -> None:
    from presencecheck.cli.output import print_json
    from presencecheck.reports.json.answers import answers_shape
    from presencecheck.reports.json.run import run_shape

    seen = run if result.keeps_numbers else _without_numbers(run)
    print_json(run=run_shape(_facts(result, run), seen), answers=answers_shape(seen, result.recalled))


def _facts(result: WalkResult, run: Run) -> "RunFacts":
    from presencecheck.history.store.recalls import ShownCard
    from presencecheck.reports.json.run import RunFacts

    started, finished = result.started, result.finished
    day_only = finished is not None and result.day_only
    if finished is not None and day_only:
        started, finished = started.midnight, finished.midnight
    return RunFacts(
        result.id,
        started,
        finished,
        run.kept.readiness if finished else None,
        run.status,
        day_only,
        run.kept.cut_short,
        tuple(ShownCard(sheet.checklist.id) for sheet in run.plan.cards) if finished else (),
    )


def _without_numbers(run: Run) -> Run:
    from presencecheck.core.numbers import without_numbers

    return without_numbers(run)


def _exit_code(result: WalkResult) -> ExitCode:
    if result.left is not None:
        return ExitCode.INTERRUPTED if result.left.interrupted else ExitCode.LEFT
    from presencecheck.core.readiness import Readiness

    is_ready = result.run is None or result.run.readiness is not Readiness.NOT_READY
    return ExitCode.FINE if is_ready else ExitCode.NOT_READY
