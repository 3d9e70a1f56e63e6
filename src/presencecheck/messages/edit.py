"""What `edit` says, and `new` where it opens the editor too."""

NEXT = "Open it in an editor, then: presencecheck check {typed}"
NO_EDITOR = "Without an editor: presencecheck edit {name} --ask, or in your browser: presencecheck open --edit {name}"
OPENED = "It is open in your editor. When you have saved it: presencecheck check {name}"
WALK = "Walk through it: presencecheck run {name}"
HAND_OUT = "Hand it out: presencecheck show {name} --format html"
PASSED_OVER = (
    "Further walks of a day start shipped:{name}. To have them start yours: "
    "presencecheck config set routine-again own:{name}"
)
CHANGES = "This changes the {layer} one; what you do not name stays as its authors revise it."

STARTER_HEAD = """\
{modeline}
# Your changes to {title} ({base}). All that is not named here stays as its authors revise it.
# What they change there after today is told by: presencecheck diff {id}

format: 1
id: {id}
extends: {extends}
since: {since}
"""
"""The first lines of a new overlay."""
STARTER = """
# The items now:
{items}
#
# Take away the first hash of each line to use one of these.

# Leave items out:
# remove: [{first}]

# Change an item; name only the fields that change:
# change:
#   - id: {first}
#     ask: A question so worded that yes means all is well?
#     importance: essential

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
"""The rest of a new overlay of a checklist."""
ROUTINE_STARTER = """
# The lists now:
{lists}
#
# Take away the first hash of each line to use one of these.

# Leave lists out:
# remove: [{first}]

# Add lists of your own:
# add-lists:
#   - checklist: my-list
#     after: {first}       # or before: ID, or first: true; without any it comes last

# Another order; the lists named share the places that they have now:
# reorder: [{last}, {first}]

# Another last sentence:
# closing: Begin when you are.
"""
"""The rest of a new overlay of a routine."""
