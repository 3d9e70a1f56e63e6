"""How the events of a parser become data: names as they were meant, and what helps where a value is missing."""

from presencecheck.formats.yaml_reader import read


def test_a_slip_in_a_name_is_told_and_the_field_is_read() -> None:
    """What is wrong with the name of a field does not make the field unknown as well."""
    document = read("\u00a0ask: a\n“why”: b\n-id: c\n".encode())
    assert document.data == {"ask": "a", "why": "b", "id": "c"}
    assert [(violation.code, mark) for violation, mark in document.violations] == [
        ("syntax", (1, 1)),
        ("syntax", (2, 1)),
        ("syntax", (3, 1)),
    ]
    assert [violation.words["help"] for violation, _ in document.violations] == [
        "Write: ask: a",
        "Write: why: b",
        "Write: - id: c",
    ]


def test_names_in_quotes_are_taken_as_they_are() -> None:
    """Who puts a name in quotes means it."""
    assert read("'-id': a\n'“x”': b\n".encode()).data == {"-id": "a", "“x”": "b"}


def helps(source: str) -> list[object]:
    """What helps of each violation, None where the rule's own hint does."""
    return [violation.words.get("help") for violation, _ in read(source.encode()).violations]


def test_what_helps_where_a_value_is_missing() -> None:
    """A comment in its place, a comma that ended a text, or nothing at all."""
    assert helps("a: #3 is shut\n") == [
        'Everything from # on is a comment. If it belongs to the text, write: a: "#3 is shut"'
    ]
    assert helps("a:\n  - #3\n  - b\n") == [
        'Everything from # on is a comment. If it belongs to the text, write: - "#3"'
    ]
    assert helps("{a: Yes, please}") == ["In braces and brackets a comma ends a text: put the whole text in quotes."]
    assert helps("{a: }") == helps("a:\n") == helps("- a\n-\n") == [None]
