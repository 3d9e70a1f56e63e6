"""Questionnaires that `show` wrote."""

import json

from presencecheck.authoring.imports.own_form import OwnForm
from presencecheck.core.items import FollowUp
from presencecheck.reports.fhir.questionnaire import questionnaire
from tests.support.builders import checklist, confirm, scale, section


def test_ranges_and_their_questions() -> None:
    """Numbers in a row are one range; a question that several answers add is added by each."""
    what = checklist(
        "c",
        scale(
            "much",
            FollowUp(at_least=3, at_most=5, say="Half."),
            FollowUp(at_least=8, add="rest"),
            FollowUp(at_most=1, add="rest"),
        ),
        confirm("rest"),
    )
    [group] = json.loads(questionnaire(what, [section(what)]))["item"]
    first, second = OwnForm(group, "c").read().questions
    assert first.fields["follow-up"] == [
        {"at-most": 5, "at-least": 3, "say": "Half."},
        {"at-least": 8, "add": "rest"},
        {"at-most": 1, "add": "rest"},
    ]
    assert second.fields["id"] == "rest"


def test_what_was_edited_elsewhere() -> None:
    """Elements that are none of ours are remarks; odd ones are passed over."""
    group = {"linkId": "c", "item": [{"linkId": "x", "type": "display", "text": "A note"}, {"linkId": 3}, "odd"]}
    found = OwnForm(group, "c").read()
    assert [line for line in found.remarks if line] == ["A note"]


def test_sections_come_back() -> None:
    """Also around a question that several answers add; of the card, headings are remarks like its lines."""
    lead = (FollowUp(at_least=8, add="rest"), FollowUp(at_most=1, add="rest"))
    what = checklist(
        "c", confirm("a"), scale("much", *lead, section="Here"), confirm("rest"), confirm("late", moment="open")
    )
    [group] = json.loads(questionnaire(what, [section(what)]))["item"]
    found = OwnForm(group, "c").read()
    assert [(question.fields["id"], question.section) for question in found.questions] == [
        *(("a", ""), ("much", "Here"), ("rest", "Here")),
    ]
    assert [*found.remarks] == ["Here", "late so"]


def test_a_condition_of_a_section_is_one_of_its_questions() -> None:
    """Written so by another program: nothing of it is lost."""
    what = checklist("c", confirm("a", section="Here"), confirm("b"))
    [group] = json.loads(questionnaire(what, [section(what)]))["item"]
    [inside] = [each for each in group["item"] if each["type"] == "group"]
    code = {"answerCoding": {"code": "video"}, "operator": "="}
    inside["enableWhen"] = [{"question": ".context/modality", **code}]
    found = OwnForm(group, "c").read()
    assert [question.fields["when"] for question in found.questions] == [{"modality": ["video"]}] * 2
