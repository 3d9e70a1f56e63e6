"""The first text of an overlay: valid as it stands, with the items below it in view. Pure."""

from presencecheck.authoring.starter import MODELINE, scalar
from presencecheck.core.checklist import Checklist
from presencecheck.messages import edit as edit_messages


def overlay_starter(base: Checklist, layer: str, name: str, extends: str, since: str) -> str:
    """The text of an overlay that changes nothing yet.

    Args:
        base: the checklist to change.
        layer: where it comes from.
        name: the overlay's id.
        extends: how it names the checklist.
        since: the word for the state of the checklist; see `bases`.
    """
    width = max(len(item.id) for item in base.items)
    return edit_messages.STARTER.format(
        modeline=MODELINE,
        title=scalar(base.title),
        base=f"{layer}:{base.id}",
        id=name,
        extends=extends,
        # In quotes: sixteen digits may all be decimal ones, which an editor would take for a number.
        since=f'"{since}"',
        items="\n".join(f"#   {item.id:{width}}  {item.ask}" for item in base.items),
        first=base.items[0].id,
        last=base.items[-1].id,
    )
