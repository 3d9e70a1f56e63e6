"""A checklist or routine as a FHIR R4 Questionnaire; docs/exchange.md has the mapping. Pure.

Without extensions: every FHIR program can read all of it. The texts of a file become strings, which are not markup;
where FHIR wants Markdown they are escaped.
"""

import json
from collections.abc import Iterator, Sequence

from presencecheck.core import fhir_identifiers as ids
from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.items import When
from presencecheck.core.languages import LANGUAGE_TAG
from presencecheck.core.plan import Section
from presencecheck.reports.fhir.items import Element, checklist_group, context_group, display
from presencecheck.reports.text.markdown import escaped
from presencecheck.system.clock import day_of
from presencecheck.system.sanitize import sanitize_line


def questionnaire(what: Checklist | Routine, sections: Sequence[Section]) -> str:
    """The Questionnaire as JSON; the same content always gives the same bytes."""
    return json.dumps(questionnaire_of(what, sections), indent=2) + "\n"


def questionnaire_of(what: Checklist | Routine, sections: Sequence[Section]) -> Element:
    """The Questionnaire as plain data.

    Args:
        what: what was asked for.
        sections: the checklists of a routine, in their order; of a checklist, itself.
    """
    head: Element = {
        "resourceType": "Questionnaire",
        "id": what.id,
        "language": what.language if LANGUAGE_TAG.fullmatch(what.language) else "",
        "url": ids.url(what.id),
        "identifier": [{"system": ids.CHECKLIST, "value": what.id}],
        "version": sanitize_line(what.version),
        "name": "Checklist_" + what.id.replace("-", "_"),
        "title": sanitize_line(what.title),
        "derivedFrom": [ids.canonical(part.checklist.id, part.checklist.version) for part in sections]
        if isinstance(what, Routine)
        else [],
        "status": "active",
        "subjectType": ["Patient" if all(part.checklist.is_handed_out for part in sections) else "Practitioner"],
        "date": what.revised if _is_date(what.revised) else "",
        "description": escaped(what.disclaimer, at_start=True),
        "item": list(_items(what, sections)),
    }
    return {name: value for name, value in head.items() if value}


def _is_date(text: str) -> bool:
    try:
        day_of(text)
    except ValueError:
        return False
    return True


def _items(what: Checklist | Routine, sections: Sequence[Section]) -> Iterator[Element]:
    only_for = {part.checklist: part.when for part in what.include} if isinstance(what, Routine) else {}
    whens = [*only_for.values(), *(item.when for part in sections for item in part.checklist.items)]
    if any(when != When() for when in whens):
        yield context_group(whens)
    for part in sections:
        yield checklist_group(part, only_for.get(part.checklist.id, When()))
    if isinstance(what, Routine) and what.closing:
        yield display(ids.CLOSING_LINK, what.closing)
