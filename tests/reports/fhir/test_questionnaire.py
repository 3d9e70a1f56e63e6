"""Checklists as FHIR R4 Questionnaires: valid by a library of others and by R4's own rules between elements."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from hypothesis import given, settings

from presencecheck.core.checklist import Checklist
from presencecheck.core.context import Context
from presencecheck.core.fhir_identifiers import canonical
from presencecheck.core.items import Confirm, FollowUp, When
from presencecheck.library.library import Library
from presencecheck.library.planning import plan, sections
from presencecheck.reports.fhir.questionnaire import questionnaire, questionnaire_of
from presencecheck.system.paths import shipped, user_paths
from tests.support.builders import checklist, choice, confirm, exercise, scale, section, several, text
from tests.support.commands import SMALL, own, presencecheck
from tests.support.evidence import examples
from tests.support.generated_checklists import checklists, handed_out

SHIPPED = sorted(path.stem for path in shipped().glob("*.yaml"))
OPERATORS = {"exists", "=", "!=", ">", "<", ">=", "<="}


def every(element: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All items of a questionnaire, at any depth, in their order."""
    for item in element.get("item", []):
        yield item
        yield from every(item)


def check(form: dict[str, Any]) -> None:
    """The structure as fhir.resources knows it, and R4's invariants que-0 to que-12, which it does not check."""
    Questionnaire.model_validate(form)
    items = list(every(form))
    links = [item["linkId"] for item in items]
    assert len(set(links)) == len(links)  # que-2
    assert re.fullmatch(r"[A-Z][A-Za-z0-9_]{0,254}", form["name"])  # que-0
    assert re.fullmatch(r"[A-Za-z0-9.-]{1,64}", form["id"])
    for place, item in enumerate(items):
        kind = item["type"]
        assert ("item" in item) or kind != "group"  # que-1
        if kind == "display":
            assert not item.keys() & {"item", "code", "required", "readOnly", "repeats"}  # que-1, 3, 6, 9
        assert "maxLength" not in item or kind == "string"  # que-10
        assert "answerOption" not in item or kind in {"choice", "integer"}  # que-5
        assert len(item.get("enableWhen", [])) < 2 or item["enableBehavior"] in {"all", "any"}  # que-12
        for condition in item.get("enableWhen", []):
            assert condition["operator"] in OPERATORS
            assert "answerBoolean" in condition or condition["operator"] != "exists"  # que-7
            assert condition["question"] in links[:place]
        for option in item.get("answerOption", []):
            [(name, value)] = option.items()
            assert name == {"choice": "valueCoding", "integer": "valueInteger"}[kind]
            assert name == "valueInteger" or re.fullmatch(r"\S+( \S+)*", value["code"])
    for string in strings(form):
        assert string.strip()
        assert string.isascii() or string.isprintable()


def strings(value: Any) -> Iterator[str]:
    """All text in it, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for entry in value.values() if isinstance(value, dict) else value:
            yield from strings(entry)


def form_of(*items: Any) -> dict[str, dict[str, Any]]:
    """The items of the questionnaire of a checklist `c`, by linkId."""
    what = checklist("c", *items)
    form = questionnaire_of(what, [section(what)])
    check(form)
    return {item["linkId"]: item for item in every(form)}


def test_several_options_can_be_answered() -> None:
    """A repeating choice; what one of its options adds is asked where that is among the answers."""
    form = form_of(several("with", FollowUp(has="grief", add="hand", say="Slowly.")), confirm("hand"))
    item = form["c/with"]
    assert (item["type"], item["repeats"]) == ("choice", True)
    assert [each["valueCoding"]["code"] for each in item["answerOption"]] == ["rest", "hurry", "grief"]
    [condition] = form["c/hand"]["enableWhen"]
    assert (condition["question"], condition["operator"], condition["answerCoding"]["code"]) == ("c/with", "=", "grief")
    assert "repeats" not in form_of(choice("mood"))["c/mood"]


def test_how_many_can_be_answered_is_said() -> None:
    """FHIR has no number for it, so it stands beside the question."""
    assert form_of(several("with", at_most=2))["c/with/some"]["text"] == "rest, hurry, grief"
    assert form_of(several("with", at_most=2))["c/with/some"]["prefix"] == "Up to 2 of"
    assert "c/with/any" not in form_of(several("with"))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_one_is_valid(name: str) -> None:
    """Each checklist and routine that is shipped."""
    library = Library.of(user_paths())
    loaded = library.load(library.find(name))
    written = questionnaire(loaded.content, tuple(sections(library, loaded)))
    check(json.loads(written))
    assert not re.search(r"https?://|extension", written)


def test_nothing_of_a_routine_is_lost() -> None:
    """Each item of each list stands in its group, by the name that answers and the history give it."""
    library = Library.of(user_paths())
    loaded = library.load(library.find("full"))
    parts = tuple(sections(library, loaded))
    form = json.loads(questionnaire(loaded.content, parts))
    links = {item["linkId"] for item in every(form)}
    walked = plan(library, ("full",), Context())
    assert {step.ref for step in walked.steps} <= links
    assert {part.checklist.id for part in walked.sections} <= links
    assert form["derivedFrom"] == [canonical(part.checklist.id, part.checklist.version) for part in parts]
    assert form["url"] == "urn:presencecheck:checklist:full"


def test_a_part_for_some_sessions_is_enabled_for_them() -> None:
    """The room's own list, in the routine that has it only in person."""
    library = Library.of(user_paths())
    loaded = library.load(library.find("full"))
    form = json.loads(questionnaire(loaded.content, tuple(sections(library, loaded))))
    groups = {item["linkId"]: item for item in form["item"]}
    [condition] = groups["in-person-room"]["enableWhen"]
    assert (condition["operator"], condition["answerCoding"]["code"]) == ("=", "in-person")
    assert "enableWhen" not in groups["tech-check"]


@settings(max_examples=examples(5), deadline=None, database=None)
@given(checklists())
def test_any_checklist_is_valid(what: Checklist) -> None:
    """Whatever stands in a checklist, walked, shown as a card or handed out, the questionnaire is valid."""
    check(questionnaire_of(what, [section(what)]))
    check(questionnaire_of(handed_out(what), [section(handed_out(what))]))
    if any(item.id not in what.added for item in what.items):
        check(questionnaire_of(what, [section(what, card=True)]))


def test_kinds() -> None:
    """States are choices of outcomes, so that skipped is not done; values have types of their own."""
    form = form_of(confirm("door"), exercise("rest"), scale("here"), choice("mood"), text("word", max=40))
    outcomes = {
        link: [option["valueCoding"]["code"] for option in form[link]["answerOption"]]
        for link in ("c/door", "c/rest", "c/here/outcome")
    }
    assert outcomes == {
        "c/door": ["done", "fixed", "accepted", "skipped", "not-applicable"],
        "c/rest": ["done", "skipped", "not-applicable"],
        "c/here/outcome": ["done", "skipped", "not-applicable"],
    }
    assert form["c/door"]["answerOption"][0]["valueCoding"]["display"] == "door so"
    assert form["c/here"]["type"] == "integer"
    assert [option["valueInteger"] for option in form["c/here"]["answerOption"]] == list(range(11))
    assert form["c/here/scale"]["text"] == "0 far to 10 near"
    assert [option["valueCoding"]["code"] for option in form["c/mood"]["answerOption"]] == ["little", "hurry"]
    assert (form["c/word"]["type"], form["c/word"]["maxLength"]) == ("string", 40)
    assert form["c/word/outcome"]["enableWhen"] == [
        {"question": "c/word", "operator": "exists", "answerBoolean": False}
    ]
    assert form["c/door/help"] == {
        "linkId": "c/door/help",
        "type": "display",
        "prefix": "If not yet",
        "text": "Put it right",
    }


def test_follow_ups_and_contexts() -> None:
    """An added item is enabled by what adds it, an item for some hours by their kind, and both together."""
    form = form_of(
        scale("here", FollowUp(at_most=3, add="rest"), FollowUp(at_least=8, at_most=9, add="both")),
        choice("mood", FollowUp(is_="hurry", add="both", say="Slowly")),
        exercise("rest", when=When(modality=("video", "audio"), first_session=True)),
        confirm("both", when=When(setting=("group",))),
    )
    assert form["c/rest"]["enableWhen"] == [
        {
            "question": ".context/modality",
            "operator": "!=",
            "answerCoding": {"system": "urn:presencecheck:context", "code": "in-person"},
        },
        {"question": ".context/first-session", "operator": "=", "answerBoolean": True},
        {"question": "c/here", "operator": "<=", "answerInteger": 3},
    ]
    assert form["c/rest"]["enableBehavior"] == "all"
    around, inside = form["c/both/added"], form["c/both"]
    assert (around["type"], around["enableBehavior"]) == ("group", "any")
    assert [part.get("answerInteger") for part in around["enableWhen"]] == [8, 9, None]
    assert [part["question"] for part in inside["enableWhen"]] == [".context/setting"]
    assert form["c/mood/after/1"]["text"] == "Slowly"
    assert {".context/modality", ".context/setting", ".context/first-session"} <= set(form)


def test_hand_outs_are_for_the_client() -> None:
    """A hand-out is filled in by the client: boxes to tick, nothing about outcomes, words or importance."""
    what = handed_out(checklist("c", Confirm(id="door", ask="Shut it.", ready="Door so", importance="essential")))
    form = questionnaire_of(what, [section(what)])
    assert form["subjectType"] == ["Patient"]
    door = next(item for item in every(form) if item["linkId"] == "c/door")
    assert door["type"] == "boolean"
    assert [coding["code"] for coding in door["code"]] == ["confirm"]
    assert "Door so" not in json.dumps(form)


def test_markdown_fields_are_escaped() -> None:
    """The one field that FHIR reads as Markdown cannot become a link there; the others are plain strings."""
    words = "[x](javascript:a) *b*"
    what = Checklist(format=1, id="c", title=words, disclaimer=words, items=(Confirm(id="a", ask=words),))
    form = questionnaire_of(what, [section(what)])
    assert form["title"] == words
    assert form["description"] == "`[x](javascript:a)` \\*b\\*"


def test_the_command_writes_it(tmp_path: Path, home: Path) -> None:
    """Standard output and `-o` give the same bytes, each time."""
    own(home, "small", SMALL)
    target = tmp_path / "small.json"
    assert presencecheck("show", "small", "--format", "fhir", "-o", str(target)).code == 0
    shown = presencecheck("show", "small", "--format", "fhir")
    check(shown.data)
    assert target.read_text(encoding="utf-8") == shown.out
