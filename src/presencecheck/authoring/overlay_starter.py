"""The first text of an overlay: valid as it stands, with the items below it in view. Pure."""

from presencecheck.authoring.starter import MODELINE, scalar
from presencecheck.core.checklist import Checklist

_OVERLAY = """\
{modeline}
# Your changes to {title} ({base}). All that is not named here stays as its authors revise it.
# What they change there after today is told by: presencecheck diff {id}

format: 1
id: {id}
extends: {extends}
since: {since}

# The items now:
{items}
#
# Take away the first hash of each line to use one of these.

# Leave items out:
# remove: [{first}]

# Give an item other words; all of it is written anew:
# replace:
#   - id: {first}
#     ask: A question so worded that yes means all is well?
#     ready: So
#     if-not-yet:
#       do: [What helps]

# Add items of your own:
# add:
#   - after: {first}       # or before: ID; without either it comes last
#     item:
#       id: my-item
#       ask: Is my part in place?
#       ready: In place
#       if-not-yet:
#         do: [What helps]

# Another order; the items named share the places that they have now:
# reorder: [{last}, {first}]
"""


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
    return _OVERLAY.format(
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
