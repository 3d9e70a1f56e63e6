"""The kinds of items by the names that files give them, and the fields that they have."""

from functools import cache
from typing import get_args

from presencecheck.core.frozen import Model, field_name, fields
from presencecheck.core.item_changes import FIXED_FIELDS
from presencecheck.core.items import Item

KINDS: dict[str, type] = {cls.kind: cls for cls in get_args(Item)}
"""Every kind of item by the name that files give it."""
ITEM_FIELDS = frozenset(field_name(field.name) for cls in KINDS.values() for field in fields(cls))
"""The names of all fields of all kinds; the id of an item in short form must be none of them."""


@cache
def change_class() -> type:
    """The model of an entry under `change`: an id, and any field of any kind that an overlay can change.

    A field of the same name means the same in every kind that has it.
    """
    types = {field.name: field.type for cls in KINDS.values() for field in fields(cls)}
    changed = {name: kind for name, kind in types.items() if field_name(name) not in {"id", *FIXED_FIELDS}}
    return type("ItemChange", (Model,), {"__annotations__": {"id": str, **changed}, **dict.fromkeys(changed)})
