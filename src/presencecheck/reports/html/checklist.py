"""A checklist as one page to print, or to open and tick on a screen. Pure."""

from presencecheck.messages import checklist_view as checklist_view_messages
from presencecheck.reports.checklist_view import Entry, Note, Part, Sheet
from presencecheck.reports.html.page import Html, joined, page, tag
from presencecheck.system.sanitize import sanitize_line

_ANSWERED = {"answers", "scale", "line"}
"""Items that are answered on the page by more than a tick."""
_BESIDE_THE_QUESTION = {"ready", "time", "when"}
"""Notes that stand in the question's own line."""


def printable(sheet: Sheet) -> str:
    """The sheet as a page."""
    inside = [_head(sheet), *(_part(sheet, part, number) for number, part in enumerate(sheet.parts, 1))]
    if sheet.closing:
        inside.append(tag("p", sheet.closing, class_="closing"))
    if sheet.sources:
        listed = (tag("li", source) for source in sheet.sources)
        heading = tag("h2", checklist_view_messages.SOURCES_TITLE, id="sources")
        inside.append(tag("section", heading, tag("ol", *listed), class_="sources", aria_labelledby="sources"))
    foot = tag("footer", tag("p", _imprint(sheet)), class_="quiet")
    main = tag("main", *inside, class_="handed" if sheet.hand_out else "conduct")
    return page(sanitize_line(sheet.title), sheet.language, STYLE, joined(main, foot))


def _head(sheet: Sheet) -> Html:
    # Of a checklist alone, the head is its own; a routine's lists each have one further down.
    disclaimer = sheet.disclaimer if sheet.routine else sheet.parts[0].disclaimer
    below = tag("p", disclaimer, class_="lead") if disclaimer else Html()
    return tag("header", tag("h1", sheet.title), below)


def _part(sheet: Sheet, part: Part, number: int) -> Html:
    items = tag("ol", *(_item(entry, f"i{number}-{place}") for place, entry in enumerate(part.entries, 1)), role="list")
    if not sheet.routine:
        return items
    name = f"p{number}"
    below = tag("p", part.disclaimer, class_="quiet") if part.disclaimer else Html()
    return tag("section", tag("h2", part.title, id=name), below, items, aria_labelledby=name)


def _item(entry: Entry, name: str) -> Html:
    answered = any(note.kind in _ANSWERED for note in entry.notes)
    # The page forgets its ticks: a browser that keeps form data over a reload is asked not to.
    box = Html() if answered else tag("input", type="checkbox", id=name, autocomplete="off")
    question = _asked(entry) if answered else tag("label", _asked(entry), for_=name)
    ready = joined(*(_note(note) for note in entry.notes if note.kind == "ready"))
    beside = joined(*(_note(note) for note in entry.notes if note.kind not in _BESIDE_THE_QUESTION))
    return tag("li", box, tag("p", question, class_="ask"), ready, tag("div", beside, class_="beside"))


def _asked(entry: Entry) -> Html:
    said = [text for note in entry.notes if note.kind in ("time", "when") for text in note.texts]
    marks = joined(*(joined(" ", tag("span", mark, class_="mark")) for mark in (*entry.marks, *said)))
    if not entry.sources:
        return joined(entry.ask, marks)
    unseen = tag("span", f" {checklist_view_messages.SOURCES_TITLE} ", class_="unseen")
    return joined(entry.ask, tag("sup", unseen, ", ".join(map(str, entry.sources))), marks)


def _note(note: Note) -> Html:
    label = tag("span", note.label, class_="label") if note.label else Html()
    match note.kind:
        case "line":
            return tag("p", class_="write")
        case "answers" | "scale":
            return tag("ul", *(tag("li", text) for text in note.texts), class_=note.kind, role="list")
        case "help" | "after" if len(note.texts) > 1:
            return tag("div", label, tag("ul", *(tag("li", text) for text in note.texts)), class_=note.kind)
        case "ready" | "why" | "words":
            # What these are is told by their look and place.
            return tag("p", *note.texts, class_=note.kind)
    return tag("p", label, " ", note.inside, class_="note") if note.texts else Html()


def _imprint(sheet: Sheet) -> str:
    revised = checklist_view_messages.REVISED.format(day=sheet.revised) if sheet.revised else ""
    version = checklist_view_messages.VERSION.format(version=sheet.version) if sheet.version != "0" else ""
    return " · ".join(part for part in (sheet.id, version, revised) if part)


STYLE = """
header { border-bottom: 1px solid var(--rule); padding-bottom: 1.25rem; margin-bottom: 0.5rem; }
main ol[role="list"], main ul[role="list"] { list-style: none; margin: 0; padding: 0; }
main ol[role="list"] > li {
  display: grid; grid-template: "box ask ready" auto ". beside beside" auto / 2.125rem 1fr auto;
  align-items: baseline; padding: 1.125rem 0; border-bottom: 1px solid var(--rule);
}
main ol[role="list"] > li:last-child { border-bottom: 0; }
.ask { grid-area: ask; margin: 0; font-weight: 600; line-height: 1.4; }
.ask label { cursor: pointer; }
.ask sup {
  color: var(--quiet); font-size: 0.6875rem; font-weight: 400; line-height: 0;
  margin-inline-start: 0.2em; white-space: nowrap;
}
.ask sup::before { content: "\\2060"; }
.mark {
  display: inline-block; border: 1px solid var(--rule); border-radius: 1em; padding: 0 0.6em;
  color: var(--quiet); font-size: 0.75rem; font-weight: 400; line-height: 1.5; vertical-align: 0.1em;
}
.ready {
  grid-area: ready; margin: 0; padding-inline-start: 1.25rem; max-width: 11rem; text-align: end;
  color: var(--accent); font-family: var(--serif); font-style: italic;
}
.beside { grid-area: beside; max-width: 34rem; }
.beside:empty { display: none; }
.lead { color: var(--quiet); }
.handed .lead { color: var(--ink); font-family: var(--serif); font-size: 1.1875rem; }
.why { color: var(--quiet); font-size: 0.9375rem; }
.words {
  font-family: var(--serif); font-style: italic;
  padding-inline-start: 0.75rem; border-inline-start: 2px solid var(--accent);
}
.label { color: var(--quiet); font-size: 0.8125rem; letter-spacing: 0.02em; margin-inline-end: 0.35em; }
.help, .after { margin-top: 0.5rem; }
.help ul, .after ul { margin: 0.125rem 0 0; padding-inline-start: 1.125rem; }
.help li::marker { color: var(--accent); }
main ul.answers, main ul.scale { display: flex; flex-wrap: wrap; gap: 0.4rem; margin-top: 0.625rem; }
ul.answers li, ul.scale li {
  border: 1px solid var(--quiet); border-radius: 1.25rem; padding: 0.1rem 0.75rem;
  min-width: 2.1rem; text-align: center;
}
.write { height: 2.25rem; max-width: 24rem; border-bottom: 1px solid var(--quiet); }
.closing { font-family: var(--serif); font-style: italic; font-size: 1.25rem; margin-top: 2rem; }
.sources { font-size: 0.875rem; color: var(--quiet); }
.sources h2 { font-size: 1.125rem; color: var(--ink); }
.sources ol { padding-inline-start: 1.75rem; margin: 0.5rem 0 0; }
.sources li { padding-inline-start: 0.25rem; margin-top: 0.25rem; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--rule); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
input {
  appearance: none; grid-area: box; width: 1.25rem; height: 1.25rem; margin: 0; position: relative; top: 0.2rem;
  border: 1.5px solid var(--quiet); border-radius: 0.25rem; background: var(--raised); cursor: pointer;
}
input:checked { border-color: var(--accent); }
input:checked::before {
  content: ""; position: absolute; inset: 0.1rem; background: var(--accent);
  clip-path: polygon(14% 48%, 4% 60%, 40% 94%, 98% 16%, 86% 6%, 38% 70%);
}
input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (forced-colors: active) { input { appearance: auto; } }
@media (max-width: 34rem) {
  main ol[role="list"] > li {
    grid-template: "box ask" auto ". ready" auto ". beside" auto / 2.125rem 1fr;
  }
  .ready { padding: 0; max-width: none; text-align: start; }
}
@media print {
  main ol[role="list"] > li { break-inside: avoid; padding: 2.4mm 0; grid-template-columns: 8mm 1fr auto; }
  .beside { max-width: none; font-size: 9.25pt; line-height: 1.35; }
  .beside > * { margin-top: 0.8mm; }
  .beside > .write { margin-top: 5mm; }
  /* What helps on the left, why on the right: half the height, and the two are told apart. */
  .beside:has(> .why):has(> :not(.why)) { display: grid; grid-template-columns: 11fr 9fr; column-gap: 7mm; }
  .beside > * { grid-column: 1; }
  .beside:has(> :not(.why)) > .why { grid-column: 2; grid-row: 1 / span 12; }
  .beside > .answers, .beside > .scale { grid-column: 1 / -1; }
  .beside:has(> .answers, > .scale) > .why { grid-row: auto; grid-column: 1 / -1; }
  .why { font-size: 8.75pt; }
  .lead { font-size: 9.5pt; }
  .handed { font-size: 12pt; }
  .handed .lead { font-size: 12.5pt; }
  .handed .beside { font-size: 10.5pt; }
  .handed .why { font-size: 10pt; }
  input { border-color: #000000; border-width: 0.35mm; width: 4.4mm; height: 4.4mm; top: 1mm; }
  section { break-inside: auto; }
  .sources { font-size: 8.5pt; line-height: 1.35; }
  .sources li { break-inside: avoid; }
  footer { margin-top: 5mm; }
}
"""
