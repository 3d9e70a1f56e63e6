"""An item with some of its fields changed by an overlay. Pure."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from presencecheck.core.frozen import field_name, fields
from presencecheck.core.items import Item
from presencecheck.core.serialize import from_dict, to_dict

ItemChange = Mapping[str, Any]
"""The id of an item, and fields by the names that files give them; each takes the place of the whole field."""
FIXED_FIELDS = frozenset({"kind", "was", "same-as"})
"""Fields that are changed only with the whole item: what it is, and which other it is."""
_OF_ITS_PLACE = frozenset({"section"})
"""Fields that an item keeps with its place, where another one takes it."""


class ChangedItem(NamedTuple):
    """An item after a change, and the fields of the change that its kind does not have."""

    item: Item
    unknown: tuple[str, ...]


def change_item(item: Item, change: ItemChange) -> ChangedItem:
    """The item with the fields of `change`; all others stay as they are, and the kind too."""
    known = {field_name(field.name) for field in fields(item)} - {"id"}
    given = {name: entry for name, entry in change.items() if name in known}
    unknown = tuple(name for name in change if name not in known and name != "id")
    return ChangedItem(from_dict(type(item), to_dict(item) | given) if given else item, unknown)


def lost_fields(before: Item, after: Item) -> tuple[str, ...]:
    """The fields that one item says something in, and the one that replaces it could, but does not."""
    said, kept = to_dict(before), to_dict(after)
    could_say = {field_name(field.name) for field in fields(after)} - FIXED_FIELDS - _OF_ITS_PLACE
    return tuple(name for name in said if name in could_say and name not in kept)
