"""What a line is."""

import pytest

from presencecheck.authoring.imports.lines import Markers, goes_on, heading_of, is_ended


@pytest.mark.parametrize(
    ("line", "marker", "boxed", "text"),
    [
        ("- a", "bullet", False, "a"),
        ("* [x] a", "bullet", True, "a"),
        ("[ ] a", "box", True, "a"),
        ("[x] a", "box", True, "a"),
        ("( ) a", "box", True, "a"),
        ("___ a", "box", True, "a"),
        ("☑\ufe0f a", "box", True, "a"),
        ("3. a", "number", False, "a"),
        ("(3) a", "number", False, "a"),
        ("Step 3: a", "number", False, "a"),
        ("→ a", "bullet", False, "a"),
    ],
)
def test_entries(line: str, marker: str, boxed: bool, text: str) -> None:
    """Every sign that people put before an entry."""
    entry = Markers([line]).entry(line)
    assert entry is not None
    assert (entry.marker, entry.boxed, entry.text) == (marker, boxed, text)


@pytest.mark.parametrize("line", ["a", "-a", "[note] a", "A. Smith said so.", "2.5 mg a day", "e.g. a lamp", "[a]: b"])
def test_lines_that_are_none(line: str) -> None:
    """A single letter or a number with a point is no list."""
    assert Markers([line]).entry(line) is None


def test_letters_in_a_row() -> None:
    """Where there is an a and a b, letters count; so do numbers of several parts, deeper with each."""
    for line in ("a) x", "b. x", "(c) x"):
        entry = Markers(["a) x", "b. x"]).entry(line)
        assert entry is not None
        assert entry.marker == "letter"
    entry = Markers(["1.1 x", "1.2 y"]).entry("1.2 y")
    assert entry is not None
    assert (entry.marker, entry.indent) == ("number", 2)


def test_headings_and_sentences() -> None:
    """Where a heading ends, and where a sentence goes on."""
    heading = heading_of("## Room ##")
    assert heading is not None
    assert (heading.text, heading.level) == ("Room", 2)
    assert heading_of("#Room") is None
    assert is_ended("Shut it.")
    assert is_ended("门关了吗？")
    assert goes_on("Is the door", "shut?")
    assert not goes_on("Is it shut?", "then go on")
    assert not goes_on("Shut the door", "Questions? Ask us.")
