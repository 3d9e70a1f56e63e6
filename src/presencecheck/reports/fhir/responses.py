"""Runs as FHIR R4 QuestionnaireResponses, which answer to the Questionnaires of `fhir`; see docs/exchange.md. Pure.

Who answered is not said: the person whose history it is has it, and what they hand on is theirs to sign.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from presencecheck.core import fhir_identifiers as ids
from presencecheck.core.events import Outcome
from presencecheck.core.items import Card, When
from presencecheck.core.plan import Section
from presencecheck.history.queries.export_rows import ItemRow, RunRow
from presencecheck.messages import checklist_view as checklist_view_messages
from presencecheck.reports.fhir.enable_when import added_by
from presencecheck.reports.fhir.items import has_value, section_link
from presencecheck.reports.text.runs_csv import utc_time

Element = dict[str, Any]

_BEFORE_CARDS_WERE_SHOWN = "1.0.0"
"""The version of the Questionnaires in which a card was a question, as it was in runs of the history's version 1."""


def as_bundle(runs: Iterable[RunRow], *, detail: bool) -> Iterator[str]:
    """A Bundle of the type collection, as JSON, a piece at a time."""
    yield '{\n"resourceType": "Bundle",\n"type": "collection"'
    before = ',\n"entry": [\n'
    for run in runs:
        entry = {"fullUrl": f"{ids.RUN}:{run.id}", "resource": response_of(run, detail=detail)}
        yield before + json.dumps(entry)
        before = ",\n"
    # FHIR knows no empty list.
    yield "\n]\n}\n" if before == ",\n" else "\n}\n"


def response_of(run: RunRow, *, detail: bool) -> Element:
    """One run.

    Args:
        run: the run with its items.
        detail: give the moment it ended or was begun, in UTC; otherwise the day it began.
    """
    moment = run.finished or run.started
    shape: Element = {
        "resourceType": "QuestionnaireResponse",
        "id": run.id,
        "identifier": {"system": ids.RUN, "value": run.id},
        "questionnaire": _questionnaire(run),
        "status": run.status.value,
        "authored": utc_time(moment) if detail and not run.day_only else run.started.local().date().isoformat(),
        "item": list(_groups(run)),
    }
    if run.readiness:
        shape["meta"] = {"tag": [ids.coding(ids.READINESS, run.readiness.value)]}
    return {name: value for name, value in shape.items() if value}


def _questionnaire(run: RunRow) -> str:
    if any(isinstance(entry.step.item, Card) for entry in run.entries):
        return ids.canonical(run.plan.routine, _BEFORE_CARDS_WERE_SHOWN)
    own = [part.checklist.version for part in run.plan.sections if part.checklist.id == run.plan.routine]
    return ids.canonical(run.plan.routine, own[0]) if own else ids.url(run.plan.routine)


def _groups(run: RunRow) -> Iterator[Element]:
    context = list(_context(run))
    if context:
        yield {"linkId": ids.CONTEXT_LINK, "item": context}
    for number, section in enumerate(run.plan.sections):
        answered = [entry for entry in run.entries if entry.step.section == number]
        answers = [entry for entry in answered if entry.outcome is not Outcome.UNANSWERED]
        inside = [*_in_sections(section, answers)]
        if inside:
            yield {"linkId": ids.link_id(section.checklist.id), "item": inside}


def _in_sections(section: Section, answers: Iterable[ItemRow]) -> Iterator[Element]:
    """The answers, each in the group of its item's section."""
    for within, entries in groupby(answers, lambda entry: section_link(section.checklist, entry.step.item)):
        placed = [_placed(section, entry) for entry in entries]
        yield from [{"linkId": within, "item": placed}] if within else placed


def _context(run: RunRow) -> Iterator[Element]:
    whens: list[When] = [item.when for part in run.plan.sections for item in part.checklist.items]
    context = run.plan.context
    if any(when.modality for when in whens):
        yield _answer(ids.link_id(ids.CONTEXT_LINK, "modality"), _coded(ids.coding(ids.CONTEXT, context.modality)))
    if any(when.setting for when in whens):
        yield _answer(ids.link_id(ids.CONTEXT_LINK, "setting"), _coded(ids.coding(ids.CONTEXT, context.setting)))
    if any(when.first_session is not None for when in whens):
        yield _answer(ids.link_id(ids.CONTEXT_LINK, "first-session"), {"valueBoolean": context.first_session})


def _placed(section: Section, entry: ItemRow) -> Element:
    """The item where its questionnaire has it: one that several answers can add stands in a group of its own."""
    item, link = entry.step.item, entry.step.ref
    if isinstance(entry.value, int):
        element = _answer(link, {"valueInteger": entry.value})
    elif isinstance(entry.value, str):
        element = _answer(link, _coded(ids.option(entry.value)))
    elif entry.value:
        element = _answer(link, *(_coded(ids.option(option)) for option in entry.value))
    else:
        became = ids.link_id(link, ids.OUTCOME_PART) if has_value(item) else link
        display = checklist_view_messages.OUTCOME_DISPLAYS[entry.outcome.value]
        shown = item.state_word if entry.outcome is Outcome.DONE and item.state_word else display
        element = _answer(became, _coded(ids.coding(ids.OUTCOME, entry.outcome.value, shown)))
    if not isinstance(item, Card) and len(added_by(section, item)) > 1:
        return {"linkId": ids.link_id(link, "added"), "item": [element]}
    return element


def _answer(link: str, *values: Element) -> Element:
    return {"linkId": link, "answer": list(values)}


def _coded(coding: ids.Coding) -> Element:
    return {"valueCoding": coding}
