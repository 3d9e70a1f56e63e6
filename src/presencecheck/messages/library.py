"""What is said when checklists are looked up, combined or compared."""

NO_LAYER = 'There is no layer or pack "{layer}".'
NO_LAYER_HINT = "Known: {layers}."
NOT_FOUND = 'There is no checklist or routine "{name}".'
NOT_FOUND_HINT = "List them: presencecheck list."
WORKED_AROUND = 'Your changes to "{id}" no longer fit: {problem} See: presencecheck diff {id}'

# The plan of a run.
TWICE = 'The checklist "{id}" would be walked twice.'
TWICE_HINT = "Name it once."
HANDED_OUT = '"{id}" is written to be handed out and is never walked.'
HANDED_OUT_HINT = "Hand it out: presencecheck show {id} --format html"

# `diff --seen`.
NO_OVERLAY = "{layer}:{name} is no overlay of your own, so there is nothing to note."
NO_OVERLAY_HINT = "Write one: presencecheck edit {name}."
NO_SINCE_LINE = "{path} has no line to note it in."
NO_SINCE_LINE_HINT = 'Add the line: since: "{since}".'
