"""A FHIR Questionnaire → questions; one of ours comes back as it was, as far as a Questionnaire holds it. Pure."""

import json

from presencecheck.authoring.imports.elements import entries, text_of
from presencecheck.authoring.imports.foreign_form import read_foreign
from presencecheck.authoring.imports.model import Fields, ImportedList, Remark
from presencecheck.authoring.imports.own_form import OwnForm
from presencecheck.core import fhir_identifiers as ids
from presencecheck.messages import imports as imports_messages


def read_questionnaire(text: str, path: str) -> list[ImportedList]:
    """The lists of a Questionnaire: one, or those of a routine of ours."""
    data: Fields = json.loads(text)
    identifiers = [each for each in entries(data, "identifier") if each.get("system") == ids.CHECKLIST]
    if not identifiers:
        return [read_foreign(data)]
    lists, further = [], []
    for element in entries(data, "item"):
        link = str(element.get("linkId", ""))
        if element.get("type") == "group" and link != ids.CONTEXT_LINK:
            lists.append(OwnForm(element, link).read())
        elif element.get("type") == "display":
            further.append(Remark(text_of(element)))
    lists = lists or [ImportedList()]
    lists[-1].parts += further
    _set_head(data, lists)
    return lists


def _set_head(data: Fields, lists: list[ImportedList]) -> None:
    named = {"language": "language", "version": "version", "revised": "date"}
    texts = {field: words for field, name in named.items() if (words := text_of(data, name))}
    if "Patient" in str(data.get("subjectType")):
        texts["style"] = "hand-out"
    for each in lists:
        each.head = {**(texts if len(lists) == 1 else {}), **each.head}
    lists[0].title = text_of(data, "title") or lists[0].title
    lists[0].notes.append(imports_messages.NOT_HELD.format(fields=imports_messages.NOT_IN_FHIR))
