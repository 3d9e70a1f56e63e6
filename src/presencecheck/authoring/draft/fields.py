"""The fields of a question's form, and the change that a form asks for. Pure."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from presencecheck.authoring.draft.base_items import all_restored, restored
from presencecheck.authoring.draft.model import KINDS, Draft, Kind, lines_of, scale_of
from presencecheck.authoring.draft.questions import IMPORTANCES, can_be_not_yet, fields_of, with_helps
from presencecheck.core.checklist import Checklist
from presencecheck.core.items import MOST_SECTION, MOST_SENTENCE, Choice, Item, Scale
from presencecheck.messages import draft as draft_messages
from presencecheck.surfaces.browser.markup import Markup, tag

Fields = Mapping[str, list[str]]
"""What a form sent: the values of each field."""
DO, STEP, SURE = "do", "n", "sure"
FORWARD = ("up", "down", "out")
"""What can be done with a question on the page of its list, in the order of the buttons."""
_MOST_WORDS, _MOST_LINES = 120, 2400
_NUMBERS = range(2, 11)


def one(fields: Fields, name: str) -> str:
    """The text of a field on one line; empty where it was not sent."""
    return " ".join(fields.get(name, [""])[0].split())


def changed(draft: Draft, fields: Fields, base: Checklist | None = None) -> Draft:
    """The list after what the form asks for, as one step.

    Args:
        draft: the list.
        fields: of the form.
        base: the list as it came, where it is one of others.

    Raises:
        KeyError: it asks for nothing that is known, or for a question that is no more.
        TypeError, ValueError: a field is missing, or is none of a form of ours.
    """
    do, _, id_ = fields[DO][0].partition(":")
    of_list: Mapping[str, Callable[[], Draft]] = {
        "undo": draft.undo,
        "add": lambda: draft.add(one(fields, "ask")),
        "title": lambda: draft.retitle(one(fields, "title")),
        "save": lambda: _saved(draft, id_, fields).as_one_step_from(draft),
    }
    of_others: Mapping[str, Callable[[], Draft]] = (
        {"back": lambda: restored(draft, base, id_), "all-back": lambda: all_restored(draft, base)} if base else {}
    )
    if do in of_list or do in of_others:
        return {**of_list, **of_others}[do]()
    place = draft.items.index(draft.find(id_))
    if do == "out":
        return draft.remove(id_)
    return draft.move(id_, place + {"up": -1, "down": 1}[do])


def question_fields(item: Item, heading: str, typed: Fields | None) -> Iterator[Markup]:
    """The fields for all that can be changed of a question.

    Args:
        item: the question.
        heading: what stands right above it.
        typed: what was typed, where it could not be kept.
    """
    now = typed or {**_values(item), "section": [heading]}
    yield _area("ask", draft_messages.ASK, now, MOST_SENTENCE, 2)
    if item.kind in KINDS:
        yield _choices("kind", draft_messages.KIND, draft_messages.KINDS, now)
    yield _choices("importance", draft_messages.IMPORTANCE, draft_messages.IMPORTANCES, now)
    if item.kind in KINDS or can_be_not_yet(item):
        ready = _input("ready", draft_messages.READY_FIELD, now, 40)
        yield _for("confirm", ready, _area("helps", draft_messages.HELPS_FIELD, now, _MOST_LINES, 3))
    if item.kind in KINDS:
        yield _for("choice", _area("options", draft_messages.OPTIONS_FIELD, now, _MOST_LINES, 4))
        yield _for(
            "scale",
            _input("low", draft_messages.LOWEST_FIELD, now, _MOST_WORDS),
            _input("high", draft_messages.HIGHEST_FIELD, now, _MOST_WORDS),
            _most(one(now, "most")),
        )
    yield _input("section", draft_messages.HEADING_FIELD, now, MOST_SECTION)


def _saved(draft: Draft, id_: str, fields: Fields) -> Draft:
    if one(fields, "importance") not in IMPORTANCES:
        raise ValueError("importance")
    draft = draft.change(id_, ask=one(fields, "ask"), importance=one(fields, "importance"))
    kind = one(fields, "kind")
    if kind in KINDS:
        known: Kind = KINDS[KINDS.index(kind)]
        draft = draft.turn_into(id_, known, **_given(known, draft.find(id_), fields))
    if can_be_not_yet(draft.find(id_)) and "ready" in fields:
        draft = with_helps(draft.change(id_, ready=one(fields, "ready")), id_, lines_of(fields["helps"][0]))
    return draft.head(id_, one(fields, "section")) if "section" in fields else draft


def _given(kind: Kind, item: Item, fields: Fields) -> dict[str, Any]:
    if kind == "choice":
        return {"options": lines_of(fields.get("options", [""])[0])}
    if kind == "scale":
        low, high = one(fields, "low") or draft_messages.LOW, one(fields, "high") or draft_messages.HIGH
        scale = scale_of(low, high, most=int(one(fields, "most") or 10))
        was = fields_of(item).get("scale")
        # Where the numbers begin cannot be changed here.
        return {"scale": scale if was is None else type(scale)(**{**vars(scale), "min": was.min})}
    return {}


def _values(item: Item) -> Fields:
    """What the fields show before anything is typed."""
    remedy = item.remedy
    shown = {
        "ask": item.ask,
        "kind": item.kind,
        "importance": item.importance,
        "ready": item.state_word,
        "helps": "\n".join(remedy.do if remedy else ()),
        "options": "\n".join(item.options) if isinstance(item, Choice) else "",
    }
    if isinstance(item, Scale):
        shown |= {"low": item.scale.low, "high": item.scale.high, "most": str(item.scale.max)}
    return {name: [value] for name, value in shown.items()}


def _for(kind: str, *inside: Markup) -> Markup:
    legend = tag("legend", draft_messages.FOR_KIND.format(kind=draft_messages.KINDS[kind]))
    return tag("fieldset", legend, *inside, class_=f"for {kind}")


def _choices(name: str, label: str, options: Mapping[str, str], now: Fields) -> Markup:
    picks = [
        tag(
            "label",
            tag("input", type="radio", name=name, value=value, checked=value == one(now, name)),
            tag("span", words),
            class_="pick",
        )
        for value, words in options.items()
    ]
    return tag("fieldset", tag("legend", label), *picks)


def _most(now: str) -> Markup:
    options = [tag("option", str(n), value=n, selected=str(n) == (now or "10")) for n in _NUMBERS]
    return tag("label", draft_messages.MOST_FIELD, tag("select", *options, name="most"), class_="field")


def _area(name: str, label: str, now: Fields, most: int, rows: int) -> Markup:
    text = now.get(name, [""])[0]
    area = tag("textarea", f"\n{text}", name=name, rows=rows, maxlength=most, dir="auto", required=name == "ask")
    return tag("label", label, area, class_="field")


def _input(name: str, label: str, now: Fields, most: int) -> Markup:
    field = tag("input", type="text", name=name, value=one(now, name), maxlength=most, dir="auto")
    return tag("label", label, field, class_="field")
