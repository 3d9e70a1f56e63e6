"""One list of a Questionnaire that `show --format fhir` wrote. Pure."""

import re
from collections.abc import Iterator
from itertools import groupby

from presencecheck.authoring.imports.details import count_of
from presencecheck.authoring.imports.elements import codes, coding, entries, number, text_of
from presencecheck.authoring.imports.model import Fields, ImportedList, Question, Remark
from presencecheck.authoring.imports.note_fields import Notes, set_fields
from presencecheck.core import fhir_identifiers as ids
from presencecheck.core.context import MODALITIES, SETTINGS
from presencecheck.core.items import Card
from presencecheck.messages import checklist_view as checklist_view_messages
from presencecheck.messages import imports as imports_messages

_CONTEXT = {"modality": MODALITIES, "setting": SETTINGS}
_SECTION = re.compile(r"/\.section-\d+$")
Answer = tuple[tuple[str, object], ...]
"""What is answered, as the fields of a follow-up."""


class OwnForm:
    """Reads one group.

    Args:
        group: the element of the list.
        name: its linkId, which is the id of the list.
    """

    def __init__(self, group: Fields, name: str) -> None:
        self._group = group
        self._name = name
        self._found = ImportedList(text_of(group), name=name, when=_when(entries(group, "enableWhen")))
        self._items: dict[str, Question] = {}
        self._sources: dict[str, str] = {}

    def read(self) -> ImportedList:
        """The list."""
        for element in entries(self._group, "item"):
            self._take(element, "", [])
        if self._sources:
            self._found.head["sources"] = {key: text for text, key in self._sources.items()}
        return self._found

    def _take(self, element: Fields, section: str, outer: list[Fields]) -> None:
        link = str(element.get("linkId", ""))
        if codes(element, ids.KIND):
            self._question(element, link, section, outer)
        elif element.get("type") == "group" and _SECTION.search(link):
            for inside in entries(element, "item"):
                self._take(inside, text_of(element), entries(element, "enableWhen"))
        elif element.get("type") == "group" and link.endswith("/added"):
            for inside in entries(element, "item"):
                if codes(inside, ids.KIND):
                    conditions = [*outer, *entries(element, "enableWhen")]
                    self._question(inside, str(inside.get("linkId", "")), section, conditions)
        else:
            self._take_words(element, link)

    def _take_words(self, element: Fields, link: str) -> None:
        """Take what is only read."""
        if link == ids.link_id(self._name, ".disclaimer"):
            self._found.head["disclaimer"] = text_of(element)
        elif link == ids.link_id(self._name, Card.ID):
            self._found.parts += [*_card_lines(element)]
            self._found.notes.append(imports_messages.CARD)
        elif not link.endswith(f"/{ids.OUTCOME_PART}"):
            self._found.parts.append(Remark(text_of(element)))

    def _question(self, element: Fields, link: str, section: str, outer: list[Fields]) -> None:
        fields: Fields = {"id": link.rpartition("/")[2], "ask": text_of(element)}
        question = Question(fields, section)
        self._found.parts.append(question)
        self._items[link] = question
        if importance := codes(element, ids.IMPORTANCE):
            fields["importance"] = importance[0]
        notes = _notes(element, link)
        [kind, *_] = codes(element, ids.KIND)
        _set_kind(fields, kind, element, notes)
        cited = notes.pop("sources", [])
        if cited:
            fields["sources"] = [self._sources.setdefault(text, f"source-{len(self._sources) + 1}") for text in cited]
        left = set_fields(question, notes)
        whys = notes.get("why", [])
        if whys:
            fields["why"] = " ".join(whys)
        self._found.parts += map(Remark, left)
        self._set_leads(element, link, fields)
        self._set_conditions([*entries(element, "enableWhen"), *outer], fields)

    def _set_leads(self, element: Fields, link: str, fields: Fields) -> None:
        """What its answers say."""
        for inside in entries(element, "item"):
            if re.fullmatch(re.escape(link) + r"/after/\d+", str(inside.get("linkId", ""))):
                for answer in _answers(entries(inside, "enableWhen"), str(fields.get("kind"))):
                    fields.setdefault("follow-up", []).append({**dict(answer), "say": text_of(inside)})

    def _set_conditions(self, conditions: list[Fields], fields: Fields) -> None:
        """The sessions that it is for, and the answers that add it."""
        context = [each for each in conditions if str(each.get("question", "")).startswith(ids.CONTEXT_LINK)]
        if when := _when(context):
            fields["when"] = when
        others = [each for each in conditions if each not in context]
        for link, each in groupby(others, key=lambda condition: str(condition.get("question", ""))):
            source = self._items.get(link)
            if source is not None:
                for answer in _answers([*each], str(source.fields.get("kind"))):
                    _add(source.fields, answer, str(fields["id"]))


def _add(fields: Fields, answer: Answer, name: str) -> None:
    """Have an answer add an item: with what it says already, where it says something."""
    leads = fields.setdefault("follow-up", [])
    for lead in leads:
        same = {key: value for key, value in lead.items() if key not in ("say", "add")} == dict(answer)
        if same and "add" not in lead:
            lead["add"] = name
            return
    leads.append({**dict(answer), "add": name})


def _card_lines(element: Fields) -> Iterator[Remark]:
    for line in entries(element, "item"):
        yield Remark(text_of(line))
        yield from _card_lines(line)


def _notes(element: Fields, link: str) -> Notes:
    notes: Notes = {}
    for inside in entries(element, "item"):
        kind = str(inside.get("linkId", "")).removeprefix(f"{link}/").partition("/")[0]
        if kind == "some":
            notes["most"] = [count_of(text_of(inside, "prefix"))]
        elif kind != "after":
            notes.setdefault(kind, []).append(text_of(inside))
    return notes


def _set_kind(fields: Fields, kind: str, element: Fields, notes: Notes) -> None:
    options = [str(coding(option).get("code", "")) for option in entries(element, "answerOption")]
    most = number(element, "maxLength")
    if kind in ("choice", "several"):
        notes["answers" if kind == "choice" else "any"] = options
    elif kind == "text":
        notes["line"] = [str(most) if most else ""]
    elif kind == "probe" and (probe := codes(element, ids.PROBE)):
        fields |= {"kind": "probe", "probe": probe[0]}
    for option in entries(element, "answerOption"):
        given = coding(option)
        shown = text_of(given, "display")
        is_done = given.get("system") == ids.OUTCOME and given.get("code") == "done"
        usual = checklist_view_messages.OUTCOME_DISPLAYS["done"]
        if is_done and kind in ("confirm", "probe") and shown not in ("", usual):
            notes["ready"] = [shown]


def _when(conditions: list[Fields]) -> Fields:
    when: Fields = {}
    for name, known in _CONTEXT.items():
        here = [each for each in conditions if each.get("question") == ids.link_id(ids.CONTEXT_LINK, name)]
        named = {
            operator: [_code(each) for each in here if each.get("operator") == operator] for operator in ("=", "!=")
        }
        if named["="]:
            when[name] = named["="]
        elif named["!="]:
            when[name] = [code for code in known if code not in named["!="]]
    for each in conditions:
        if isinstance(each.get("answerBoolean"), bool):
            when["first-session"] = each["answerBoolean"]
    return when


def _code(condition: Fields) -> str:
    return str(coding(condition, "answerCoding").get("code", ""))


def _answers(conditions: list[Fields], kind: str) -> Iterator[Answer]:
    """The answers that conditions name; numbers in a row are one range."""
    numbers: list[int] = []
    for each in conditions:
        value = number(each, "answerInteger")
        operator = each.get("operator")
        if value is None:
            yield (("has" if kind == "several" else "is", _code(each)),)
        elif operator == "<=":
            yield (("at-most", value),)
        elif operator == ">=":
            yield (("at-least", value),)
        else:
            numbers.append(value)
    for low, high in _ranges(numbers):
        yield (("at-most", high), ("at-least", low))


def _ranges(numbers: list[int]) -> Iterator[tuple[int, int]]:
    for place, value in enumerate(numbers):
        if not (place and numbers[place - 1] == value - 1):
            end = place
            while end + 1 < len(numbers) and numbers[end + 1] == numbers[end] + 1:
                end += 1
            yield value, numbers[end]
