"""Cards as one page in large type: for paper beside the keyboard, or a phone."""

from collections.abc import Sequence

from presencecheck.core.plan import CardSheet
from presencecheck.core.prompts import CardLine
from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.reports.html.page import Html, joined, page, tag
from presencecheck.reports.html.stylesheet import stylesheet
from presencecheck.system.sanitize import sanitize_line


def card_page(title: str, language: str, sheets: Sequence[CardSheet]) -> str:
    """The cards of a checklist or routine as a page; on paper each begins a sheet of its own.

    Args:
        title: that of the checklist or routine.
        language: its language.
        sheets: at least one.
    """
    cards = [_card(sheet, f"c{number}") for number, sheet in enumerate(sheets, 1)]
    return page(sanitize_line(title), language, stylesheet("card"), tag("main", *cards))


def _card(sheet: CardSheet, name: str) -> Html:
    head = tag("header", tag("h1", sheet.checklist.title, id=name), tag("p", verdict_messages.NOT_SHARED))
    lines = tag("ul", *(_line(line) for line in sheet.lines), role="list")
    return tag("section", head, lines, aria_labelledby=name)


def _line(line: CardLine) -> Html:
    words = tag("p", walk_messages.quoted(line.say), class_="words") if line.say else Html()
    unwise = tag("p", verdict_messages.IF_NOT, class_="stop") if line.unwise_to_begin else Html()
    return tag("li", joined(tag("p", line.ready, class_="state"), words, unwise))
