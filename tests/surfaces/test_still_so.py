"""A prompt that confirms several items together: its lines, and what is marked."""

import pytest

from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.still_so import StillSoMarks, lines, notes, opening, questions, settled
from presencecheck.surfaces.surface import StillSo, StillSoLine, StillSoPage

PAGE = StillSoPage(
    "Same room?",
    (
        StillSoLine("c/door", "Is the door shut?", "Shut", is_essential=True),
        StillSoLine("c/lamp", "Is the lamp on?", "On", note="since Tuesday"),
        StillSoLine("c/link", "Is the link right?", "Right"),
    ),
)


def test_the_question_comes_first() -> None:
    """Then the lines with their numbers; the essential ones and those from another day are marked by words."""
    gap, question, *rest = opening(PAGE)
    assert (gap.role, question.text, question.role) == ("gap", "Same room?", "question")
    assert [(line.text, line.aside) for line in rest] == [
        ("1 Shut", walk_messages.ESSENTIAL),
        ("2 On", "since Tuesday"),
        ("3 Right", ""),
    ]


def test_what_will_be_asked_is_marked_by_words() -> None:
    """Beside what else is said of the line."""
    first, second, third = (line.aside for line in lines(PAGE, frozenset({0, 2})))
    assert first == f"{walk_messages.ESSENTIAL}{walk_messages.STILL_SO_NOTES}{walk_messages.STILL_SO_MARKED}"
    assert (second, third) == ("since Tuesday", walk_messages.STILL_SO_MARKED)


def test_the_questions_behind_the_lines() -> None:
    """With the same numbers."""
    assert [line.text for line in questions(PAGE)] == [
        "1 Is the door shut?",
        "2 Is the lamp on?",
        "3 Is the link right?",
    ]


def test_marks() -> None:
    """A second digit takes the first back; a digit without a line marks nothing."""
    marks = StillSoMarks(PAGE)
    assert (marks.confirmed(), marks.all_singly()) == (StillSo(), StillSo(frozenset({0, 1, 2})))
    assert [marks.toggle(digit) for digit in "1304"] == [True, True, False, False]
    assert marks.confirmed() == StillSo(frozenset({0, 2}))
    assert marks.toggle("1")
    assert marks.confirmed() == StillSo(frozenset({2}))


@pytest.mark.parametrize(
    ("singly", "said", "role"),
    [
        (set(), walk_messages.STILL_SO_SETTLED, "good"),
        ({1}, walk_messages.STILL_SO_SETTLED_SOME.format(numbers="1, 3"), "good"),
        ({0, 1, 2}, walk_messages.STILL_SO_SETTLED_NONE, "quiet"),
    ],
    ids=["all", "some", "none"],
)
def test_what_was_said_to_it(singly: set[int], said: str, role: str) -> None:
    """No line is said to be still so that will be asked."""
    line = settled(PAGE, StillSo(frozenset(singly)))
    assert (line.text, line.role) == (said, role)


def test_the_section_stands_beside_a_line() -> None:
    """First, since the line may be understood by it alone."""
    line = StillSoLine("c/door", "Is the door shut?", "Shut", is_essential=True, note="since Tuesday", heading="Room")
    assert notes(line) == walk_messages.STILL_SO_NOTES.join(["Room", walk_messages.ESSENTIAL, "since Tuesday"])
