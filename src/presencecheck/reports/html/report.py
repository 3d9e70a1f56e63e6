"""The person's own report: its first page says it all in short, on one sheet of paper; the numbers follow."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from presencecheck import __version__
from presencecheck.core.events import Outcome
from presencecheck.figures.all import Figures
from presencecheck.figures.before_after import PairFigures
from presencecheck.figures.items import (
    ANSWERED,
    RETIRE_RUNS,
    ItemFigures,
    items_to_look_at,
    most_skipped,
    question_outcomes,
)
from presencecheck.figures.runs import RunFigures
from presencecheck.messages import report as report_messages
from presencecheck.messages import stats as stats_messages
from presencecheck.messages import verdict as verdict_messages
from presencecheck.reports.figure_words import NONE_RETIRABLE, asked, outcomes_in_words, retirement_lines
from presencecheck.reports.html.charts import bar, patterns, shares, step, swatch
from presencecheck.reports.html.page import Html, joined, page, tag
from presencecheck.reports.html.report_details import details
from presencecheck.reports.html.stylesheet import stylesheet
from presencecheck.reports.html.tables import table
from presencecheck.system.clock import date_words

MOST_TO_LOOK_AT = 5
"""Questions on the first page."""
MOST_PAIRS = 2
"""Pairs of numbers on the first page."""
LONGEST_ASK = 80
"""Characters of a question on the first page, which has to fit on one sheet; it stands in full further on."""
LONGEST_TITLE = 28
"""Characters of them that the title of its list may take, where two lists ask the same."""


def report_page(
    figures: Figures,
    routine: str,
    today: int,
    retirable: Mapping[str, bool] = NONE_RETIRABLE,
    *,
    keeps_numbers: bool = True,
) -> str:
    """The page.

    Args:
        figures: what is told.
        routine: the only routine looked at; empty for all.
        today: the day on which it is made.
        retirable: for the questions that are still asked, by their refs, whether they can be retired.
        keeps_numbers: whether numbers are kept now; if not, and none are there, it says how they would be.
    """
    runs = figures.runs
    retired = retirement_lines(figures.items, retirable)
    first = [
        header(report_messages.TITLE, report_messages.LEAD, runs.since, runs.until, routine),
        _in_place(runs, figures.items),
        _to_look_at(figures.items, unchanging=len(retired)),
        *_pairs(figures, keeps_numbers=keeps_numbers),
    ]
    main = tag("main", tag("div", *first, class_="first"), *details(figures, retired, MOST_PAIRS))
    foot = tag("footer", tag("p", report_messages.FOOT.format(version=__version__, day=date_words(today))))
    return page(
        report_messages.TITLE,
        report_messages.LANGUAGE,
        stylesheet("report"),
        joined(patterns(), main, foot),
    )


def header(title: str, lead: str, since: int, until: int, routine: str) -> Html:
    """The head of the page: what it is, and of which days."""
    first, last = date_words(since), date_words(until)
    period = report_messages.PERIOD.format(since=first, until=last) if since < until else first
    only = tag("p", stats_messages.ROUTINE.format(routine=routine)) if routine else Html()
    return tag("header", tag("h1", title), tag("p", period, class_="period"), tag("p", lead, class_="quiet"), only)


def _in_place(runs: RunFigures, items: Sequence[ItemFigures]) -> Html:
    words = {"completed": runs.completed, "left": runs.left, "often": stats_messages.often(runs.a_week)}
    said = tag("p", report_messages.RUNS_LINE.of(runs.runs, **words))
    return tag("section", tag("h2", report_messages.IN_PLACE), said, *_verdicts(runs), *_answers(items))


def _verdicts(runs: RunFigures) -> Iterator[Html]:
    if not runs.judged:
        return
    rows = [
        (
            verdict_messages.NAMES[readiness.value],
            str(count),
            stats_messages.percent(count / runs.judged),
            bar(count / runs.judged),
        )
        for readiness, count in runs.readiness.items()
    ]
    caption = stats_messages.READINESS_FROM.format(runs=runs.judged)
    yield table(report_messages.VERDICT_COLUMNS, rows, numbers=(1, 2), drawn="drawn", caption=caption)
    if runs.judged < stats_messages.FEW_RUNS:
        yield tag("p", stats_messages.FEW.format(runs=stats_messages.runs_counted(runs.judged)), class_="quiet")


def _answers(items: Sequence[ItemFigures]) -> Iterator[Html]:
    """What all questions were answered with; the legend serves the bars of the other pages as well."""
    counts = question_outcomes(items)
    if not counts:
        return
    whole = sum(counts.values())
    yield tag("p", report_messages.QUESTIONS_LINE.of(whole, shares=outcomes_in_words(counts)))
    yield shares({outcome.value: count / whole for outcome, count in counts.items()})
    named = stats_messages.OUTCOME_WORDS
    listed = (tag("li", swatch(outcome.value), named[outcome.value]) for outcome in ANSWERED)
    yield tag("ul", *listed, class_="legend", aria_hidden="true")


def _to_look_at(items: Sequence[ItemFigures], *, unchanging: int) -> Html:
    found = items_to_look_at(items)
    first = found[:MOST_TO_LOOK_AT]
    shown = [
        tag("li", tag("p", ask), tag("p", *_why(item))) for ask, item in zip(_told_apart(first), first, strict=True)
    ]
    inside = [tag("p", report_messages.LOOK_NOTE), tag("ul", *shown, class_="look")] if shown else []
    more = [report_messages.LOOK_MORE.of(len(found) - len(shown))] if len(found) > len(shown) else []
    if not found and question_outcomes(items):
        more.append(report_messages.LOOK_NOTHING)
    skipped = most_skipped(items)
    if skipped:
        words = {"percent": stats_messages.percent(skipped.share(Outcome.SKIPPED)), "ask": _short(asked(skipped))}
        more.append(report_messages.LOOK_SKIPPED.format(runs=stats_messages.runs_counted(skipped.runs), **words))
    if unchanging:
        more.append(report_messages.LOOK_UNCHANGING.of(unchanging, runs=RETIRE_RUNS))
    return tag("section", tag("h2", report_messages.LOOK), *inside, *(tag("p", said) for said in more))


def _told_apart(items: Sequence[ItemFigures]) -> Iterator[str]:
    """The questions in short; where several lists ask the same, with the title of each."""
    asks = Counter(asked(item) for item in items)
    for item in items:
        ask = asked(item)
        if asks[ask] == 1:
            yield _short(ask)
            continue
        title = _short(item.title, LONGEST_TITLE)
        yield report_messages.ASKED_IN.format(ask=_short(ask, LONGEST_ASK - LONGEST_TITLE), title=title)


def _why(item: ItemFigures) -> Iterator[Html | str]:
    if item.keeps_being_accepted:
        yield from (tag("strong", report_messages.LOOK_OFTEN), " ")
    yield report_messages.LOOK_ITEM.of(item.single_runs, not_yet=item.not_yet)
    accepted = item.outcomes[Outcome.ACCEPTED]
    if accepted:
        yield from (" ", report_messages.LOOK_ACCEPTED.format(accepted=accepted))


def _pairs(figures: Figures, *, keeps_numbers: bool) -> Iterator[Html]:
    """The numbers before and after; where none are kept, how they would be."""
    if figures.pairs:
        shown = [_pair(pair) for pair in figures.pairs[:MOST_PAIRS]]
        rest = len(figures.pairs) - len(shown)
        more = [tag("p", report_messages.PAIRS_MORE.of(rest))] if rest else []
        warning = tag("p", report_messages.PAIRS_LINE, class_="quiet")
        yield tag("section", tag("h2", report_messages.PAIRS), *shown, *more, warning)
    elif figures.asks_for_pairs and not keeps_numbers:
        yield tag("p", stats_messages.NUMBERS_NOT_KEPT, class_="quiet")


def _pair(pair: PairFigures) -> Html:
    scale, means = pair.scale, pair.overall
    ends = {"least": scale.min, "low": scale.low, "most": scale.max, "high": scale.high}
    question = report_messages.PAIRS_QUESTION.format(ask=_short(pair.before.item.ask), **ends)
    before, after = f"{means.before:.1f}", f"{means.after:.1f}"
    pairs = stats_messages.pairs_counted(means.pairs)
    told = report_messages.PAIRS_MEANS.format(before=before, after=after, pairs=pairs)
    drawn = step(means.before, means.after, scale.min, scale.max)
    return tag("div", tag("p", question), tag("div", tag("p", told), drawn, class_="means"), class_="pair")


def _short(words: str, longest: int = LONGEST_ASK) -> str:
    """A question, or a title, of at most `longest` characters, cut between two words."""
    if len(words) <= longest:
        return words
    cut = words[:longest].rsplit(" ", 1)[0]
    return report_messages.SHORTENED.format(words=cut)
