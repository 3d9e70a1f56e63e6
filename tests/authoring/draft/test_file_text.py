"""The text of a list after changes: what is unchanged stays letter for letter."""

import pytest
from hypothesis import given

from presencecheck.authoring.draft.file_text import changed_text, lost_comments, whole_text
from presencecheck.authoring.draft.model import Draft, draft_of
from presencecheck.core.checklist import Checklist
from presencecheck.formats.load import load
from tests.authoring.draft.test_model import STEPS, step

WRITTEN = """\
# My practice's list
format: 1
id: mine
title: "Mine"   # shown above
language: en

items:
  # the first thing
  - id: door
    importance: essential   # always
    ask: Is the door closed?
    ready: Closed
    if-not-yet: {do: [Close it]}

  - water: Is water within reach?
  # about light
  - {id: light, ask: Is there light?}

# the end
revised: 2026-11-22  # by me
"""

BY_HAND = """\
format: 1
id: mine
title: >-
  In
  parts
items:
- id: a
  ask: Is it?
  why: |
    x
    # y
- b: Is that?
"""


def read(text: str) -> Checklist:
    """What a text says."""
    what = load(text.encode(), "mine.yaml", advised=False).what
    assert isinstance(what, Checklist)
    return what


def after(change: Draft) -> str:
    """The text of a list that was changed."""
    return changed_text(WRITTEN, read(WRITTEN), change.checklist)


def test_only_what_changes_is_written_again() -> None:
    """Words of one question: its lines are new, all others are the same, and only its own remark is lost."""
    draft = Draft(read(WRITTEN))
    text = after(draft.change("water", ask="Is a glass within reach?"))
    assert text == WRITTEN.replace(
        "  - water: Is water within reach?\n", "  - id: water\n    ask: Is a glass within reach?\n"
    )
    assert lost_comments(WRITTEN, text) == ()
    assert lost_comments(WRITTEN, after(draft.change("door", ready="Shut"))) == ("always",)


def test_a_new_title_stands_where_the_old_one_stood() -> None:
    """Its quotes go, its remark stays."""
    text = after(Draft(read(WRITTEN)).retitle("My room"))
    assert text == WRITTEN.replace('"Mine"', "My room")


def test_moved_and_removed_questions_take_their_remarks_along() -> None:
    """A remark above a question belongs to it."""
    draft = Draft(read(WRITTEN))
    moved = after(draft.move("light", 0))
    assert "items:\n  # about light\n  - {id: light, ask: Is there light?}\n  # the first thing\n" in moved
    assert lost_comments(WRITTEN, moved) == ()
    assert lost_comments(WRITTEN, after(draft.remove("light"))) == ("about light",)
    added = after(draft.add("Is the phone off?"))
    assert "  - id: phone-off\n    ask: Is the phone off?\n\n# the end\n" in added


@given(STEPS)
def test_whatever_is_changed_the_text_says_it(steps: list[tuple[str, int, str]]) -> None:
    """Every change of a list that was written by hand is read as it was meant."""
    draft = draft_of(read(WRITTEN))
    for name, number, words in steps:
        draft = step(draft, name, number, words)
    if draft.items:
        assert draft_of(read(after(draft))) == draft_of(draft.checklist)


SECTIONED = """\
format: 1
id: mine
title: Mine
items:
  - id: a
    ask: Is it?
  - id: b
    section: Room   # where we are
    ask: Is that?
  - {id: c, section: Room, ask: Is this?}
  - d: Is all?
"""


def test_headings_stay_where_they_stand() -> None:
    """Without the question that names one, the next names it; one that was named twice is left so."""
    draft = draft_of(read(SECTIONED))

    def changed(to: Draft) -> str:
        return changed_text(SECTIONED, draft.checklist, to.checklist)

    assert changed(draft.change("a", ask="Is it so?")) == SECTIONED.replace("Is it?", "Is it so?")
    without = changed(draft.remove("b"))
    assert "  - {id: c, section: Room, ask: Is this?}\n  - d: Is all?\n" in without
    moved = changed(draft.remove("c").remove("b"))
    assert "  - id: d\n    ask: Is all?\n    section: Room\n" in moved
    headed = read(changed(draft.head("d", "Line")))
    assert [*headed.headings.values()] == ["", "Room", "Room", "Line"]


@pytest.mark.parametrize(
    "text",
    [
        'format: 1\nid: mine\ntitle: >-\n  In\n  parts\nitems: [{id: a, ask: "Is it?"}, {id: b, ask: Is that?}]\n',
        BY_HAND,
    ],
)
def test_other_ways_to_write_it(text: str) -> None:
    """Where nothing can be changed in place, the whole is written again, and says the same."""
    moved = Draft(read(text)).move("b", 0)
    for draft in (moved, moved.retitle("Other")):
        assert read(changed_text(text, read(text), draft.checklist)) == draft.checklist


def test_a_first_text_is_as_a_person_would_write_it() -> None:
    """No quotes that are not needed, one question after the other."""
    draft = Draft(read("format: 1\nid: mine\ntitle: Mine\nitems: [{id: a, ask: Is it?}]\n"))
    text = whole_text(draft.change("a", importance="essential", ask="Is it: so?").checklist)
    assert text.endswith('title: Mine\n\nitems:\n  - id: a\n    ask: "Is it: so?"\n    importance: essential\n')
