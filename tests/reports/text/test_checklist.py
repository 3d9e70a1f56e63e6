"""A checklist as text to read."""

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.items import Confirm
from presencecheck.reports.checklist_view import view_of
from presencecheck.reports.text.checklist import checklist_paragraphs
from tests.support.builders import checklist, confirm
from tests.support.generated_checklists import handed_out

ROOM = Checklist(
    format=1,
    id="room",
    title="Room",
    version="1.0.0",
    disclaimer="Yours alone.",
    sources={"a": "A study"},
    items=(Confirm(id="door", ask="Shut?", ready="Shut", importance="essential", why="Calm.", sources=("a",)),),
)


def test_questions_are_numbered_and_the_rest_is_indented() -> None:
    """The name and version in the head, marks behind the question, sources last."""
    lines = list(checklist_paragraphs(view_of(ROOM, [ROOM])))
    assert lines[:4] == [(0, "Room (room 1.0.0)"), (0, "Yours alone."), (0, ""), (0, "1. Shut? [essential]")]
    assert lines[4:] == [(3, "Ready: Shut"), (3, "Why: Calm."), (3, "Sources, and how much of each was read: A study.")]


def test_a_hand_out_has_no_names() -> None:
    """A client has no use for an id."""
    sheet = handed_out(ROOM)
    assert (0, "Room") in list(checklist_paragraphs(view_of(sheet, [sheet])))


def test_a_routine_has_its_title_above_and_its_sentence_below() -> None:
    """And a blank line before each of its checklists."""
    routine = Routine(format=1, id="day", title="Day", closing="Begin.", include=())
    lines = list(checklist_paragraphs(view_of(routine, [ROOM, ROOM])))
    assert (lines[0], lines[-1]) == ((0, "Day"), (0, "Begin."))
    assert [text for _, text in lines].count("Room (room 1.0.0)") == 2


def test_headings_stand_between_the_items() -> None:
    """Above the first of each section; the numbers go on."""
    what = checklist("c", confirm("a"), confirm("b", section="Room"), confirm("d"))
    lines = [text for indent, text in checklist_paragraphs(view_of(what, [what])) if text and not indent]
    assert lines == ["C (c 1.0.0)", "1. Is the a so?", "Room", "2. Is the b so?", "3. Is the d so?"]
