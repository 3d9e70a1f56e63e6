"""What was found in a list of others, on its way to a checklist file. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Fields = dict[str, Any]
"""Fields by their names in files."""


@dataclass
class Question:
    """What becomes an item.

    Attributes:
        fields: of the item, as far as they are known; `id` only where the list says one.
        section: the heading that it stands under; empty where there is none.
        leads: answers that add another item, as the fields of a follow-up, each with the question of that item.
        cited: numbers of the sources that it cites.
    """

    fields: Fields
    section: str = ""
    leads: list[tuple[Fields, str]] = field(default_factory=list)
    cited: list[int] = field(default_factory=list)

    @property
    def ask(self) -> str:
        """The question."""
        return str(self.fields["ask"])


@dataclass
class Remark:
    """A line that has no place in a checklist but a comment.

    Attributes:
        text: the line.
        is_heading: whether questions that stand under it have it as their section.
    """

    text: str
    is_heading: bool = False


Part = Question | Remark


@dataclass
class ImportedList:
    """One list.

    Attributes:
        title: empty where it has none.
        head: other fields of the file, such as its language.
        parts: in their order.
        notes: sentences on what the format does not hold, or what was not taken over.
        name: the id that it had; empty where it had none.
        when: the sessions that it is for in a routine, as fields; empty for all.
    """

    title: str = ""
    head: Fields = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    name: str = ""
    when: Fields = field(default_factory=dict)

    @property
    def questions(self) -> Iterator[Question]:
        """What becomes items."""
        return (part for part in self.parts if isinstance(part, Question))

    @property
    def remarks(self) -> Iterator[str]:
        """What becomes comments."""
        return (part.text for part in self.parts if isinstance(part, Remark))
