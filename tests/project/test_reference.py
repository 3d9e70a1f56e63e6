"""What the docs say of the format: made from the program, complete, and true of it."""

import re
from pathlib import Path

import pytest
from docs.make_reference import EXAMPLES, SHORT, reference

from presencecheck.core.checklist import Checklist
from presencecheck.core.problems import RULES
from presencecheck.formats.json_schema import schema
from presencecheck.formats.kinds import KINDS
from presencecheck.formats.load import load
from presencecheck.messages import problems as problems_messages

DOCS = Path(__file__).parents[2] / "docs"
REFERENCE = (DOCS / "reference.md").read_text(encoding="utf-8")
HEAD = "format: 1\nid: example\ntitle: An example\nitems:\n"


def test_the_reference_is_fresh() -> None:
    """The page is what the program says today; where it is not: python docs/make_reference.py."""
    assert reference() == REFERENCE


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_an_example(kind: str) -> None:
    """The example of each kind is that kind and passes the check without a warning."""
    reading = load((HEAD + EXAMPLES[kind]).encode(), "example.yaml", expected_id="example")
    assert [str(problem) for problem in reading.problems] == []
    assert isinstance(reading.what, Checklist)
    assert [type(item) for item in reading.what.items] == [KINDS[kind]]
    assert EXAMPLES.keys() == KINDS.keys()


def test_the_short_form_is_read() -> None:
    """The item of one line is what it is said to be."""
    what = load((HEAD + SHORT).encode(), "example.yaml").what
    assert isinstance(what, Checklist)
    assert (what.items[0].id, what.items[0].ask) == ("water", "Is water within reach?")


def test_everything_is_in_it() -> None:
    """Each field of each part, and each problem's code, has its row; each link has its heading."""
    for definition in schema()["$defs"].values():
        assert all(f"| `{name}` |" in REFERENCE for name in definition.get("properties", {}))
    assert all(f"| `{code}` |" in REFERENCE for code in RULES)
    headings = {heading.lower() for heading in re.findall(r"^#+ (.*)$", REFERENCE, re.MULTILINE)}
    assert set(re.findall(r"\(#([^)]*)\)", REFERENCE)) <= headings


def test_every_problem_is_told_with_what_helps() -> None:
    """No message leaves its reader alone with what is wrong."""
    assert [code for code in RULES if not all(problems_messages.MESSAGES[code])] == []
