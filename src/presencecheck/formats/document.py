"""The plain data of a YAML file with the line and column of every part. Pure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from presencecheck.core.problems import RULES, Where
from presencecheck.formats.decoding import Located, Mark

Data = str | list["Data"] | dict[str, "Data"] | None


class Document:
    """The content of a file: its data, the position of each part, and its violations.

    Attributes:
        data: what the file says; None where it cannot be read.
        values: where each part begins.
        keys: where the name of each field begins.
        violations: what is wrong with how it is written.
        has_names: whether a text in it may name the practice; nearly none does, and then no text is looked through.
        meant: parts that the file does not write, each with the part that stands for it and whether its name does.
    """

    def __init__(
        self,
        data: Data = None,
        *,
        values: Mapping[Where, Mark] | None = None,
        keys: Mapping[Where, Mark] | None = None,
        violations: Sequence[Located] = (),
    ) -> None:
        self.data = data
        self.values = dict(values or {})
        self.keys = dict(keys or {})
        self.violations = list(violations)
        self.has_names = False
        self.meant: dict[Where, tuple[Where, bool]] = {}

    @property
    def errors(self) -> list[Located]:
        """Those violations for which it is refused; the others are advice."""
        return [each for each in self.violations if RULES[each[0].code] == "error"]

    def mark(self, where: Where, *, key: bool = False) -> Mark:
        """Line and column of the part at `where`, or of the nearest part around it."""
        while where:
            if where in self.meant:
                where, key = self.meant[where]
            for marks in (self.keys, self.values) if key else (self.values, self.keys):
                if where in marks:
                    return marks[where]
            where = where[:-1]
        return self.values.get((), (1, 1))


class LaterDocument(Document):
    """A document of which only some attributes are known; the others are read once one of them is asked for.

    Args:
        read: reads the whole document.
        known: the attributes that are known, by their names.
    """

    def __init__(self, read: Callable[[], Document], **known: Any) -> None:
        vars(self).update(known, meant={})
        self._read = read

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        own = vars(self)
        own.update(vars(self._read()) | own)
        try:
            return own[name]
        except KeyError:
            raise AttributeError(name) from None
