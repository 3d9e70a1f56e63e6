"""`report`: one page about a month or a quarter, for oneself or, without what is one's own, for the practice."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from presencecheck.cli.confirm import is_anyone_there
from presencecheck.cli.date_range import DEFAULT_DAYS, RoutineName, Since, Until, month, quarter, selection
from presencecheck.cli.options import Output
from presencecheck.cli.output import notice
from presencecheck.cli.parameters import Option
from presencecheck.core.errors import UsageError
from presencecheck.core.frozen import replace
from presencecheck.messages import date_range as date_range_messages
from presencecheck.messages import history as history_messages
from presencecheck.messages import report as report_messages
from presencecheck.messages import save as save_messages
from presencecheck.messages import stats as stats_messages
from presencecheck.system.clock import date_of, now

if TYPE_CHECKING:
    from presencecheck.figures.all import Figures
    from presencecheck.history.queries.selection import Selection
    from presencecheck.system.paths import Paths

Yes = Annotated[bool, Option("--yes", help=report_messages.OPTIONS["yes"])]


def report(
    since: Since = "",
    until: Until = "",
    in_month: Annotated[str, Option("--month", metavar="2026-11", help=report_messages.OPTIONS["in_month"])] = "",
    in_quarter: Annotated[str, Option("--quarter", metavar="2026-Q4", help=report_messages.OPTIONS["in_quarter"])] = "",
    routine: RoutineName = "",
    share: Annotated[bool, Option("--share", help=report_messages.OPTIONS["share"])] = False,
    output: Output = None,
    yes: Yes = False,
    open_: Annotated[bool | None, Option("--open/--no-open", help=report_messages.OPTIONS["open"])] = None,
) -> None:
    """Write a page about the last 90 days, or a month or quarter, to keep, to print, or for supervision."""
    from presencecheck.cli.maintenance import do_maintenance
    from presencecheck.cli.page_file import STANDARD_OUTPUT, hand_over, refuse_other_format
    from presencecheck.cli.practice_names import table_as_read
    from presencecheck.cli.present_ids import under_present_ids
    from presencecheck.history.queries.statistics import gather
    from presencecheck.system.paths import user_paths

    refuse_other_format(output)
    paths = user_paths()
    wanted = _span(since, until, in_month, in_quarter, routine)
    if share:
        from presencecheck.cli.share import page_for_practice, whole_weeks

        if output == STANDARD_OUTPUT:
            raise UsageError(*report_messages.SHARE_TO_A_FILE)
        wanted = whole_weeks(wanted)
    do_maintenance()
    gathered = gather(paths.history, wanted)
    if not gathered.table.runs:
        notice(stats_messages.NO_RUNS_IN_SPAN if gathered.has_runs else history_messages.NO_RUNS)
        return
    table = table_as_read(paths, under_present_ids(gathered.table, paths))
    today = now().day
    last = today if wanted.until is None else min(wanted.until, today)
    path = output or Path.cwd() / _file_name(wanted, last, share=share)
    content: str | None
    if share:
        from presencecheck.library.library import Library

        content = page_for_practice(table, Library.of(paths), wanted.since, last, path, yes=yes)
    else:
        from presencecheck.figures.all import figures

        content = _own_page(figures(table, gathered.compared, last), routine, today, paths)
    if content is not None:
        hand_over(content, path, yes=yes, opens=open_)
        if output is None and is_anyone_there():
            notice(save_messages.ELSEWHERE)


def _own_page(found: "Figures", routine: str, today: int, paths: "Paths") -> str:
    from presencecheck.cli.present_ids import retirable_refs
    from presencecheck.figures.items import items_to_retire
    from presencecheck.reports.html.report import report_page
    from presencecheck.system import settings

    retirable = retirable_refs([item.step.ref for item in items_to_retire(found.items)], paths)
    usual = settings.load(paths.config)
    return report_page(found, routine, today, retirable, keeps_numbers=usual.keep_numbers)


def _span(since: str, until: str, in_month: str, in_quarter: str, routine: str) -> "Selection":

    given = {date_range_messages.SINCE_AND_UNTIL: since or until, "--month": in_month, "--quarter": in_quarter}
    named = [option for option, text in given.items() if text]
    if len(named) > 1:
        raise UsageError(*date_range_messages.TWO_SPANS.format(one=named[0], other=named[1]))
    if in_month or in_quarter:
        first, last = month(in_month) if in_month else quarter(in_quarter)
        return replace(selection("", "", routine), since=first, until=last)
    return selection(since or ("" if until else f"{DEFAULT_DAYS}d"), until, routine)


def _file_name(wanted: "Selection", last: int, *, share: bool) -> str:
    days = [date_of(day).isoformat() for day in (wanted.since, last) if day is not None]
    return f"presencecheck-{'shared' if share else 'report'}-{'-to-'.join(days)}.html"
