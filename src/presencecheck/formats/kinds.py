"""The kinds of items by the names that files give them, and the fields that they have."""

from functools import cache
from typing import get_args

from presencecheck.core.frozen import Model, field_name, fields
from presencecheck.core.item_changes import FIXED_FIELDS
from presencecheck.core.items import Item
from presencecheck.core.problems import Where

_LISTS_OF_ITEMS = ("items", "replace", "change")
KINDS: dict[str, type] = {cls.kind: cls for cls in get_args(Item)}
"""Every kind of item by the name that files give it."""
ITEM_FIELDS = frozenset(field_name(field.name) for cls in KINDS.values() for field in fields(cls))
"""The names of all fields of all kinds; the id of an item in short form must be none of them."""


def short_form(entry: object) -> tuple[str, str] | None:
    """The id and the question of an item in short form, `- water: Is water within reach?`; None of all else."""
    if isinstance(entry, dict) and len(entry) == 1:
        [(name, question)] = entry.items()
        if isinstance(question, str) and name not in ITEM_FIELDS:
            return name, question
    return None


def is_item(where: Where) -> bool:
    """Whether an item of a checklist or of an overlay stands there, or what an overlay changes of one."""
    return (len(where) == 2 and where[0] in _LISTS_OF_ITEMS) or (
        len(where) == 3 and (where[0], where[2]) == ("add", "item")
    )


@cache
def change_class() -> type:
    """The model of an entry under `change`: an id, and any field of any kind that an overlay can change.

    A field of the same name means the same in every kind that has it.
    """
    types = {field.name: field.type for cls in KINDS.values() for field in fields(cls)}
    changed = {name: kind for name, kind in types.items() if field_name(name) not in {"id", *FIXED_FIELDS}}
    return type("ItemChange", (Model,), {"__annotations__": {"id": str, **changed}, **dict.fromkeys(changed)})
