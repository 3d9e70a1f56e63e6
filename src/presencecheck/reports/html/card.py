"""Cards as one page in large type: for paper beside the keyboard, or a phone."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from presencecheck.core.plan import CardSheet
from presencecheck.core.prompts import CardLine
from presencecheck.messages import page_languages as page_languages_messages
from presencecheck.messages.page_words import PageWords
from presencecheck.reports.html.letterhead import facts_foot, name_line
from presencecheck.reports.html.page import Html, joined, language_tag, page, tag
from presencecheck.reports.html.stylesheet import stylesheet
from presencecheck.reports.letterhead import NO_LETTERHEAD, Letterhead
from presencecheck.system.sanitize import sanitize_line


def card_page(title: str, language: str, sheets: Sequence[CardSheet], practice: Letterhead = NO_LETTERHEAD) -> str:
    """The cards of a checklist or routine as a page; on paper each begins a sheet of its own.

    Args:
        title: that of the checklist or routine.
        language: its language.
        sheets: at least one.
        practice: whose cards they are; it stands on each.
    """
    words = page_languages_messages.page_words(language)
    foreign = {} if language_tag(language).startswith(words.language) else {"lang": words.language}
    cards = [_card(sheet, f"c{number}", words, practice, foreign) for number, sheet in enumerate(sheets, 1)]
    return page(sanitize_line(title), language, stylesheet("card"), tag("main", *cards))


def _card(sheet: CardSheet, name: str, words: PageWords, practice: Letterhead, foreign: Mapping[str, str]) -> Html:
    head = tag(
        "header", *name_line(practice), tag("h1", sheet.checklist.title, id=name), tag("p", words.not_shared, **foreign)
    )
    lines = (_group(heading, [*lines], words, foreign) for heading, lines in groupby(sheet.lines, _heading))
    return tag("section", head, *lines, *facts_foot(practice, foreign), aria_labelledby=name)


def _heading(line: CardLine) -> str:
    return line.heading


def _group(heading: str, lines: Sequence[CardLine], words: PageWords, foreign: Mapping[str, str]) -> Html:
    listed = tag("ul", *(_line(line, words, foreign) for line in lines), role="list")
    return joined(tag("h2", heading), listed) if heading else listed


def _line(line: CardLine, words: PageWords, foreign: Mapping[str, str]) -> Html:
    said = tag("p", words.quoted.format(words=line.say), class_="words") if line.say else Html()
    unwise = tag("p", words.if_not, class_="stop", **foreign) if line.unwise_to_begin else Html()
    return tag("li", joined(tag("p", line.ready, class_="state"), said, unwise))
