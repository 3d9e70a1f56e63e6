"""Limits on a field's value or length that pydantic understands, without importing it. Pure."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Limit(NamedTuple):
    """Limits of a field, as in `Annotated[str, Limit(min_length=1)]`; both ends are allowed values.

    Pydantic asks metadata for a schema by this method's name. The package with such classes, annotated_types, takes
    longer to import than the whole core.
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
        """Return the schema of the field with these limits."""
        return handler(source) | {name: limit for name, limit in self._asdict().items() if limit is not None}
