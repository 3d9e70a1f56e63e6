"""What `check` advises on wording: right where it speaks, silent where it is not sure."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.formats.lint.advice import sections_apart
from presencecheck.formats.lint.personal import asked_for
from presencecheck.formats.lint.questions import asks_twice
from presencecheck.formats.lint.readability import lix
from presencecheck.formats.load import load
from presencecheck.messages import lint as lint_messages
from tests.support.builders import confirm
from tests.support.evidence import examples

FOLDERS = [Path(__file__).parents[3] / "checklists", Path(__file__).parents[3] / "docs" / "examples"]
FILES = [path for folder in FOLDERS for path in folder.rglob("[!.]*.yaml") if path.name != "pack.yaml"]
ADVICE = {"two-questions", "asks-personal", "stores-client", "hard-to-read", "unused-source", "section-apart"}


@pytest.mark.parametrize("path", [path for path in FILES if ".github" not in path.parts], ids=lambda path: path.stem)
def test_no_false_alarm(path: Path) -> None:
    """What we ship and show is given no advice: one false alarm would teach to pass over the next ten."""
    assert [each for each in load(path.read_bytes(), path.name).problems if each.code in ADVICE] == []


@settings(max_examples=examples(60), deadline=None, database=None)
@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from(["the", "client's", "name", "and", "is", "what", "of", "?", "patient", "a"])).map(
        " ".join
    )
)
def test_advice_on_anything(text: str) -> None:
    """Whatever a text is, it is advised on without a stumble."""
    assert asked_for(text, written=True) in {"", *lint_messages.PERSONAL}
    assert asks_twice(text) in (True, False)
    assert lix(text) >= 0


SOURCES = "format: 1\nid: a\ntitle: A\nsources: {x: X, y: Y}\nitems: [{id: b, kind: text, ask: C, sources: [%s]}]\n"


@pytest.mark.parametrize(("cited", "codes"), [("x", ["unused-source"]), ("'x', y", []), ("z", ["no-source"])])
def test_sources_that_nothing_cites(cited: str, codes: list[str]) -> None:
    """A source that no item cites is told, unless a citation is misspelt: that is the slip to mend first."""
    assert [problem.code for problem in load((SOURCES % cited).encode(), "a.yaml").problems] == codes


@pytest.mark.parametrize(
    ("sections", "places"),
    [
        (["", "Room", "", "Line", ""], []),
        (["Room", "Room", "Line"], []),
        (["Room", "Line", "Room", "", "Line"], [2, 4]),
    ],
)
def test_a_section_in_two_places(sections: list[str], places: list[int]) -> None:
    """Named on each of its items it is one; after another one it is told."""
    items = [confirm(f"i{place}", section=section) for place, section in enumerate(sections)]
    assert [found.where for found in sections_apart(items)] == [("items", place, "section") for place in places]


CLIENT = "format: 1\nid: a\ntitle: A\n%sitems: [{id: b, kind: %s, ask: What is the client's risk level?, %s}]\n"


@pytest.mark.parametrize(
    ("head", "kind", "more", "told"),
    [
        ("", "choice", "options: [low, high]", True),
        ("", "choice", "options: [low, high], keep: false", False),
        ("", "several", "options: [low, high]", False),
        ("", "several", "options: [low, high], keep: true", True),
        ("", "scale", "scale: {low: none, high: high}", True),
        ("", "text", "keep: true", False),
        ("style: hand-out\n", "choice", "options: [low, high]", False),
    ],
)
def test_what_would_be_kept_of_a_client(head: str, kind: str, more: str, *, told: bool) -> None:
    """Only a value that is kept tells: not a typed word, nor what somebody else fills in on paper."""
    problems = load((CLIENT % (head, kind, more)).encode(), "a.yaml").problems
    assert any(problem.code == "stores-client" for problem in problems) is told
