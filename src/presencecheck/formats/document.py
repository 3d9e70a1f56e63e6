"""The plain data of a YAML file with the line and column of every part. Pure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from presencecheck.core.problems import RULES, Where
from presencecheck.formats.decoding import Located, Mark
from presencecheck.formats.kinds import is_item, short_form

Data = str | list["Data"] | dict[str, "Data"] | None


class Document:
    """The content of a file: its data, the position of each part, and its violations.

    Attributes:
        data: what the file says; None where it cannot be read.
        values: where each part begins.
        keys: where the name of each field begins.
        violations: what is wrong with how it is written.
        has_names: whether a text in it may name the practice; nearly none does, and then no text is looked through.
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

    @property
    def errors(self) -> list[Located]:
        """Those violations for which it is refused; the others are advice."""
        return [each for each in self.violations if RULES[each[0].code] == "error"]

    def mark(self, where: Where, *, key: bool = False) -> Mark:
        """Line and column of the part at `where`, or of the nearest part around it."""
        while where:
            where, key = self._written(where, key=key)
            for marks in (self.keys, self.values) if key else (self.values, self.keys):
                if where in marks:
                    return marks[where]
            where = where[:-1]
        return self.values.get((), (1, 1))

    def _written(self, where: Where, *, key: bool) -> tuple[Where, bool]:
        """The part that stands for this one, and whether its name does: an item in short form names no field."""
        item, name = where[:-1], where[-1]
        if name not in ("id", "ask") or not is_item(item):
            return where, key
        part: Any = self.data
        try:
            for step in item:
                part = part[step]
        except (LookupError, TypeError):  # there is no such item
            return where, key
        short = short_form(part)
        return ((*item, short[0]), name == "id") if short else (where, key)


class LaterDocument(Document):
    """A document of which only some attributes are known; the others are read once one of them is asked for.

    Args:
        read: reads the whole document.
        known: the attributes that are known, by their names.
    """

    def __init__(self, read: Callable[[], Document], **known: Any) -> None:
        vars(self).update(known)
        self._read = read

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        own = vars(self)
        read = own.pop("_read", None)  # what it holds, the text of the file, is held no longer than it is needed
        if read is not None:
            own.update(vars(read()) | own)
        try:
            return own[name]
        except KeyError:
            raise AttributeError(name) from None
