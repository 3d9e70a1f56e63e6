"""The practice on a page: its name at the head, how it is reached at the foot."""

from collections.abc import Iterator, Mapping

from presencecheck.reports.html.page import Html, tag
from presencecheck.reports.letterhead import Fact, Letterhead


def name_line(head: Letterhead) -> Iterator[Html]:
    """The practice's name, above a title."""
    if head.name:
        yield tag("p", head.name, class_="practice")


def facts_foot(head: Letterhead, foreign: Mapping[str, str]) -> Iterator[Html]:
    """How the practice is reached; nothing where that is not known.

    Args:
        head: the practice.
        foreign: the attribute of labels that are in another language than the page; empty where they are not.
    """
    if head.facts:
        rows = (tag("div", tag("dt", fact.label, **foreign), tag("dd", _written(fact))) for fact in head.facts)
        yield tag("footer", tag("dl", *rows), class_="reach")


def _written(fact: Fact) -> Html | str:
    if fact.kind == "link":
        return tag("a", fact.text, href=fact.text, rel="noreferrer")
    return fact.text
