"""Figures in words, which the terminal and the pages share. Pure."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from presencecheck.core.events import Outcome
from presencecheck.core.items import Card
from presencecheck.figures.durations import TimeFigures
from presencecheck.figures.items import ANSWERED, ItemFigures, items_to_retire
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import stats as stats_messages

NONE_RETIRABLE: Mapping[str, bool] = MappingProxyType({})
"""Where nothing is known of the lists of now."""


def asked(item: ItemFigures) -> str:
    """What an item asks; of a card, whose own question says nothing of what was on it, that it is one."""
    ask = item.step.item.ask
    return stats_messages.CARD_ASKED.format(title=item.title) if item.step.item.id == Card.ID else ask


def shares_in_words(item: ItemFigures) -> str:
    """The shares of an item's outcomes in words; only a question is ever in place, a scale or choice is answered."""
    done = stats_messages.DONE_BY_KIND.get(getattr(item.step.item, "kind", ""), "")
    return outcomes_in_words({outcome: item.outcomes[outcome] for outcome in ANSWERED}, done)


def outcomes_in_words(counts: Mapping[Outcome, int], done: str = "") -> str:
    """The shares of outcomes in words, without those that there were none of.

    Args:
        counts: the numbers; one or more is not 0.
        done: the word for what is done, where it is not "in place".
    """
    named = stats_messages.OUTCOME_WORDS | ({Outcome.DONE.value: done} if done else {})
    whole = sum(counts.values())
    return enumeration_messages.join_with_commas(
        stats_messages.SHARE.format(
            outcome=named[outcome.value],
            percent=stats_messages.percent(count / whole),
        )
        for outcome, count in counts.items()
        if count
    )


def retirement_lines(items: Iterable[ItemFigures], retirable: Mapping[str, bool]) -> list[tuple[ItemFigures, str]]:
    """The questions that were never "not yet" and are still asked, each with the command that leaves it out.

    Args:
        items: the figures of all items.
        retirable: for those of them that are still asked, by their refs, whether they can be left out; where they
            cannot, the command is empty.
    """
    asked_still = (item for item in items_to_retire(items) if item.step.ref in retirable)
    return [
        (item, stats_messages.RETIRE_COMMAND.format(ref=item.step.ref) if retirable[item.step.ref] else "")
        for item in asked_still
    ]


def time_row(time: TimeFigures) -> tuple[str, str, str, str]:
    """The cells of a table of times; of a single run, one time."""
    named = stats_messages.CARD_TITLE.format(title=time.title) if time.form.card else time.title
    if not time.each:
        return named, _measured(time.first), "", stats_messages.runs_counted(1)
    of = stats_messages.TIME_FROM.format(each=time.each, runs=time.runs)
    return named, _measured(time.first), _measured(time.last), of


def _measured(seconds: float) -> str:
    """31.5 s is 32 s; from two minutes on in minutes and seconds."""
    whole = int(seconds + 0.5)
    return durations_messages.exact(whole) if whole >= 120 else durations_messages.SECONDS.format(seconds=whole)
