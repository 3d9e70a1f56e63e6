"""Rows of a table → questions. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from presencecheck.authoring.imports import phrases
from presencecheck.authoring.imports.inline import ASKING, Plain, one_line, plain
from presencecheck.authoring.imports.model import Fields, Part, Question, Remark
from presencecheck.core.names import is_id
from presencecheck.messages import list_columns as list_columns_messages

_TEXTS = (
    "id",
    "ready",
    "why",
    "say",
    "moment",
    "evidence",
    "repeat",
    "importance",
    "kind",
    "probe",
    "share",
    "same-as",
    "link",
    "style",
)
_LISTS = ("modality", "setting", "was")
_NUMBERS = ("at-most", "seconds")
_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}
_COUNTED = {"min", "max"}


def columns_of(rows: Sequence[Sequence[str]]) -> list[str]:
    """What each column of a table is, by what its first row calls it and by where its questions stand."""
    return with_questions(known_columns(rows[0]), rows) if rows else []


def known_columns(header: Sequence[str]) -> list[str]:
    """By the place of each column, what it is; empty where that is unknown."""
    names: list[str] = []
    for cell in header:
        words = one_line(cell).casefold().rstrip(":")
        name = _names().get(words.replace(" ", "-")) or _names().get(words, "")
        names.append("" if name in names else name)
    return names


@cache
def _names() -> Mapping[str, str]:
    """By what it may be called, each column."""
    told = list_columns_messages
    several = (told.SYNONYMS, *told.OTHER_LANGUAGES.values())
    synonyms = {word.casefold(): name for words_of in several for name, words in words_of.items() for word in words}
    return synonyms | {name: name for name in (*told.BASE, *told.FURTHER)}


def with_questions(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The columns; where none is known as that of the questions, it is the one that has them in most rows.

    Args:
        columns: what each column is, as `known_columns` has it.
        rows: all rows; where the first has questions itself, it is no header, and the columns stay as they are.
    """
    if "ask" in columns or len(rows) < 2 or any(map(_is_question, rows[0])):
        return [*columns]
    counts = [
        sum(_is_question(cell) for row in rows[1:] for cell in row[place : place + 1]) for place in range(len(columns))
    ]
    most = max(counts, default=0)
    place = counts.index(most) if 2 * most > len(rows) - 1 else -1
    return ["ask" if number == place else name for number, name in enumerate(columns)]


def _is_question(cell: str) -> bool:
    return cell.rstrip().endswith(ASKING)


def parts_of_rows(rows: Sequence[Sequence[str]], section: str = "") -> Iterator[Part]:
    """The questions of a table in Markdown or in a document.

    Args:
        rows: the cells of each row; the first is the header where it names a column that is known.
        section: the heading that the table stands under.
    """
    if not rows:
        return
    columns = columns_of(rows)
    if "ask" in columns:
        yield from parts_of_table(columns, rows[0], rows[1:], section)
        return
    place = _place_of_words(rows)
    names = ["ask" if number == place else "" for number in range(len(rows[0]))]
    header = [""] * len(names)
    is_header = len(rows) > 1 and len(names) > 1 and not any(cell.endswith("?") for cell in rows[0])
    if is_header:
        yield Remark(" | ".join(rows[0]))
        header, rows = list(rows[0]), rows[1:]
    yield from parts_of_table(names, header, rows, section)


def parts_of_table(
    columns: Sequence[str],
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    section: str = "",
    *,
    is_plain: bool = False,
) -> Iterator[Part]:
    """The questions of the rows, and remarks of what has no place in them.

    Args:
        columns: what each column is.
        header: what it is called there.
        rows: cells.
        section: what all stand under.
        is_plain: whether the cells hold no markup.
    """
    heading = section
    taken: set[str] = set()
    for row in rows:
        cells = dict(zip(columns, row, strict=False))
        others = [
            (header[place] if place < len(header) else "", cell.strip())
            for place, cell in enumerate(row)
            if cell.strip() and not (place < len(columns) and columns[place])
        ]
        words = Plain(one_line(cells.get("ask", ""))) if is_plain else plain(cells.get("ask", ""))
        if words.text:
            # A cell that is left empty means the same as the one above it.
            heading = one_line(cells.get("section", "")) or heading
            question = Question({"ask": words.text}, heading)
            left = [*_fill(question, cells), *_name(question, taken), *words.links]
            yield question
            yield from (Remark(line) for line in left)
        else:
            others += [(name, one_line(cell)) for name, cell in cells.items() if name and cell.strip()]
        for name, cell in others:
            if one_line(name).casefold() not in list_columns_messages.NUMBERS:
                yield Remark(_left(name, cell))


def _fill(question: Question, cells: Mapping[str, str]) -> Iterator[str]:
    """Set what the cells say; yield what none of the fields can hold."""
    fields = question.fields
    for name, cell in cells.items():
        if not cell.strip() or name in ("", "ask", "section", "help", "then", *_OF_KINDS):
            continue
        value = _value(name, cell)
        if value is None:
            yield _left(name, cell)
        elif name in ("modality", "setting", "first-session"):
            fields.setdefault("when", {})[name] = value
        else:
            fields[name] = value
    then = one_line(cells.get("then", ""))
    if help_ := split_cell(cells.get("help", "")):
        fields["if-not-yet"] = {"do": help_, **({"then": then} if then else {})}
    elif then:
        yield _left("then", then)
    yield from _set_kind(fields, cells)


def _name(question: Question, taken: set[str]) -> Iterator[str]:
    """Keep the id that a row has; yield it where it cannot be one, or is another row's."""
    given = str(question.fields.get("id", ""))
    if given and (given in taken or not is_id(given)):
        yield _left("id", question.fields.pop("id"))
    taken.add(given)


_OF_KINDS = ("options", "low", "high", "min", "max", "steps", "breathe", "other", "again")


def _value(name: str, cell: str) -> object:
    words = one_line(cell)
    if name in _TEXTS:
        return words.casefold() if name in ("importance", "kind", "moment", "repeat") else words
    if name in _LISTS or name == "sources":
        return split_cell(cell)
    if name in _NUMBERS:
        return int(words) if _is_number(words) else None
    return _TRUTHS.get(words.casefold())


def _is_number(cell: str) -> bool:
    """Whether a cell holds a number that a list can have; Python makes none of some thousand digits."""
    return cell.strip().isdecimal() and len(cell.strip()) < 10


def _set_kind(fields: Fields, cells: Mapping[str, str]) -> Iterator[str]:
    """Set what belongs to the way of answering."""
    kind = str(fields.get("kind", ""))
    options = split_cell(cells.get("options", ""))
    if not kind and options:
        kind = fields["kind"] = "choice"
    numbers = {name: int(cells[name]) for name in ("min", "max", "again") if _is_number(cells.get(name, ""))}
    used: set[str] = set()
    if kind in ("choice", "several"):
        fields["options"], used = options, {"options"}
    elif kind == "scale":
        ends = {name: one_line(cells.get(name, "")) for name in ("low", "high")}
        fields["scale"] = {name: numbers[name] for name in ("min", "max") if name in numbers} | ends
        used = {"low", "high"} | numbers.keys() - {"again"}
    elif kind == "text":
        fields |= {"max": numbers["max"]} if "max" in numbers else {}
        used = {"max"} & numbers.keys()
    elif kind == "exercise":
        fields["exercise"] = _exercise(fields, cells, numbers)
        used = {"other", *fields["exercise"]}
    yield from (_left(name, cells[name]) for name in _OF_KINDS if name not in used and cells.get(name, "").strip())


def _exercise(fields: Fields, cells: Mapping[str, str], numbers: Mapping[str, int]) -> Fields:
    course: Fields = {"seconds": fields.pop("seconds", 60)}
    into, _, out = cells.get("breathe", "").partition("/")
    if _is_number(into) and _is_number(out):
        course["breathe"] = {"in": int(into), "out": int(out)}
    elif steps := split_cell(cells.get("steps", "")):
        course["steps"] = [*map(phrases.read_step, steps)]
    ways = [phrases.read_way(way) for way in split_cell(cells.get("other", ""))]
    is_plain = len(ways) == 1 and "needs" not in ways[0]
    course["alternative"] = ways[0]["say"] if is_plain else ways
    return course | {name: numbers[name] for name in ("again",) if name in numbers}


def split_cell(cell: str) -> list[str]:
    """The texts of a cell: one a line where it has several lines, else between semicolons."""
    parts = cell.splitlines() if "\n" in cell else cell.split(";")
    return [text for part in parts if (text := one_line(part))]


def _place_of_words(rows: Sequence[Sequence[str]]) -> int:
    """The place of the column that says most in the first rows."""
    lengths = [sum(len(row[place]) for row in rows[:20] if place < len(row)) for place in range(len(rows[0]))]
    return lengths.index(max(lengths)) if lengths else 0


def _left(name: str, cell: str) -> str:
    words = one_line(cell.replace("\n", "; "))
    return list_columns_messages.LEFT.format(column=one_line(name), words=words) if name.strip() else words
