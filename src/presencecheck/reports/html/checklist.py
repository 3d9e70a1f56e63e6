"""A checklist as one page to print, or to open and tick on a screen."""

from collections.abc import Iterable

from presencecheck.messages import checklist_view as checklist_view_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.reports.checklist_view import ChecklistView, ItemDetail, ItemView, SectionView
from presencecheck.reports.html.page import Html, joined, page, tag
from presencecheck.reports.html.stylesheet import stylesheet
from presencecheck.system.sanitize import sanitize_line

_ANSWERED = {"answers", "any", "some", "scale", "line"}
"""Items that are answered on the page by more than a tick."""
_BESIDE_THE_QUESTION = {"ready", "time", "when"}
"""Notes that stand in the question's own line."""


def checklist_page(sheet: ChecklistView) -> str:
    """The sheet as a page."""
    inside = [_head(sheet), *(_part(sheet, part, number) for number, part in enumerate(sheet.parts, 1))]
    if sheet.closing:
        inside.append(tag("p", sheet.closing, class_="closing"))
    if sheet.sources:
        heading = tag("h2", checklist_view_messages.SOURCES_TITLE, id="sources")
        listed = tag("ol", *(tag("li", source) for source in sheet.sources))
        inside.append(tag("section", heading, listed, class_="sources", aria_labelledby="sources"))
    foot = tag("footer", tag("p", _imprint(sheet)), class_="quiet")
    main = tag("main", *inside, class_="handed" if sheet.hand_out else "conduct")
    return page(sanitize_line(sheet.title), sheet.language, stylesheet("checklist"), joined(main, foot))


def _head(sheet: ChecklistView) -> Html:
    # Of a checklist alone, the head is its own; a routine's lists each have one further down.
    disclaimer = sheet.disclaimer if sheet.routine else sheet.parts[0].disclaimer
    below = tag("p", disclaimer, class_="lead") if disclaimer else Html()
    return tag("header", tag("h1", sheet.title), below)


def _part(sheet: ChecklistView, part: SectionView, number: int) -> Html:
    items = tag("ol", *(_item(entry, f"i{number}-{place}") for place, entry in enumerate(part.entries, 1)), role="list")
    if not sheet.routine:
        return items
    name = f"p{number}"
    below = tag("p", part.disclaimer, class_="quiet") if part.disclaimer else Html()
    return tag("section", tag("h2", part.title, id=name), below, items, aria_labelledby=name)


def _item(entry: ItemView, name: str) -> Html:
    answered = any(note.kind in _ANSWERED for note in entry.details)
    # The page forgets its ticks: a browser that keeps form data over a reload is asked not to.
    box = Html() if answered else tag("input", type="checkbox", id=name, autocomplete="off")
    question = _asked(entry) if answered else tag("label", _asked(entry), for_=name)
    ready = joined(*(_note(note) for note in entry.details if note.kind == "ready"))
    beside = joined(*(_note(note) for note in entry.details if note.kind not in _BESIDE_THE_QUESTION))
    return tag("li", box, tag("p", question, class_="ask"), ready, tag("div", beside, class_="beside"))


def _asked(entry: ItemView) -> Html:
    said = [text for note in entry.details if note.kind in ("time", "when") for text in note.texts]
    marks = joined(*(joined(" ", tag("span", mark, class_="mark")) for mark in (*entry.marks, *said)))
    if not entry.sources:
        return joined(entry.ask, marks)
    unseen = tag("span", f" {checklist_view_messages.SOURCES_TITLE} ", class_="unseen")
    numbers = enumeration_messages.join_with_commas(map(str, entry.sources))
    return joined(entry.ask, tag("sup", unseen, numbers), marks)


def _note(note: ItemDetail) -> Html:
    label = tag("span", note.label, class_="label") if note.label else Html()
    match note.kind:
        case "line":
            return tag("p", class_="write")
        case "any" | "some":
            return joined(tag("p", label, class_="note"), _options(note.texts, "answers"))
        case "answers" | "scale":
            return _options(note.texts, note.kind)
        case "help" | "after" | "other" if len(note.texts) > 1:
            return tag("div", label, tag("ul", *(tag("li", text) for text in note.texts)), class_=note.kind)
        case "ready" | "why" | "words":
            # What these are is told by their look and place.
            return tag("p", *note.texts, class_=note.kind)
    return tag("p", label, " ", note.inside, class_="note") if note.texts else Html()


def _options(texts: Iterable[str], name: str) -> Html:
    return tag("ul", *(tag("li", text) for text in texts), class_=name, role="list")


def _imprint(sheet: ChecklistView) -> str:
    revised = checklist_view_messages.REVISED.format(day=sheet.revised) if sheet.revised else ""
    version = checklist_view_messages.VERSION.format(version=sheet.version) if sheet.version != "0" else ""
    return " · ".join(part for part in (sheet.id, version, revised) if part)
