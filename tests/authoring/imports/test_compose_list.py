"""Lists that were found, as files."""

from presencecheck.authoring.imports.compose_list import compose, list_text
from presencecheck.authoring.imports.model import ImportedList, Question, Remark
from presencecheck.core.checklist import Checklist, Routine
from presencecheck.formats.load import load


def questions(count: int, section: str = "") -> list[Question | Remark]:
    """So many questions."""
    return [Question({"ask": f"Is {section} {number} so?"}, section) for number in range(count)]


def test_one_list() -> None:
    """Headings are sections, remarks are comments where they stood."""
    found = ImportedList("Room", parts=[*questions(1, "Door"), Remark("a note"), *questions(1, "Lamp")])
    text = list_text(found, "room")
    order = [
        text.index(words) for words in ("section: Door", "Is Door 0 so?", "# a note", "section: Lamp", "Is Lamp 0 so?")
    ]
    assert order == sorted(order)


def test_forty_items_stay_one_list() -> None:
    """One more makes two, and a routine."""
    assert len(compose([ImportedList("A", parts=questions(40))], "a", "").files) == 1
    made = compose([ImportedList("A", parts=questions(41))], "a", "")
    [*lists, routine] = [load(file.text.encode(), f"{file.name}.yaml").what for file in made.files]
    assert [len(each.items) for each in lists if isinstance(each, Checklist)] == [40, 1]
    assert isinstance(routine, Routine)
    assert [each.checklist for each in routine.include] == [file.name for file in made.files[:-1]]


def test_more_than_a_routine_can_hold() -> None:
    """What is over is a comment, and counted."""
    made = compose([ImportedList("A", parts=questions(805))], "a", "")
    assert len(made.files) == 21
    assert (made.items, len(made.left)) == (800, 5)
    assert "5 questions more than a routine can hold" in made.notes[-1]


def test_names_of_lists_stay_short_and_apart() -> None:
    """Whatever the sections are called."""
    parts = [*questions(30, "门"), *questions(30, "The very same"), *questions(30, "the very same"), *questions(5, "x")]
    name = "a" * 60
    made = compose([ImportedList("A", parts=parts)], name, "")
    names = [file.name for file in made.files]
    assert len(set(names)) == len(names) == 5
    assert max(map(len, names)) <= 64
    assert all(load(file.text.encode(), f"{file.name}.yaml").what for file in made.files)


def test_a_title_that_is_too_long() -> None:
    """It is cut, and stands in a comment whole."""
    text = list_text(ImportedList("word " * 20, parts=questions(1)), "a")
    assert f"# {'word ' * 20}".rstrip() in text


def test_an_id_of_its_own() -> None:
    """What a list calls a question stays, also where the words of one before would make the same id."""
    first, second = Question({"ask": "Is water here?"}), Question({"ask": "Is it near?"})
    list_text(ImportedList(parts=[first]), "x")
    own = second.fields["id"] = str(first.fields.pop("id"))
    text = list_text(ImportedList(parts=[first, second]), "x")
    what = load(text.encode(), "x.yaml").what
    assert isinstance(what, Checklist)
    assert what.items[1].id == own != what.items[0].id
