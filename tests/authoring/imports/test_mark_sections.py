"""Headings of a list as the sections of its items."""

from presencecheck.authoring.imports.mark_sections import mark_sections
from presencecheck.authoring.imports.model import ImportedList, Question, Remark


def marked(*headings: str, title: str = "The list") -> list[str]:
    """What each question names, and in brackets the remarks."""
    found = ImportedList(parts=[Question({"id": f"i{n}", "ask": "?"}, words) for n, words in enumerate(headings)])
    mark_sections(found, title)
    return [
        f"({part.text})" if isinstance(part, Remark) else str(part.fields.get("section", "")) for part in found.parts
    ]


def test_each_is_named_where_it_begins() -> None:
    """Before the first there is none."""
    assert marked("", "Room", "Room", "Line", "Room") == ["", "Room", "", "Line", "Room"]


def test_what_stands_below_all_of_them_is_of_the_list() -> None:
    """So that it is not taken for a part of the last one."""
    assert marked("Room", "", "") == ["Room", "The list", ""]


def test_of_several_headings_the_innermost_fits() -> None:
    """The whole is a comment; so is one alone that is too long."""
    outer, inner = "Before the first session of the day", "In the room where the client sits"
    whole = f"{outer} \N{EN DASH} {inner}"
    assert marked(whole) == [f"({whole})", inner]
    long = "word " * 13 + "end"
    assert marked(long) == [f"({long})", ("word " * 12).rstrip()]
