"""Items as items of a Questionnaire."""

from typing import Any

from presencecheck.core.items import FollowUp, Item, When
from presencecheck.reports.fhir.items import checklist_group, context_group, has_value
from tests.support.builders import checklist, choice, confirm, probe, scale, section, text
from tests.support.generated_checklists import handed_out


def element(item: Item, *others: Item) -> dict[str, Any]:
    """The first element that an item becomes."""
    return dict(checklist_group(section(checklist("c", item, *others)))["item"][0])


def codes(options: list[dict[str, Any]]) -> list[str]:
    """The codes that can be chosen."""
    return [option["valueCoding"]["code"] for option in options]


def test_a_state_is_a_choice_of_outcomes() -> None:
    """What knows no "not yet" cannot be put right either; in place, it is shown by its own word."""
    question = element(confirm("door"))
    assert question["type"] == "choice"
    assert codes(question["answerOption"]) == ["done", "fixed", "accepted", "skipped", "not-applicable"]
    assert question["answerOption"][0]["valueCoding"]["display"] == "door so"
    assert [code["code"] for code in question["code"]] == ["confirm", "standard"]


def test_values_have_types_of_their_own() -> None:
    """And behind them a question for the outcome, where there is no value."""
    assert [has_value(item) for item in (scale("a"), choice("b"), text("c"), confirm("d"), probe("e"))] == [
        *(True, True, True),
        *(False, False),
    ]
    number, outcome = checklist_group(section(checklist("c", scale("here"))))["item"]
    assert (number["type"], len(number["answerOption"])) == ("integer", 11)
    assert (outcome["linkId"], outcome["enableWhen"]) == (
        "c/here/outcome",
        [{"question": "c/here", "operator": "exists", "answerBoolean": False}],
    )
    assert codes(outcome["answerOption"]) == ["done", "skipped", "not-applicable"]
    assert (element(text("aim"))["type"], element(choice("load"))["type"]) == ("string", "choice")


def test_an_item_that_several_answers_add_stands_in_a_group() -> None:
    """FHIR joins all conditions in one way: any of the answers around it, all of the rest on it."""
    twice = scale("here", FollowUp(at_most=2, add="rest"), FollowUp(at_least=9, add="rest"))
    rest = confirm("rest", when=When(modality=("video",)))
    group = checklist_group(section(checklist("c", twice, rest)))["item"][-1]
    assert (group["linkId"], group["enableBehavior"], len(group["enableWhen"])) == ("c/rest/added", "any", 2)
    [inside] = group["item"]
    assert inside["enableWhen"][0]["question"] == ".context/modality"


def test_a_hand_out_is_ticked() -> None:
    """A client has no outcomes and no importance."""
    question = checklist_group(section(handed_out(checklist("c", confirm("door")))))["item"][0]
    assert question["type"] == "boolean"
    assert [code["code"] for code in question["code"]] == ["confirm"]


def test_a_card_is_shown_and_asks_nothing() -> None:
    """A group of its lines; items that only an answer adds are not on it."""
    what = checklist("c", scale("here", FollowUp(at_most=2, add="rest")), confirm("door"), confirm("rest"))
    [card] = checklist_group(section(what, card=True))["item"]
    assert (card["linkId"], card["type"]) == ("c/card", "group")
    assert {line["type"] for line in card["item"]} == {"display"}
    assert [line["linkId"] for line in card["item"]] == ["c/card/here", "c/card/door"]


def test_a_list_for_both_moments_is_asked_and_shown() -> None:
    """What can be known before the client comes is a question, the rest a line of the card."""
    what = checklist("c", confirm("door", moment="setup"), confirm("consent", moment="open"))
    asked, card = checklist_group(section(what, card=True))["item"]
    assert (asked["linkId"], asked["type"]) == ("c/door", "choice")
    assert [line["linkId"] for line in card["item"]] == ["c/card/consent"]
    assert checklist_group(section(what))["item"] == [asked, card]


def test_what_is_repeated_can_be_still_so() -> None:
    """What is asked in every run cannot."""
    daily, weekly = element(confirm("door", repeat="daily")), element(confirm("lamp", repeat="weekly"))
    for question in (daily, weekly):
        assert codes(question["answerOption"]) == ["done", "fixed", "accepted", "still-so", "skipped", "not-applicable"]
    assert "still-so" not in codes(element(confirm("door"))["answerOption"])


def test_only_what_matters_of_the_session_is_asked() -> None:
    """Once, before all else."""
    asked = context_group([When(modality=("video",)), When(first_session=True)])["item"]
    assert [(one["linkId"], one["type"]) for one in asked] == [
        (".context/modality", "choice"),
        (".context/first-session", "boolean"),
    ]


def test_a_section_is_a_group() -> None:
    """One that is named twice apart is two, and so are those of the card."""
    items = [confirm("a"), confirm("b", section="Room"), confirm("c", moment="open")]
    what = checklist("l", *items, confirm("d", section="Line"), confirm("e", section="Room"))
    outside, room, line, again, card = checklist_group(section(what))["item"]
    assert outside["linkId"] == "l/a"
    assert [(group["linkId"], group["text"]) for group in (room, line, again)] == [
        ("l/.section-1", "Room"),
        ("l/.section-2", "Line"),
        ("l/.section-3", "Room"),
    ]
    assert [[item["linkId"] for item in group["item"]] for group in (room, line, again)] == [
        ["l/b"],
        ["l/d"],
        ["l/e"],
    ]
    [carded] = card["item"]
    assert (carded["linkId"], carded["text"]) == ("l/card/.section-1", "Room")
    assert [item["linkId"] for item in carded["item"]] == ["l/card/c"]
