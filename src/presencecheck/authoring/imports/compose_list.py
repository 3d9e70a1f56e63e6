"""Lists that were found → the texts of checklist files; more than one list can hold become several and a routine."""

from collections.abc import Iterator, Sequence

from presencecheck.authoring.draft.yaml_lines import entry_lines, field_lines
from presencecheck.authoring.imports.braces import single_braces
from presencecheck.authoring.imports.fit import cut, drop_misfits, shorten
from presencecheck.authoring.imports.inline import one_line
from presencecheck.authoring.imports.mark_sections import mark_sections
from presencecheck.authoring.imports.model import Fields, ImportedList, Part, Question, Remark
from presencecheck.authoring.item_names import has_plain_letters, name_item
from presencecheck.authoring.starter import MODELINE, title_of
from presencecheck.core.checklist import MOST_ENTRIES, MOST_TITLE
from presencecheck.core.frozen import Frozen
from presencecheck.core.names import is_id
from presencecheck.core.practice_names import without_names
from presencecheck.messages import imports as imports_messages

_MOST_LISTS = 20
"""Lists of one routine."""
_MOST_ID = 64


class ListFile(Frozen):
    """A file that is to be written.

    Attributes:
        name: its id.
        text: its content.
    """

    name: str
    text: str


class Imported(Frozen):
    """All that an import makes.

    Attributes:
        files: the lists, and the routine that joins them last; a list alone is the only one.
        items: how many there are.
        sections: how many headings they stand under.
        left: lines that became comments.
        notes: what else is to be said.
    """

    files: tuple[ListFile, ...]
    items: int
    sections: int
    left: tuple[str, ...]
    notes: tuple[str, ...]


def compose(lists: Sequence[ImportedList], name: str, title: str) -> Imported:
    """Write what was found.

    Args:
        lists: one, or those of a routine, whose title is that of the first.
        name: the id of the list, or of the routine.
        title: the title that is wished; empty for the list's own.
    """
    shown = title or lists[0].title or title_of(name)
    for each in lists:
        shorten(each)
    braced = sum(map(single_braces, lists))
    split = [part for each in _with_questions(lists) for part in _split(each)]
    notes = [note for each in lists for note in each.notes]
    if braced:
        notes.append(imports_messages.BRACES.of(braced))
    for note in _over(split):
        notes.append(note)
    questions = [question for each in split for question in each.questions]
    if not all(has_plain_letters(question.ask) or "id" in question.fields for question in questions):
        notes.append(imports_messages.NUMBERED)
    if len(split) == 1:
        split[0].title = shown
        texts = [ListFile(name, list_text(split[0], name))]
    else:
        texts = [*_with_routine(split, name, shown)]
    sections = len({question.section for question in questions if question.section})
    left = tuple(line for each in split for line in each.remarks)
    return Imported(tuple(texts), len(questions), sections, left, tuple(dict.fromkeys(notes)))


def _with_questions(lists: Sequence[ImportedList]) -> Sequence[ImportedList]:
    """The lists that have one; the lines of the others are comments of the list before, or of the first."""
    asked: list[ImportedList] = []
    lines: list[Part] = []
    for each in lists:
        if any(each.questions):
            asked.append(each)
            each.parts = [*lines, *each.parts]
            lines = []
        else:
            further = [Remark(each.title), *each.parts] if each.title else each.parts
            target = asked[-1].parts if asked else lines
            target += further
            (asked[-1] if asked else lists[-1]).notes += [*each.notes]
    return asked


def _over(split: list[ImportedList]) -> Iterator[str]:
    """Make comments of what is more than a routine can hold."""
    more = split[_MOST_LISTS:]
    if more:
        del split[_MOST_LISTS:]
        lines = [part.ask if isinstance(part, Question) else part.text for each in more for part in each.parts]
        split[-1].parts += map(Remark, lines)
        yield imports_messages.TOO_MANY.of(sum(1 for each in more for _ in each.questions))


def _split(found: ImportedList) -> Iterator[ImportedList]:
    """The list, or several of its sections where it has more items than one list can hold."""
    if sum(1 for _ in found.questions) <= MOST_ENTRIES:
        yield found
        return
    chunk: list[Part] = []
    section = next((question.section for question in found.questions), "")
    for part in found.parts:
        count = sum(isinstance(each, Question) for each in chunk)
        if isinstance(part, Question) and count and (part.section != section or count == MOST_ENTRIES):
            yield _piece(found, section, chunk)
            chunk = []
        if isinstance(part, Question):
            section = part.section
        chunk.append(part)
    yield _piece(found, section, chunk)


def _piece(found: ImportedList, section: str, parts: list[Part]) -> ImportedList:
    for part in parts:
        if isinstance(part, Question):
            part.section = ""
    return ImportedList(section, found.head, parts, when=found.when)


def _with_routine(lists: Sequence[ImportedList], name: str, title: str) -> Iterator[ListFile]:
    taken: set[str] = {name}
    names = []
    for number, each in enumerate(lists, 1):
        words = each.name or each.title
        inner = name_item(words, set()) if has_plain_letters(words) else str(number)
        free = f"{name}-{inner}"[:_MOST_ID].rstrip("-")
        while free in taken or not is_id(free):
            free = f"{name[: _MOST_ID - 4]}-{number}" if free != f"{name}-{number}" else f"{free}x"
        taken.add(free)
        names.append(free)
        each.title = each.title or f"{title} {number}"
        yield ListFile(free, list_text(each, free))
    include = [
        {"checklist": free} | ({"when": each.when} if each.when else {})
        for free, each in zip(names, lists, strict=True)
    ]
    data: Fields = {
        "format": 1,
        "id": name,
        "title": without_names(cut(one_line(title), MOST_TITLE)[0]),
        "include": include,
    }
    yield ListFile(name, "\n".join((MODELINE, *field_lines(data))) + "\n")


def list_text(found: ImportedList, name: str) -> str:
    """The text of one list; what does not fit is a comment."""
    _name_items(found)
    mark_sections(found, found.title or title_of(name))
    shown, rest = cut(one_line(found.title), MOST_TITLE)
    head: Fields = {"format": 1, "id": name, "title": without_names(shown) or title_of(name), **found.head}
    drop_misfits(found, head)
    lines = [MODELINE, *field_lines(head)]
    if rest:
        lines.insert(3, f"# {one_line(found.title)}")
    return "\n".join((*lines, "", "items:", *_item_lines(found.parts))) + "\n"


def _item_lines(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Remark):
            yield f"  # {one_line(part.text)}"
        else:
            yield from entry_lines(part.fields, 2)


def _name_items(found: ImportedList) -> None:
    """Give each item an id, and resolve what the answers of others add."""
    given = {id_ for question in found.questions if is_id(id_ := str(question.fields.get("id", "")))}
    taken = set(given)  # none of those that have no id takes the id of another
    for number, question in enumerate(found.questions, 1):
        name = str(question.fields.pop("id", ""))
        if name in given:
            given.remove(name)
        else:
            name = name_item(question.ask if has_plain_letters(question.ask) else f"item {number}", taken)
        taken.add(name)
        question.fields = {"id": name, **question.fields}
    places = [*found.questions]
    sources = found.head.get("sources", {})
    keys = [*sources] if isinstance(sources, dict) else []
    for place, question in enumerate(places):
        later = {each.ask: str(each.fields["id"]) for each in reversed(places[place + 1 :])}
        for lead, ask in question.leads:
            lead["add"] = later.get(ask, ask)
        cited = [keys[number - 1] for number in question.cited if 0 < number <= len(keys)]
        if cited:
            question.fields["sources"] = cited
