"""A checklist as one page to print, or to open and tick on a screen."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from presencecheck.messages import checklist_view as checklist_view_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.reports.checklist_view import ChecklistView, ItemDetail, ItemView, SectionView
from presencecheck.reports.html.letterhead import facts_foot, name_line
from presencecheck.reports.html.page import Html, joined, language_tag, page, tag
from presencecheck.reports.html.stylesheet import stylesheet
from presencecheck.system.sanitize import sanitize_line

_ANSWERED = {"answers", "any", "some", "scale", "line"}
"""Items that are answered on the page by more than a tick."""
_BESIDE_THE_QUESTION = {"ready", "time", "when"}
"""Notes that stand in the question's own line."""
_LINE_CHARACTERS = 60
"""Characters that are written by hand on a line from margin to margin."""


def checklist_page(sheet: ChecklistView, *, large: bool = False) -> str:
    """The sheet as a page.

    Args:
        sheet: what is on it.
        large: in large print.
    """
    foreign = {} if language_tag(sheet.language).startswith(sheet.words_language) else {"lang": sheet.words_language}
    inside = [_head(sheet), *(_part(sheet, part, number, foreign) for number, part in enumerate(sheet.parts, 1))]
    if sheet.closing:
        inside.append(tag("p", sheet.closing, class_="closing"))
    if sheet.sources:
        heading = tag("h2", checklist_view_messages.SOURCES_TITLE, id="sources")
        listed = tag("ol", *(tag("li", source) for source in sheet.sources))
        inside.append(tag("section", heading, listed, class_="sources", aria_labelledby="sources"))
    look = "handed" if sheet.hand_out else "conduct"
    main = tag("main", *inside, class_=f"{look} large" if large else look)
    foot = facts_foot(sheet.practice, foreign) if sheet.hand_out else [_imprint(sheet)]
    return page(sanitize_line(sheet.title), sheet.language, stylesheet("checklist"), joined(main, *foot))


def _head(sheet: ChecklistView) -> Html:
    # Of a checklist alone, the head is its own; a routine's lists each have one further down.
    disclaimer = sheet.disclaimer if sheet.routine else sheet.parts[0].disclaimer
    below = tag("p", disclaimer, class_="lead") if disclaimer else Html()
    return tag("header", *name_line(sheet.practice), tag("h1", sheet.title), below)


def _part(sheet: ChecklistView, part: SectionView, number: int, foreign: Mapping[str, str]) -> Html:
    items = joined(*_groups(part, number, "h3" if sheet.routine else "h2", foreign))
    if not sheet.routine:
        return items
    name = f"p{number}"
    below = tag("p", part.disclaimer, class_="quiet") if part.disclaimer else Html()
    return tag("section", tag("h2", part.title, id=name), below, items, aria_labelledby=name)


def _groups(part: SectionView, number: int, heading: str, foreign: Mapping[str, str]) -> Iterator[Html]:
    """The items, those under each heading in a list of their own."""
    begins = [place for place, entry in enumerate(part.entries) if entry.heading or not place]
    for begin, end in pairwise((*begins, len(part.entries))):
        entries = part.entries[begin:end]
        drawn = [_item(entry, f"i{number}-{place}", foreign) for place, entry in enumerate(entries, begin + 1)]
        listed = tag("ol", *drawn, role="list")
        name = f"p{number}-{begin + 1}"
        if words := entries[0].heading:
            yield tag("section", tag(heading, words, id=name), listed, class_="part", aria_labelledby=name)
        else:
            yield listed


def _item(entry: ItemView, name: str, foreign: Mapping[str, str]) -> Html:
    answered = any(note.kind in _ANSWERED for note in entry.details)
    # The page forgets its ticks: a browser that keeps form data over a reload is asked not to.
    box = Html() if answered else tag("input", type="checkbox", id=name, autocomplete="off")
    question = tag("span", entry.ask, id=name) if answered else tag("label", entry.ask, for_=name)
    asked = tag("p", question, *_cited(entry), *_marks(entry), class_="ask")
    ready = joined(*(_note(note, name, foreign) for note in entry.details if note.kind == "ready"))
    beside = joined(*(_note(note, name, foreign) for note in entry.details if note.kind not in _BESIDE_THE_QUESTION))
    return tag("li", box, asked, ready, tag("div", beside, class_="beside"))


def _marks(entry: ItemView) -> Iterator[Html]:
    said = [text for note in entry.details if note.kind in ("time", "when") for text in note.texts]
    yield from (joined(" ", tag("span", mark, class_="mark")) for mark in (*entry.marks, *said))


def _cited(entry: ItemView) -> Iterator[Html]:
    """Where it is from; beside the name of the box, not in it."""
    if entry.sources:
        unseen = tag("span", f" {checklist_view_messages.SOURCES_TITLE} ", class_="unseen")
        yield tag("sup", unseen, enumeration_messages.join_with_commas(map(str, entry.sources)))


def _note(note: ItemDetail, name: str, foreign: Mapping[str, str]) -> Html:
    label = tag("span", note.label, class_="label", **foreign) if note.label else Html()
    match note.kind:
        case "line":
            return joined(*_lines(note.length))
        case "any" | "some":
            return joined(tag("p", label, class_="note"), _options(note, name, "checkbox"))
        case "answers" | "scale":
            return _options(note, name, "radio")
        case "help" | "after" | "other" if len(note.texts) > 1:
            return tag("div", label, tag("ul", *(tag("li", text) for text in note.texts)), class_=note.kind)
        case "ready" | "why" | "words":
            # What these are is told by their look and place.
            return tag("p", *note.texts, class_=note.kind)
    return tag("p", label, " ", *_words(note), class_="note") if note.texts else Html()


def _words(note: ItemDetail) -> Iterator[str]:
    """What a note says; an address leads to where it says."""
    if note.kind == "link":
        yield from (tag("a", address, href=address, rel="noopener") for address in note.texts)
    else:
        yield note.inside


def _options(note: ItemDetail, name: str, kind: str) -> Html:
    """Answers to choose from: what can be ticked is a box, on the screen and on paper."""
    boxes = (
        tag("label", tag("input", type=kind, name=f"{name}-a", autocomplete="off"), tag("span", text))
        for text in note.texts
    )
    look = "scale" if note.kind == "scale" else "answers"
    return tag("div", *boxes, class_=look, role="group", aria_labelledby=name)


def _lines(length: int) -> Iterator[Html]:
    """Ruled lines that hold as many characters as may be written there: whole ones, and a part of one."""
    whole, rest = divmod(length, _LINE_CHARACTERS)
    yield from [tag("p", class_="write")] * whole
    if rest:
        quarters = -(-rest * 4 // _LINE_CHARACTERS)
        yield tag("p", class_=f"write w{quarters}")


def _imprint(sheet: ChecklistView) -> Html:
    revised = checklist_view_messages.REVISED.format(day=sheet.revised) if sheet.revised else ""
    version = checklist_view_messages.VERSION.format(version=sheet.version) if sheet.version != "0" else ""
    words = " · ".join(part for part in (sheet.id, version, revised) if part)
    return tag("footer", tag("p", words), class_="quiet")
