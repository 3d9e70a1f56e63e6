"""Names in double braces that other programs fill in, as `{{client.name}}`: here they are text, in single braces."""

from typing import Any

from presencecheck.authoring.imports.model import ImportedList
from presencecheck.core.practice_names import without_names

_ANSWERS = ("options", "is", "has")
"""Fields in which no name is filled in."""


def single_braces(found: ImportedList) -> int:
    """Make single the double braces of every name that is none of ours; return how many texts had such."""
    mending = _Mending()
    found.title = mending.mended(found.title)
    found.head = mending.mended(found.head)
    for question in found.questions:
        question.section = mending.mended(question.section)
        question.fields = mending.mended(question.fields)
        question.leads = [(lead, mending.mended(ask)) for lead, ask in question.leads]
    return len(mending.texts)


class _Mending:
    """Mends texts, and knows which it mended."""

    def __init__(self) -> None:
        self.texts: set[str] = set()

    def mended(self, part: Any, key: str = "") -> Any:
        """The text, mended; fields and lists stay the same ones, as others hold parts of them."""
        if isinstance(part, str):
            text = without_names(part, known=key not in _ANSWERS)
            if text != part:
                self.texts.add(part)
            return text
        if isinstance(part, list):
            part[:] = [self.mended(each, key) for each in part]
        if isinstance(part, dict):
            part |= {name: self.mended(each, name) for name, each in part.items()}
        return part
