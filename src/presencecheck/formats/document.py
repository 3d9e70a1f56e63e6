"""The plain data of a YAML file with the line and column of every part. Pure."""

from dataclasses import dataclass, field

from presencecheck.core.problems import RULES, Where
from presencecheck.formats.decoding import Located, Mark

Data = str | list["Data"] | dict[str, "Data"] | None


@dataclass
class Document:
    """The content of a file: its data, the position of each part, and its violations.

    Attributes:
        has_names: whether a text in it may name the practice; nearly none does, and then no text is looked through.
    """

    data: Data = None
    values: dict[Where, Mark] = field(default_factory=dict)
    keys: dict[Where, Mark] = field(default_factory=dict)
    violations: list[Located] = field(default_factory=list)
    has_names: bool = False

    @property
    def errors(self) -> list[Located]:
        """Those violations for which it is refused; the others are advice."""
        return [each for each in self.violations if RULES[each[0].code] == "error"]

    def mark(self, where: Where, *, key: bool = False) -> Mark:
        """Line and column of the part at `where`, or of the nearest part around it."""
        while where:
            for marks in (self.keys, self.values) if key else (self.values, self.keys):
                if where in marks:
                    return marks[where]
            where = where[:-1]
        return self.values.get((), (1, 1))
