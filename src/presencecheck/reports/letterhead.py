"""What pages for clients say of the practice: its name above, how it is reached below. Pure."""

from collections.abc import Mapping

from presencecheck.core.frozen import Model
from presencecheck.messages import checklist_view as checklist_view_messages
from presencecheck.messages import page_languages as page_languages_messages
from presencecheck.messages.page_words import PageWords
from presencecheck.system.clock import date_of, day_of
from presencecheck.system.practice import TODAY


class Fact(Model):
    """One line of it."""

    kind: str
    """As `phone`."""
    label: str
    text: str

    @property
    def line(self) -> str:
        """The label and the text as one line."""
        return checklist_view_messages.LABELLED.format(label=self.label, words=self.text)


class Letterhead(Model):
    """All of it; empty where nothing is known."""

    name: str = ""
    facts: tuple[Fact, ...] = ()


NO_LETTERHEAD = Letterhead()


def letterhead(known: Mapping[str, str], language: str, today: int) -> Letterhead:
    """A practice's facts in the words of a list's language.

    Args:
        known: the facts by their names, as in the settings.
        language: the list's language.
        today: the day on which the page is made, counted from 1970-01-01.
    """
    words = page_languages_messages.page_words(language)
    texts = {kind: known.get(kind, "") for kind in words.practice}
    if texts["date"]:
        day = today if texts["date"] == TODAY else day_of(texts["date"])
        texts["date"] = _date(day, words)
    facts = tuple(Fact(kind=kind, label=label, text=texts[kind]) for kind, label in words.practice.items())
    return Letterhead(name=known.get("name", ""), facts=tuple(fact for fact in facts if fact.text))


def _date(day: int, words: PageWords) -> str:
    date = date_of(day)
    return words.date.format(day=date.day, month=words.months[date.month - 1], year=date.year)
