"""A card that is recalled: its lines, what is marked, and what is said to it."""

from presencecheck.core.frozen import replace
from presencecheck.messages import recall as recall_messages
from presencecheck.surfaces.recall import RecallMarks, answer, lines, opening, questions
from presencecheck.surfaces.surface import LeftOpen, RecallLine, RecallPage


def page(count: int = 3) -> RecallPage:
    """A card of so many lines; the first has a remedy."""
    made = (
        RecallLine(f"i{number}", f"Is {number} so?", f"State {number}", "" if number else "Say it")
        for number in range(count)
    )
    return RecallPage("k2m4", "opening", "Opening", tuple(made))


def test_the_title_and_the_question() -> None:
    """The card is named before it is asked about."""
    assert [line.text for line in opening(page()) if line.text] == ["Opening", recall_messages.QUESTION]


def test_lines_and_their_questions() -> None:
    """With the same numbers; what was left open is marked by a word."""
    marks = RecallMarks(page())
    assert marks.toggle("2")
    assert [(line.text, line.aside) for line in lines(marks)] == [
        ("1 State 0", ""),
        ("2 State 1", recall_messages.MARKED),
        ("3 State 2", ""),
    ]
    assert [line.text for line in questions(marks)] == ["1 Is 0 so?", "2 Is 1 so?", "3 Is 2 so?"]


def test_marks() -> None:
    """A second digit takes the first back; a digit without a line marks nothing."""
    marks = RecallMarks(page())
    assert [marks.toggle(digit) for digit in "1340"] == [True, True, False, False]
    assert marks.left_open() == LeftOpen(frozenset({0, 2}))
    assert marks.toggle("1")
    assert marks.left_open() == LeftOpen(frozenset({2}))


def test_more_than_ten() -> None:
    """Ten lines have a number at once; marks stay while others are shown."""
    marks = RecallMarks(page(12))
    assert [line.text for line in lines(marks)][-1] == "0 State 9"
    assert (marks.toggle("0"), marks.toggle("1")) == (True, True)
    marks.turn()
    assert [line.text for line in lines(marks)] == ["1 State 10", "2 State 11"]
    assert [marks.toggle(digit) for digit in "23"] == [True, False]
    assert marks.left_open() == LeftOpen(frozenset({0, 9, 11}))
    marks.turn()
    assert marks.places() == range(10)


def test_what_helps_next_time() -> None:
    """It stands with what was left open, where it is known; and it is said where nothing was."""
    assert [(line.text, line.role) for line in answer(page(), LeftOpen(frozenset({1, 0})))] == [
        (recall_messages.LEFT_OPEN.format(state="State 0"), "open"),
        (recall_messages.NEXT_TIME.format(remedy="Say it"), "point"),
        (recall_messages.LEFT_OPEN.format(state="State 1"), "open"),
    ]
    assert [line.text for line in answer(page(), LeftOpen())] == [recall_messages.NONE_OPEN]


def test_the_section_stands_beside_a_line() -> None:
    """And that it was left open behind it."""
    marks = RecallMarks(replace(page(1), lines=(RecallLine("i0", "Is 0 so?", "State 0", heading="Room"),)))
    assert [line.aside for line in lines(marks)] == ["Room"]
    marks.toggle("1")
    assert [line.aside for line in lines(marks)] == [f"Room · {recall_messages.MARKED}"]
