"""The kinds of items by the names that files give them."""

from dataclasses import fields
from typing import get_args

from presencecheck.core.items import Item
from presencecheck.core.serialize import field_name

KINDS: dict[str, type] = {cls.__dataclass_fields__["kind"].default: cls for cls in get_args(Item)}
"""Every kind of item by the name that files give it."""
ITEM_FIELDS = frozenset(field_name(field.name) for cls in KINDS.values() for field in fields(cls))
"""The names of all fields of all kinds; the id of an item in short form must be none of them."""
