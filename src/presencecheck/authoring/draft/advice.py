"""What the check says of a list in the making, in the words of someone who never saw its file."""

from collections.abc import Collection, Iterable

from presencecheck.core.frozen import Frozen
from presencecheck.core.problems import RULES, Violation
from presencecheck.formats.decoding import Located
from presencecheck.formats.name_violations import name_violations
from presencecheck.formats.validation import Validation
from presencecheck.formats.yaml_reader import read
from presencecheck.messages import draft as draft_messages
from presencecheck.messages import problems as problems_messages


class Advice(Frozen):
    """What is said of a list.

    Attributes:
        errors: why it cannot be used as it is.
        warnings: what might serve better.
    """

    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def advice_on(text: str, name: str, places: Collection[int] | None = None) -> Advice:
    """What the check says of the text of a list.

    Args:
        text: of the file.
        name: its id.
        places: of the questions that warnings are wanted of, counted from 0; None for all, and for the list itself.
    """
    document = read(text.encode())
    validation = Validation(document, name, advised=True)
    if document.data is not None:
        validation.validate()
    names = [(found, document.mark(found.where)) for found in name_violations(document.data)]
    by_place = sorted((*document.violations, *validation.violations, *names), key=lambda found: found[1])
    if places is not None:
        by_place = [each for each in by_place if RULES[each[0].code] == "error" or _is_at(each[0], places)]
    return Advice(*(_sentences(by_place, severity) for severity in ("error", "warning")))


def _is_at(violation: Violation, places: Collection[int]) -> bool:
    return violation.where[:1] == ("items",) and violation.where[1:2] != () and violation.where[1] in places


def _sentences(found: Iterable[Located], severity: str) -> tuple[str, ...]:
    """What is said of those of one severity, each once."""
    return tuple(dict.fromkeys(_said(violation) for violation, _ in found if RULES[violation.code] == severity))


def _said(violation: Violation) -> str:
    words = {key: str(word) for key, word in violation.words.items()}
    key = words.get("key", "")
    usual, _ = problems_messages.MESSAGES[violation.code]
    sentence = draft_messages.SAID.get(violation.code, usual)
    sentence = sentence.format_map({**words, "field": draft_messages.FIELDS.get(key, f'"{key}"')})
    where = violation.where
    if len(where) > 1 and where[0] == "items" and isinstance(where[1], int):
        return draft_messages.QUESTION.format(place=where[1] + 1, text=sentence)
    return sentence[:1].upper() + sentence[1:]
