"""What a practice requires of a list, and what of it a person's own changes do without. Pure."""

from collections.abc import Iterator, Mapping

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.compose_routine import part_name
from presencecheck.core.context import Context
from presencecheck.core.items import Importance, Item
from presencecheck.core.overlay import Overlay

_RANKS: tuple[Importance, ...] = ("essential", "standard", "optional")


def required_items(checklist: Checklist) -> tuple[Item, ...]:
    """The items that are locked, each by itself or with the whole list."""
    return tuple(item for item in checklist.items if checklist.locked or item.locked)


def locked_refs(contents: Mapping[str, Checklist | Routine | Overlay]) -> dict[str, str]:
    """The questions that files lock, as far as they stand in these files themselves, by list and item.

    Where an overlay locks a question that stands in another file, its id is told in its place.
    """
    found: dict[str, str] = {}
    for what in contents.values():
        if isinstance(what, Checklist):
            found |= {f"{what.id}/{item.id}": item.ask for item in required_items(what)}
        elif isinstance(what, Overlay):
            written = (*what.replace, *(addition.item for addition in what.add))
            found |= {f"{what.id}/{item.id}": item.ask for item in written if item.locked}
            found |= {f"{what.id}/{change['id']}": change["id"] for change in what.change if change.get("locked")}
    return found


def waived_items(required: Checklist, walked: Checklist, context: Context | None = None) -> tuple[str, ...]:
    """The ids of the locked items that are gone, or asked less: in other words, less important, in fewer sessions.

    Args:
        required: the list as it is required.
        walked: the list as it is walked.
        context: the session; only what is required for it counts. Without one, all sessions.
    """
    present: Mapping[str, Item] = {former: item for item in walked.items for former in (*item.was, item.id)}
    return tuple(
        item.id
        for item in required_items(required)
        if (context is None or item.when.holds(context)) and not _is_asked(item, present.get(item.id), context)
    )


def _is_asked(item: Item, now: Item | None, context: Context | None) -> bool:
    if now is None or _RANKS.index(now.importance) > _RANKS.index(item.importance):
        return False
    fits = now.when == item.when if context is None else now.when.holds(context)
    return fits and all(getattr(now, name) == getattr(item, name) for name in ("kind", "ask", "repeat", "moment"))


def weakened_lists(required: Routine, walked: Routine, context: Context) -> Iterator[str]:
    """The names of the lists that a routine includes for a session and another no longer walks in the same way."""
    present = {part_name(part): part for part in walked.include}
    for part in required.include:
        now = present.get(part_name(part))
        is_walked = now is not None and now.as_ == part.as_ and now.when.holds(context)
        if part.checklist and part.when.holds(context) and not is_walked:
            yield part.checklist
