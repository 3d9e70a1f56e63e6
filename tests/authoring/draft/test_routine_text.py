"""The text of a routine: what stays is kept letter for letter."""

import pytest

from presencecheck.authoring.draft.routine_model import RoutineDraft
from presencecheck.authoring.draft.routine_text import changed_routine_text, whole_routine_text
from presencecheck.core.checklist import Routine
from presencecheck.formats.load import load

NOTED = """\
format: 1  # one
id: day
title: Day
include:
  # at the door
  - checklist: a  # first
  - {checklist: b, as: card}
closing: Begin.  # softly
# end
"""


def read(text: str) -> Routine:
    """What a text says."""
    what = load(text.encode(), "day.yaml", advised=False).what
    assert isinstance(what, Routine)
    return what


def test_only_what_changes_is_written_again() -> None:
    """Lists take their remarks along; the last words go with theirs."""
    draft = RoutineDraft(read(NOTED)).add("c").move("a", 1).retitle("Our day").close("")
    text = changed_routine_text(NOTED, read(NOTED), draft.routine)
    assert read(text) == draft.routine
    head, tail = NOTED.split("  # at", maxsplit=1)[0].replace("Day", "Our day"), "\n# end\n"
    assert text.startswith(head)
    assert text.endswith(tail)
    assert "  - {checklist: b, as: card}\n  # at the door\n  - checklist: a  # first\n  - checklist: c" in text


@pytest.mark.parametrize(
    "text", ["", "format: 1\nid: day\ntitle: Day\ninclude: [{checklist: a}]\nclosing: >\n  Begin.\n"]
)
def test_other_ways_to_write_it(text: str) -> None:
    """From nothing, or from what has no lines of its own, all is written again, and says the same."""
    before = read(text or NOTED)
    after = RoutineDraft(before).add("c").close("Go.").routine
    assert read(changed_routine_text(text, before, after)) == after
    assert read(whole_routine_text(after)) == after
