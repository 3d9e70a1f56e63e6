"""Where names can stand in a file, and what is said where they cannot."""

import pytest

from presencecheck.formats.load import load
from presencecheck.formats.name_violations import name_violations
from tests.support.named_lists import HOUR, WELCOME

OVERLAY = """\
format: 1
id: mine
extends: welcome
title: "{{practice.name}}"
replace: [{door: "Is {{practice.name}} open?"}]
change: [{id: wait, ask: "{{practice.name}} waits"}]
add: [{item: {b: "Is {{practice.phone}} known?"}}, {item: {id: c, ask: "Is {{practice.phone}} free?"}}]
"""


@pytest.mark.parametrize("text", [WELCOME, HOUR, OVERLAY])
def test_in_every_text_that_is_read(text: str) -> None:
    """In lists, routines and overlays, in the short form of an item, too."""
    assert [each for each in load(text.encode(), "x.yaml").problems if each.severity == "error"] == []


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({"items": [{"a": "{{client.name}}"}]}, [("unknown-name", ("items", 0, "a"))]),
        ({"items": [{"id": "a", "options": ["{{practice.name}}"]}]}, [("name-here", ("items", 0, "options", 0))]),
        (
            {"items": [{"follow-up": [{"is": "{{practice.name}}"}]}]},
            [("name-here", ("items", 0, "follow-up", 0, "is"))],
        ),
        ({"version": "{{practice.name}}"}, [("name-here", ("version",))]),
        ({"retired": {"ask": {"since": "{{practice.name}}"}}}, [("name-here", ("retired", "ask", "since"))]),
        ({"sources": {"version": "{{practice.name}}"}}, []),
        ({"title": "{{x}} {{y}}"}, [("unknown-name", ("title",))] * 2),
        (["{{", None], [("unknown-name", (0,))]),
        ({"why": "{client.name} { {"}, []),
    ],
)
def test_where_they_cannot_stand(data: object, found: list[tuple[str, tuple[str | int, ...]]]) -> None:
    """What is no name is an error anywhere, and a name where nothing is read or an answer is kept."""
    assert [(each.code, each.where) for each in name_violations(data)] == found  # type: ignore[arg-type]
