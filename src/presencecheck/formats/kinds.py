"""The kinds of items by the names that files give them."""

from dataclasses import fields
from typing import get_args

from presencecheck.core.items import Item
from presencecheck.core.serialize import spell

KINDS: dict[str, type] = {cls.__dataclass_fields__["kind"].default: cls for cls in get_args(Item)}
"""Every kind of item by the name that files give it."""
ITEM_FIELDS = frozenset(spell(field.name) for cls in KINDS.values() for field in fields(cls))
"""Every field that some kind of item has; an item of one line cannot have such an id."""
