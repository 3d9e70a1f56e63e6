"""Names that other programs fill in come in as text; ours stay."""

import pytest

from presencecheck.authoring.imports.compose_list import compose
from presencecheck.authoring.imports.outline import read_text
from presencecheck.formats.load import load

FOREIGN = """\
# Room {{room}}

## Before {{ client.name }}

- [ ] Is {{practice.phone}} known to {{client.name}}?
  - Why: {{ practice.name }} is far, {single}
"""


def errors(text: str) -> list[str]:
    """Why the check would refuse it."""
    return [str(problem) for problem in load(text.encode(), "room.yaml").problems if problem.severity == "error"]


def test_others_become_single_braces() -> None:
    """It is counted, and what came in is a list that the check takes."""
    made = compose([read_text(FOREIGN)], "room", "")
    text = made.files[0].text
    assert errors(text) == []
    for words in ("Room {room}", "Before { client.name }", "Is {{practice.phone}} known to {client.name}?"):
        assert words in text
    assert "{{ practice.name }} is far, {single}" in text
    assert [note for note in made.notes if "braces" in note] == [
        "3 texts had names in double braces that are not filled in here; their braces are single now."
    ]


@pytest.mark.parametrize("blanks", range(4))
def test_cut_in_the_middle_of_a_name(blanks: int) -> None:
    """What is left of it is text."""
    title = "x" * (44 + blanks) + " {{ practice.name }}"
    made = compose([read_text("- [ ] Is it so?\n")], "room", title)
    assert errors(made.files[0].text) == []


def test_options_keep_no_name() -> None:
    """An answer is kept as it is written, so that no name of ours can stand in it either."""
    found = read_text("- [ ] Where?\n")
    question = next(found.questions)
    lead = {"is": "{{practice.name}}", "say": "{{practice.name}}"}
    question.fields |= {"kind": "choice", "options": ["{{practice.name}}", "b"], "follow-up": [lead]}
    made = compose([found], "room", "")
    assert errors(made.files[0].text) == []
    assert made.files[0].text.count("{{practice.name}}") == 1
