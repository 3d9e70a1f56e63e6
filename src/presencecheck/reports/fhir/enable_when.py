"""On what an item depends, as FHIR's `enableWhen`. Pure."""

from typing import Any

from presencecheck.core import fhir_identifiers as ids
from presencecheck.core.context import MODALITIES, SETTINGS
from presencecheck.core.items import FollowUp, Item, ItemBase, When
from presencecheck.core.plan import Section
from presencecheck.core.prompts import Rate

Conditions = list[dict[str, Any]]


def contextual(when: When) -> Conditions:
    """The kind of hour that an item is for: all of these must hold."""
    conditions: Conditions = []
    for name, known, wanted in (("modality", MODALITIES, when.modality), ("setting", SETTINGS, when.setting)):
        question = ids.link_id(ids.CONTEXT_LINK, name)
        if len(set(wanted)) == 1:
            conditions.append(_coded(question, "=", wanted[0]))
        elif wanted:
            # "One of these" beside other conditions: none of the others.
            conditions += [_coded(question, "!=", code) for code in known if code not in wanted]
    if when.first_session is not None:
        question = ids.link_id(ids.CONTEXT_LINK, "first-session")
        conditions.append({"question": question, "operator": "=", "answerBoolean": when.first_session})
    return conditions


def added_by(section: Section, item: Item) -> Conditions:
    """The answers that add an item: any of these is enough."""
    return [
        condition
        for source in section.asked
        for follow in source.follow_ups
        if follow.add == item.id
        for condition in answered(ids.link_id(section.checklist.id, source.id), source, follow)
    ]


def answered(link: str, item: ItemBase, follow: FollowUp) -> Conditions:
    """The answers to the item at `link` that a follow-up follows on: any of these."""
    prompt = item.prompt()
    if not isinstance(prompt, Rate):
        return [{"question": link, "operator": "=", "answerCoding": ids.option(follow.is_ or follow.has)}]
    if follow.at_least is None:
        return [{"question": link, "operator": "<=", "answerInteger": follow.at_most}]
    if follow.at_most is None:
        return [{"question": link, "operator": ">=", "answerInteger": follow.at_least}]
    numbers = range(prompt.minimum, prompt.maximum + 1)
    return [{"question": link, "operator": "=", "answerInteger": n} for n in numbers if follow.is_met(n)]


def _coded(question: str, operator: str, code: str) -> dict[str, Any]:
    return {"question": question, "operator": operator, "answerCoding": ids.coding(ids.CONTEXT, code)}
