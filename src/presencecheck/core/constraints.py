"""Limits on a field's value or length, told to pydantic without importing it. Pure."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Bound(NamedTuple):
    """A limit for a field, as in `Annotated[str, Bound(min_length=1)]`; both ends are allowed values.

    It speaks pydantic's protocol for metadata, which costs nothing until pydantic asks. The package that has such
    classes ready takes longer to import than all of this program's core.
    """

    ge: int | None = None
    """The lowest number."""
    le: int | None = None
    """The highest number."""
    min_length: int | None = None
    """The fewest characters or entries."""
    max_length: int | None = None
    """The most characters or entries."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """The schema of the field with the limits that were given."""
        return handler(source) | {name: limit for name, limit in self._asdict().items() if limit is not None}
