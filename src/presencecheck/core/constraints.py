"""Limits on a field's value or length that pydantic understands, without importing it. Pure."""

from collections.abc import Callable
from typing import Any

from presencecheck.core.frozen import Frozen


class Limit(Frozen):
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
        return handler(source) | {name: limit for name, limit in vars(self).items() if limit is not None}


class TextOr(Frozen):
    """For a field that is either one text or something larger, so that what is wrong is told of the form written.

    As for `Limit`, pydantic asks for the schema by the method's name.
    """

    forms: tuple[type, ...]
    """What the larger form is read as: lists, or fields."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """Return a schema that looks at the form of the data before its content."""
        text, larger = handler(source)["choices"]
        return {
            "type": "tagged-union",
            "choices": {FORMS[0]: text, FORMS[1]: larger},
            "discriminator": lambda data: FORMS[isinstance(data, self.forms)],
        }


FORMS = ("text form", "larger form")
"""Words that pydantic puts into the place of a fault in such a field."""
