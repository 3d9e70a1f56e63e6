"""The first text of an overlay: valid as it stands, with the items below it in view. Pure."""

from presencecheck.authoring.starter import MODELINE, scalar
from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.compose_routine import part_name
from presencecheck.messages import edit as edit_messages


def overlay_starter(base: Checklist | Routine, layer: str, name: str, extends: str, since: str) -> str:
    """The text of an overlay that changes nothing yet.

    Args:
        base: the checklist or routine to change.
        layer: where it comes from.
        name: the overlay's id.
        extends: how it names the checklist.
        since: the word for the state of the checklist; see `bases`.
    """
    head = edit_messages.STARTER_HEAD.format(
        modeline=MODELINE,
        title=scalar(base.title),
        base=f"{layer}:{base.id}",
        id=name,
        extends=extends,
        # In quotes: sixteen digits may all be decimal ones, which an editor would take for a number.
        since=f'"{since}"',
    )
    if isinstance(base, Routine):
        names = [part_name(part) for part in base.include]
        lists = "\n".join(f"#   {each}" for each in names)
        return head + edit_messages.ROUTINE_STARTER.format(lists=lists, first=names[0], last=names[-1])
    width = max(len(item.id) for item in base.items)
    items = "\n".join(f"#   {item.id:{width}}  {item.ask}" for item in base.items)
    return head + edit_messages.STARTER.format(items=items, first=base.items[0].id, last=base.items[-1].id)
