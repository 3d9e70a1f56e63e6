"""The blocks of a text."""

from presencecheck.authoring.imports.blocks import BlockReader, Table
from presencecheck.authoring.imports.lines import Entry, Heading, Other, Paragraph


def shapes(text: str) -> list[object]:
    """The blocks, each in short."""
    made: list[object] = []
    for block in BlockReader(text).read():
        match block:
            case Entry():
                made.append(tree(block))
            case Heading():
                made.append(f"{'#' * block.level} {block.text}")
            case Paragraph():
                made.append(block.lines)
            case Table():
                made.append(block.rows)
            case Other():
                made.append(f"! {block.line}")
    return made


def tree(entry: Entry) -> object:
    """An entry with those below it."""
    below = [*entry.paragraphs, *map(tree, entry.children)]
    return (entry.text, *below) if below else entry.text


def test_nesting_by_indent_and_by_marker() -> None:
    """A list that lost its indents on the way has its numbers, letters and bullets."""
    assert shapes("1. a\n   - b\n2. c\n") == [("a", "b"), "c"]
    assert shapes("1. a\na. b\nb. c\n2. d\n") == [("a", "b", "c"), "d"]
    assert shapes("1. a\n2. b\n\n- c\n") == ["a", "b", "c"]


def test_what_goes_on_below() -> None:
    """A broken line is one; a closing sentence is not swallowed; a box can stand on a line of its own."""
    assert shapes("- Is the door\n  shut?\n  Half of you listens.\n") == [("Is the door shut?", "Half of you listens.")]
    assert shapes("- Don't run errands.\nQuestions? Ask us.\n") == ["Don't run errands.", ["Questions? Ask us."]]
    assert shapes("☐\nIs it shut?\n☐\nIs it lit?\n") == ["Is it shut?", "Is it lit?"]


def test_headings_tables_and_the_rest() -> None:
    """Underlined headings, rows, comments, code, quotations, rules."""
    assert shapes("Room\n====\nLine\n----\n- a\n---\n- b\n") == ["# Room", ["Line"], "! ----", "a", "! ---", "b"]
    assert shapes("Room\n====\n\nLine\n----\n- a\n") == ["# Room", "## Line", "a"]
    assert shapes("| a | b |\n|---|:-:|\n| c \\| d | |\n") == [[["a", "b"], ["c \\| d", ""]]]
    marked = "- a <!-- not\nthis -->\n- b\n```\n- c\n```\n> d\n"
    assert shapes(marked) == ["a ", "! not", "! this", "b", "! ```", "! - c", "! ```", "! > d"]


def test_fields_above_the_text() -> None:
    """Their title, or name, is the list's."""
    reader = BlockReader('---\nname: "Before the hour"\ntags: [a]\n---\n- a\n')
    assert len(reader.read()) == 5
    assert reader.title == "Before the hour"
