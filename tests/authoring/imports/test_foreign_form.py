"""Questionnaires of other programs."""

from typing import Any

import pytest

from presencecheck.authoring.imports.foreign_form import read_foreign


def fields(**element: Any) -> list[dict[str, Any]]:
    """What one element becomes."""
    return [question.fields for question in read_foreign({"item": [{"text": "So?", **element}]}).questions]


@pytest.mark.parametrize(
    ("element", "made"),
    [
        ({"type": "boolean"}, {}),
        ({"type": "text", "maxLength": 900}, {"kind": "text", "max": 200}),
        (
            {"type": "open-choice", "answerOption": [{"valueString": "a"}, {"valueString": "b"}]},
            {"kind": "choice", "options": ["a", "b"]},
        ),
        (
            {"type": "choice", "repeats": True, "option": [{"valueCoding": {"code": "a"}}, {"valueInteger": 2}]},
            {"kind": "several", "options": ["a", "2"]},
        ),
        ({"type": "choice", "answerOption": [{"valueString": "Yes"}, {"valueString": "no"}]}, {}),
    ],
)
def test_types(element: dict[str, Any], made: dict[str, Any]) -> None:
    """What lists have, they keep."""
    assert fields(**element) == [{"ask": "So?", **made}]


@pytest.mark.parametrize("kind", ["date", "quantity", "attachment", "reference", "decimal", "integer", "choice", ""])
def test_types_without_a_counterpart(kind: str) -> None:
    """They are comments, and counted."""
    found = read_foreign({"item": [{"text": "So?", "type": kind}]})
    assert ([*found.questions], [*found.remarks]) == ([], ["So?"])
    assert f"1 {kind or '?'}" in found.notes[0]


def test_groups_and_help() -> None:
    """A group is a heading; words below a question are its reason; words alone are a remark."""
    inner = {"text": "Shut?", "type": "boolean", "item": [{"type": "display", "text": "People walk in."}]}
    outer = {"type": "group", "text": "Room", "item": [{"type": "group", "text": "Door:", "item": [inner]}]}
    found = read_foreign({"title": "Day", "item": [outer, {"type": "display", "text": "Thanks"}]})
    [question] = found.questions
    assert (question.section, question.fields) == ("Room – Door", {"ask": "Shut?", "why": "People walk in."})
    assert [*found.remarks] == ["Thanks"]


def test_a_deep_form_ends() -> None:
    """Groups without end are no reason for a fault."""
    element: dict[str, Any] = {"type": "boolean", "text": "So?"}
    for _ in range(200):
        element = {"type": "group", "text": "g", "item": [element]}
    assert [*read_foreign({"item": [element]}).questions] == []
