"""Items of a checklist as items of a FHIR R4 Questionnaire. Pure.

An item answered by a state is a choice of outcomes; a scale, a choice or a text has its own type, and behind it the
question for its outcome, enabled where it has no answer. So skipped stays apart from done, as everywhere here.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from presencecheck.core import fhir_identifiers as ids
from presencecheck.core.checklist import Checklist
from presencecheck.core.context import MODALITIES, SETTINGS
from presencecheck.core.items import Card, Item, ItemBase, Probe, When
from presencecheck.core.plan import Section, card_line
from presencecheck.core.prompts import Choose, Mark, Rate, Write
from presencecheck.messages import checklist_view as checklist_view_messages
from presencecheck.reports.checklist_view import item_details
from presencecheck.reports.fhir.enable_when import Conditions, added_by, answered, contextual
from presencecheck.system.sanitize import sanitize_line

Element = dict[str, Any]

_SPOKEN_OF_ELSEWHERE = {"ready", "answers", "any", "line", "after", "when"}
"""Notes that the questionnaire says by its own means."""


def has_value(item: ItemBase) -> bool:
    """Whether an item is answered by a value; others are answered by their outcome."""
    return isinstance(item.prompt(), Choose | Mark | Rate | Write)


def display(link: str, text: str, prefix: str = "") -> Element:
    """Words to read."""
    return _filled({"linkId": link, "type": "display", "prefix": prefix, "text": sanitize_line(text)})


_ALWAYS = When()


def checklist_group(section: Section, when: When = _ALWAYS) -> Element:
    """One checklist, for the sessions for which its routine includes it: what is asked, then its card."""
    checklist = section.checklist
    inside = [display(ids.link_id(checklist.id, ".disclaimer"), checklist.disclaimer)] if checklist.disclaimer else []
    for within, items in groupby(section.asked, partial(section_link, checklist)):
        elements = [element for item in items for element in _item(section, item)]
        inside += [_group(within, _heading_at(checklist, within), elements)] if within else elements
    if section.carded:
        inside.append(_card(section))
    return _enabled(_group(ids.link_id(checklist.id), checklist.title, inside), contextual(when))


def section_link(checklist: Checklist, item: ItemBase) -> str:
    """The `linkId` of the group that an item's section is; empty where it stands in none.

    One that is named twice apart is two groups.
    """
    number, heading = 0, ""
    for name, words in checklist.headings.items():
        number += words != heading
        heading = words
        if name == item.id and words:
            return ids.link_id(checklist.id, f".section-{number}")
    return ""


def _heading_at(checklist: Checklist, link: str) -> str:
    """The words of a section."""
    return next(checklist.headings[item.id] for item in checklist.items if section_link(checklist, item) == link)


def context_group(whens: Collection[When]) -> Element:
    """What the items' `when` depends on, asked once."""
    asked: list[tuple[str, Element]] = []
    for name, codes, used in (
        ("modality", MODALITIES, any(when.modality for when in whens)),
        ("setting", SETTINGS, any(when.setting for when in whens)),
    ):
        if used:
            options = [{"valueCoding": ids.coding(ids.CONTEXT, code)} for code in codes]
            asked.append((name, {"type": "choice", "answerOption": options}))
    if any(when.first_session is not None for when in whens):
        asked.append(("first-session", {"type": "boolean"}))
    inside = [
        {
            "linkId": ids.link_id(ids.CONTEXT_LINK, name),
            "text": checklist_view_messages.CONTEXT_QUESTIONS[name],
            "required": False,
            **how,
        }
        for name, how in asked
    ]
    return _group(ids.CONTEXT_LINK, checklist_view_messages.CONTEXT_TITLE, inside)


def _item(section: Section, item: Item) -> Iterator[Element]:
    """The elements of one item, with the conditions on which it is asked."""
    checklist = section.checklist
    link = ids.link_id(checklist.id, item.id)
    adding = added_by(section, item)
    when = contextual(item.when)
    # FHIR joins all conditions of an element in one way; "any of these, and all of those" takes a group around it.
    apart = len(adding) > 1
    conditions = when if apart else [*when, *adding]
    elements = [_enabled(_question(checklist, item, link), conditions)]
    if has_value(item) and not checklist.is_handed_out:
        missing = {"question": link, "operator": "exists", "answerBoolean": False}
        elements.append(_enabled(_became(item, link), [*conditions, missing]))
    if apart:
        elements = [_enabled(_group(f"{link}/added", "", elements), adding, together="any")]
    yield from elements


def _question(checklist: Checklist, item: Item, link: str) -> Element:
    handed = checklist.is_handed_out
    coded = [ids.coding(ids.KIND, item.kind)]
    if not handed:
        coded.append(ids.coding(ids.IMPORTANCE, item.importance))
    if isinstance(item, Probe):
        coded.append(ids.coding(ids.PROBE, item.probe))
    question = {
        "linkId": link,
        "code": coded,
        "text": sanitize_line(item.ask),
        **_type(item, handed=handed),
        "required": False,
        "item": list(_beside(checklist, item, link)),
    }
    return _filled(question)


def _type(item: Item, *, handed: bool) -> Element:
    match item.prompt():
        case Choose(options=options):
            return {"type": "choice", "answerOption": _options(options)}
        case Mark(options=options):
            return {"type": "choice", "repeats": True, "answerOption": _options(options)}
        case Rate(minimum=minimum, maximum=maximum):
            return {"type": "integer", "answerOption": [{"valueInteger": n} for n in range(minimum, maximum + 1)]}
        case Write(limit=limit):
            return {"type": "string", "maxLength": limit}
        case _ if handed:
            return {"type": "boolean"}
    return {"type": "choice", "answerOption": _outcomes(item)}


def _options(options: Iterable[str]) -> list[Element]:
    return [{"valueCoding": ids.option(option)} for option in options]


def _outcomes(item: ItemBase) -> list[Element]:
    repeated = ["still-so"] if getattr(item, "repeat", "every-run") != "every-run" else []
    codes = ["done", *(["fixed", "accepted"] if item.knows_not_yet else []), *repeated, "skipped", "not-applicable"]
    shown = checklist_view_messages.OUTCOME_DISPLAYS | (
        {"done": sanitize_line(item.state_word)} if item.state_word else {}
    )
    return [{"valueCoding": ids.coding(ids.OUTCOME, code, shown[code])} for code in codes]


def _became(item: Item, link: str) -> Element:
    return {
        "linkId": ids.link_id(link, ids.OUTCOME_PART),
        "text": checklist_view_messages.NO_ANSWER,
        "type": "choice",
        "required": False,
        "answerOption": _outcomes(item),
    }


def _beside(checklist: Checklist, item: Item, link: str) -> Iterator[Element]:
    for note in item_details(checklist, item):
        if note.kind in _SPOKEN_OF_ELSEWHERE:
            continue
        texts = note.texts if note.kind in ("help", "other", "steps") else (note.inside,)
        yield from _displays(f"{link}/{note.kind}", texts, note.label)
    for number, follow in enumerate(item.follow_ups, 1):
        if follow.say:
            said = display(f"{link}/after/{number}", follow.say)
            yield _enabled(said, answered(link, item, follow), together="any")
    if not checklist.is_handed_out:
        cited = [checklist.sources[key] for key in item.sources if key in checklist.sources]
        yield from _displays(f"{link}/sources", cited, checklist_view_messages.SOURCES_TITLE)


def _displays(link: str, texts: Sequence[str], label: str) -> Iterator[Element]:
    """Each text by itself, so that none has to be taken apart again."""
    for number, text in enumerate(texts, 1):
        yield display(f"{link}/{number}" if len(texts) > 1 else link, text, label)


def _card(section: Section) -> Element:
    link = ids.link_id(section.checklist.id, Card.ID)
    inside = []
    carded = [item for item in section.checklist.items if item.id in section.carded]
    for within, items in groupby(carded, partial(section_link, section.checklist)):
        lines = [_card_line(link, item) for item in items]
        name = within.rpartition("/")[2]
        heading = _heading_at(section.checklist, within) if within else ""
        inside += [_group(f"{link}/{name}", heading, lines)] if within else lines
    # FHIR lets nothing stand below a `display`, so what is only shown is a group of them.
    return _group(link, checklist_view_messages.CARD_TITLE, inside)


def _card_line(link: str, item: Item) -> Element:
    line = card_line(item)
    text = f"{line.ready} {line.say}" if line.say else line.ready
    return _enabled(display(f"{link}/{item.id}", text), contextual(item.when))


def _group(link: str, title: str, inside: list[Element]) -> Element:
    return _filled({"linkId": link, "text": sanitize_line(title), "type": "group", "item": inside})


def _enabled(element: Element, conditions: Conditions, *, together: str = "all") -> Element:
    if not conditions:
        return element
    joint = {"enableBehavior": together} if len(conditions) > 1 else {}
    return {"linkId": element["linkId"], "enableWhen": conditions, **joint, **element}


def _filled(element: Element) -> Element:
    """Without what is empty, which FHIR does not allow."""
    return {name: value for name, value in element.items() if value not in ("", [])}
