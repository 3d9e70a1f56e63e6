"""On what an item depends, as FHIR says it."""

from presencecheck.core.items import FollowUp, When
from presencecheck.reports.fhir.enable_when import added_by, answered, contextual
from tests.support.builders import checklist, choice, confirm, scale, section


def codes(when: When) -> list[tuple[str, str]]:
    """The operator and the code of each condition on the kind of session."""
    return [(each["operator"], each["answerCoding"]["code"]) for each in contextual(when)]


def test_one_kind_of_session_is_asked_for_and_several_exclude_the_others() -> None:
    """FHIR has no "one of these" beside other conditions."""
    assert codes(When(modality=("video",))) == [("=", "video")]
    assert codes(When(modality=("video", "audio"))) == [("!=", "in-person")]
    assert codes(When()) == []


def test_a_first_session_is_yes_or_no() -> None:
    """Also where it must not be one."""
    [condition] = contextual(When(first_session=False))
    assert (condition["question"], condition["answerBoolean"]) == (".context/first-session", False)


def test_the_answers_that_a_follow_up_follows_on() -> None:
    """An option, an open end of a scale, or each of the numbers between two."""
    at = scale("here")
    assert answered("c/load", choice("load"), FollowUp(is_="hurry"))[0]["answerCoding"]["code"] == "hurry"
    assert [(c["operator"], c["answerInteger"]) for c in answered("c/here", at, FollowUp(at_most=3))] == [("<=", 3)]
    assert [(c["operator"], c["answerInteger"]) for c in answered("c/here", at, FollowUp(at_least=8))] == [(">=", 8)]
    between = answered("c/here", at, FollowUp(at_least=4, at_most=6))
    assert [(c["operator"], c["answerInteger"]) for c in between] == [("=", 4), ("=", 5), ("=", 6)]


def test_every_answer_that_adds_an_item() -> None:
    """Of whichever question."""
    what = checklist(
        "c",
        scale("here", FollowUp(at_most=2, add="rest")),
        choice("load", FollowUp(is_="hurry", add="rest")),
        confirm("rest"),
    )
    assert [condition["question"] for condition in added_by(section(what), what.items[2])] == ["c/here", "c/load"]
    assert added_by(section(what), what.items[0]) == []


def test_what_is_shown_on_a_card_adds_nothing() -> None:
    """Nothing of it is answered before the verdict, so what only it adds is not asked either."""
    carded = choice("load", FollowUp(is_="hurry", add="rest"), moment="open")
    what = section(checklist("c", confirm("door", moment="setup"), carded, confirm("rest")))
    assert [item.id for item in what.asked] == ["door"]
    assert added_by(what, what.checklist.items[2]) == []
