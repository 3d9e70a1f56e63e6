"""Figures in words, which the terminal and the pages share. Pure."""

from presencecheck.core.items import Card
from presencecheck.figures.durations import TimeFigures
from presencecheck.figures.items import ItemFigures
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import stats as stats_messages


def asked(item: ItemFigures) -> str:
    """What an item asks; of a card, whose own question says nothing of what was on it, that it is one."""
    ask = item.step.item.ask
    return stats_messages.CARD_ASKED.format(title=item.title) if item.step.item.id == Card.ID else ask


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
