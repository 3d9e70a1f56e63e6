"""A Questionnaire that another program wrote. Pure."""

from collections import Counter
from collections.abc import Iterator

from presencecheck.authoring.imports.elements import coding, entries, number, text_of
from presencecheck.authoring.imports.model import Fields, ImportedList, Part, Question, Remark
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import imports as imports_messages
from presencecheck.messages import list_columns as list_columns_messages

_CHOICES = ("choice", "open-choice", "coding")
_WORDS = {"string": 60, "text": 200}
"""Types that are answered in words, and how many letters are reckoned where nothing is said."""
_MOST_DEEP = 30


def read_foreign(data: Fields) -> ImportedList:
    """The list of a Questionnaire; what has no counterpart is counted."""
    form = _Form()
    found = ImportedList(text_of(data, "title") or text_of(data, "name"))
    if description := text_of(data, "description"):
        found.parts.append(Remark(description))
    found.parts += form.parts(data, "", 0)
    if language := text_of(data, "language"):
        found.head["language"] = language
    if form.unlike:
        types = enumeration_messages.join_with_commas(f"{count} {name}" for name, count in form.unlike.items())
        found.notes.append(imports_messages.NO_COUNTERPART.of(form.unlike.total(), types=types))
    if form.conditions:
        found.notes.append(imports_messages.CONDITIONS.of(form.conditions))
    return found


class _Form:
    """Walks through the elements, and counts what is left out."""

    def __init__(self) -> None:
        self.unlike: Counter[str] = Counter()
        self.conditions = 0

    def parts(self, element: Fields, section: str, depth: int) -> Iterator[Part]:
        """The parts of what stands inside an element."""
        for inside in entries(element, "item") if depth < _MOST_DEEP else ():
            self.conditions += bool(entries(inside, "enableWhen"))
            words = text_of(inside) or text_of(inside, "prefix")
            kind = str(inside.get("type", ""))
            if kind == "group":
                further = list_columns_messages.BETWEEN.join(filter(None, [section, words.rstrip(":")]))
                if not entries(inside, "item") and words:
                    yield Remark(words)
                yield from self.parts(inside, further, depth + 1)
                continue
            if kind == "display" or not words:
                yield from [Remark(words)] if words else []
            else:
                yield self._question(inside, words, kind, section)
            yield from self.parts(_without_help(inside), section, depth + 1)

    def _question(self, element: Fields, words: str, kind: str, section: str) -> Part:
        fields = _answered(element, kind)
        if fields is None:
            self.unlike[kind or "?"] += 1
            return Remark(words)
        helps = [text_of(each) for each in entries(element, "item") if each.get("type") == "display"]
        why = " ".join(filter(None, helps))
        return Question({"ask": words, **fields, **({"why": why} if why else {})}, section)


def _without_help(element: Fields) -> Fields:
    """The element without the words that are part of its question."""
    return {"item": [each for each in entries(element, "item") if each.get("type") != "display"]}


def _answered(element: Fields, kind: str) -> Fields | None:
    """How the question is answered, as fields; None where lists have no such kind."""
    options = [_words(option) for option in (*entries(element, "answerOption"), *entries(element, "option"))]
    if kind == "boolean":
        return {}
    if kind in (*_CHOICES, "string", "integer") and len(options) > 1:
        numbers = [number(option, "valueInteger") for option in entries(element, "answerOption")]
        if kind == "integer" and all(each is not None for each in numbers):
            return None
        if {option.casefold() for option in options} == {"yes", "no"}:
            return {}
        return {"kind": "several" if element.get("repeats") is True else "choice", "options": options}
    if kind in _WORDS:
        return {"kind": "text", "max": min(number(element, "maxLength") or _WORDS[kind], 200)}
    return None


def _words(option: Fields) -> str:
    given = coding(option)
    return text_of(given, "display") or text_of(given, "code") or text_of(option, "valueString") or _number(option)


def _number(option: Fields) -> str:
    found = number(option, "valueInteger")
    return "" if found is None else str(found)
