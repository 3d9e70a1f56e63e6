"""Lines without any sign of a list."""

import pytest

from presencecheck.authoring.imports.outline import read_text


def asks(text: str) -> list[tuple[str, str]]:
    """The questions, each with its heading."""
    return [(question.section, question.ask) for question in read_text(text).questions]


def test_one_question_a_line() -> None:
    """The questions are the items, a short line above some their heading, the first one the title."""
    text = "My room\n\nBefore\nIs the door shut?\nIs the lamp on?\n\nAfter\nIs it tidy?\n"
    assert asks(text) == [("Before", "Is the door shut?"), ("Before", "Is the lamp on?"), ("After", "Is it tidy?")]
    assert read_text(text).title == "My room"


def test_labelled_and_short_lines() -> None:
    """`Label: text`, or a column of short lines, is a list."""
    assert asks("Be on time: five minutes early\nBe dressed: as for the office\nBe alone: shut the door\n") == [
        ("", "Be on time: five minutes early"),
        ("", "Be dressed: as for the office"),
        ("", "Be alone: shut the door"),
    ]
    assert [ask for _, ask in asks("Room\nDoor shut\nLamp on\nPhone off\n")] == ["Door shut", "Lamp on", "Phone off"]


@pytest.mark.parametrize(
    "text", ["Dear Ann,\nthanks for\nyour letter\n", "Sit.\nFeel both feet.\nBreathe out.\n", "Door shut\nLamp on\n"]
)
def test_prose_is_no_list(text: str) -> None:
    """Neither a letter nor a script to be read aloud."""
    assert asks(text) == []
