"""Makes the page for the practice: what it will hold is shown first, and the person says yes or no."""

import sys
from collections.abc import Sequence
from pathlib import Path

from presencecheck.cli.confirm import confirm
from presencecheck.cli.output import notice, print_paragraph
from presencecheck.core.errors import UsageError
from presencecheck.core.frozen import replace
from presencecheck.figures.days import WEEK, week_of
from presencecheck.figures.facilities import SharedFigures, shared_figures
from presencecheck.history.queries.run_outcomes import RunTable
from presencecheck.history.queries.selection import Selection
from presencecheck.library.facilities import find_facilities
from presencecheck.library.library import Library
from presencecheck.messages import report as report_messages
from presencecheck.reports.html.shared import contents, shared_page
from presencecheck.system.clock import date_words


def whole_weeks(wanted: Selection) -> Selection:
    """The same days and those that make their weeks whole, so that no page is of a single day.

    Raises:
        UsageError: one routine is asked for.
    """
    if wanted.routine:
        raise UsageError(*report_messages.SHARE_ROUTINE)
    since = None if wanted.since is None else week_of(wanted.since)
    return replace(wanted, since=since, until=None if wanted.until is None else week_of(wanted.until) + WEEK - 1)


def page_for_practice(
    table: RunTable, library: Library, since: int | None, until: int, path: Path, *, yes: bool
) -> str | None:
    """The page; None where there is nothing to share, or the person does not want it.

    Args:
        table: the runs.
        library: where it is looked up which questions may be shared.
        since: the first day looked at; None for that of the first run.
        until: the last day looked at.
        path: where the page is to be written.
        yes: whether `--yes` was given, which says yes to writing it, and to no wish of a pack.

    Raises:
        UsageError: there is nobody to ask, and no `--yes`.
    """
    known = find_facilities(library, (part.checklist.id for plan in table.plans.values() for part in plan.sections))
    refs, is_declined = list(known.ours), False
    for pack, wished in known.wished.items():
        told = shared_figures(table, wished, since, until)
        if told.items and _agrees(pack, told, asks=not yes and sys.stdin.isatty()):
            refs += wished
        elif told.items:
            is_declined = True
    shared = shared_figures(table, refs, since, until)
    if not shared.items:
        notice(report_messages.NOTHING_ELSE_TO_SHARE if is_declined else report_messages.NOTHING_TO_SHARE)
        return None
    _show(shared)
    nobody = report_messages.SHARE_NOBODY
    asked = report_messages.SHARE_ASK.format(path=path)
    if confirm(asked, yes=yes, keys=report_messages.SHARE_KEYS, nobody=nobody):
        return shared_page(shared)
    notice(report_messages.SHARE_LEFT)
    return None


def _agrees(pack: str, told: SharedFigures, *, asks: bool) -> bool:
    """Whether the person lets a pack's questions be counted; without a yes of their own they stay out."""
    print_paragraph(report_messages.SHARE_WISH.format(pack=pack))
    _list(_questions(told))
    if asks:
        return confirm(report_messages.SHARE_WISH_ASK, yes=False)
    notice(report_messages.SHARE_WISH_OUT)
    return False


def _show(shared: SharedFigures) -> None:
    first, last = date_words(shared.since), date_words(shared.until)
    print_paragraph(report_messages.SHARE_HOLDS.format(since=first, until=last))
    _list(contents(shared))
    print_paragraph(report_messages.SHARE_ITEMS)
    _list(_questions(shared))
    print_paragraph(report_messages.SHARE_LACKS)
    _list(report_messages.SHARED_MISSING)
    print_paragraph(report_messages.SHARED_ASKED_FOR)


def _list(parts: Sequence[str]) -> None:
    for part in parts:
        print_paragraph(f"- {part}", 2)


def _questions(shared: SharedFigures) -> list[str]:
    return [item.step.item.ask for item in shared.items]
