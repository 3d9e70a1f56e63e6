"""Limits on fields, as pydantic takes them."""

from typing import Annotated, Any, cast

import pytest
from pydantic import TypeAdapter, ValidationError

from presencecheck.core.constraints import Limit


@pytest.mark.parametrize(
    ("limit", "kind", "taken", "refused"),
    [
        (Limit(ge=1, le=3), int, [1, 3], [0, 4]),
        (Limit(ge=1), int, [1, 99], [0]),
        (Limit(le=0), int, [-9, 0], [1]),
        (Limit(min_length=1, max_length=2), str, ["a", "ab"], ["", "abc"]),
        (Limit(max_length=1), tuple[str, ...], [(), ("a",)], [("a", "b")]),
        (Limit(), str, ["", "a" * 999], []),
    ],
    ids=str,
)
def test_both_ends_are_allowed(limit: Limit, kind: type, taken: list[object], refused: list[object]) -> None:
    """A value is refused only beyond a limit that was given."""
    adapter: TypeAdapter[object] = TypeAdapter(cast("Any", Annotated[kind, limit]))
    assert [adapter.validate_python(value) for value in taken] == taken
    for value in refused:
        with pytest.raises(ValidationError):
            adapter.validate_python(value)


def test_limits_are_in_the_schema() -> None:
    """Editors tell of them while a file is written."""
    schema = TypeAdapter[object](Annotated[str, Limit(min_length=1, max_length=2)]).json_schema()
    assert schema == {"type": "string", "minLength": 1, "maxLength": 2}
