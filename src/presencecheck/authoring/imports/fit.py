"""What was found, cut to what a checklist can hold: the program's own check says what does not fit."""

from presencecheck.authoring.draft.yaml_lines import field_lines
from presencecheck.authoring.imports.inline import SPACES
from presencecheck.authoring.imports.model import Fields, ImportedList, Part, Question, Remark
from presencecheck.core.items import MOST_SENTENCE, MOST_WHY
from presencecheck.core.problems import RULES, Violation
from presencecheck.formats.validation import Validation
from presencecheck.formats.yaml_reader import read
from presencecheck.messages import imports as imports_messages

_ROUNDS = 8
_BASIC = ("id", "ask", "importance", "why")
"""Fields of every item; what they say always fits, once it is short enough."""


def shorten(found: ImportedList) -> None:
    """Cut questions and reasons that are too long; what goes stands in a comment behind."""
    parts: list[Part] = []
    for part in found.parts:
        parts.append(part)
        if isinstance(part, Question):
            ask, more = cut(part.ask, MOST_SENTENCE)
            why, rest = cut(" ".join(filter(None, [more, part.fields.get("why", "")])), MOST_WHY)
            part.fields |= {"ask": ask} | ({"why": why} if why else {})
            parts += [Remark(rest)] if rest else []
    found.parts = parts


def cut(text: str, most: int) -> tuple[str, str]:
    """What fits, up to the end of a word where there is one, and the rest."""
    if len(text) <= most:
        return text, ""
    end = text.rfind(" ", 1, most + 1)
    end = end if end > 0 else most
    return text[:end], text[end:].lstrip(SPACES)


def drop_misfits(found: ImportedList, head: Fields) -> None:
    """Make a comment of each field of an item that a checklist could not have.

    Args:
        found: its questions have their ids.
        head: the other fields of the file.
    """
    for _ in range(_ROUNDS):
        questions = [*found.questions]
        text = "\n".join(field_lines({**head, "items": [question.fields for question in questions]}))
        document = read(text.encode())
        validation = Validation(document, head["id"], advised=False)
        validation.validate()
        every = [violation for violation, _ in (*document.violations, *validation.violations)]
        wrong = [each for each in every if RULES[each.code] == "error" and each.where[:1] == ("items",)]
        if not wrong:
            return
        dropped: dict[int, list[str]] = {}
        for violation in wrong:
            place = violation.where[1] if len(violation.where) > 1 else 0
            question = questions[int(place)]
            dropped.setdefault(id(question), []).extend(_drop(question.fields, violation))
        found.parts = [each for part in found.parts for each in (part, *map(Remark, dropped.get(id(part), [])))]


def _drop(fields: Fields, violation: Violation) -> list[str]:
    """Take out what does not fit, and say what it was."""
    name = violation.where[2] if len(violation.where) > 2 else ""
    names = [str(name)]
    if name not in fields or name in _BASIC or name == "kind":
        names = [each for each in fields if each not in _BASIC]
        if name == "importance":
            names = ["importance"]
        elif name == "kind" or not names:
            names.append("kind")
    return [
        imports_messages.FIELD.format(field=each, words=_words(fields.pop(each))) for each in names if each in fields
    ]


def _words(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_words(each)}" for name, each in value.items())
    return "; ".join(map(_words, value)) if isinstance(value, list) else str(value)
