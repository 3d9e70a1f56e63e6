"""What may be meant by a line that no parser reads."""

import pytest

from presencecheck.formats.line_repairs import line_repairs

LINES = {
    "    ask: Door: shut?": ("colon", 14, '    ask: "Door: shut?"'),
    "  - door: Door: shut?": ("colon", 15, '  - door: "Door: shut?"'),
    "  - Shut: the door: now": ("colon", 9, '  - "Shut: the door: now"'),
    "\u00a0\u00a0- id: a": ("odd-space", 1, "  - id: a"),
    "  -\u00a0id: a": ("odd-space", 4, "  - id: a"),
    "  id:\u2003a": ("odd-space", 6, "  id: a"),
    "  \u2013 id: a": ("bullet", 3, "  - id: a"),
    "  \u2022  id: a": ("bullet", 3, "  - id: a"),
    "\u2014": ("marker", 1, "---"),
    "```yaml": ("fence", 1, ""),
    "  1. id: a": ("bullet", 3, "  - id: a"),
    "  -id: a": ("hyphen-space", 3, "  - id: a"),
    "  ask:Is it so?": ("colon-space", 6, "  ask: Is it so?"),
    "  ask Is it so?": ("colon-missing", 6, "  ask: Is it so?"),
    "  ask \u2013 Is it so?": ("colon-missing", 6, "  ask: Is it so?"),
    "  ask\uff1aIs it so?": ("odd-colon", 6, "  ask: Is it so?"),
    "  do: - Shut it": ("list-behind", 7, "  do:\n    - Shut it"),
    "- do: - Shut it": ("list-behind", 7, "- do:\n    - Shut it"),
    "  do: [Shut it, wait": ("bracket", 7, "  do: [Shut it, wait]"),
    "  when: {modality: [video}": ("bracket", 20, "  when: {modality: [video]}"),
    "  {id: a, ask: Door: shut?}": ("colon", 20, '  {id: a, ask: "Door: shut?"}'),
    "      #of it": ("comment", 7, "      _of it"),
    "      half #of it": ("comment", 12, '      "half #of it"'),
}


@pytest.mark.parametrize(("line", "repair"), LINES.items(), ids=map(ascii, LINES))
def test_the_likeliest_repair(line: str, repair: tuple[str, int, str]) -> None:
    """Each slip with its column and the line put right."""
    found = next(iter(line_repairs(line)))
    assert (found.cause, found.column, found.line) == repair


@pytest.mark.parametrize("line", ["", "    ask: Is it so?", "- id: a", "---", "why: >", "  - [a, b]", "a: 'it''s'"])
def test_nothing_to_put_right(line: str) -> None:
    """A line that can be read as it stands offers no repair, or only one of the sign that its text begins with."""
    assert [repair.cause for repair in line_repairs(line) if repair.cause != "sign"] == []
