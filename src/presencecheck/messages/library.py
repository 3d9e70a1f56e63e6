"""What is said when checklists are looked up, combined or compared."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

NO_LAYER = 'There is no layer or pack "{layer}".'
NO_LAYER_HINT = "Known: {layers}."
NOT_FOUND = 'There is no checklist or routine "{name}".'
NOT_FOUND_HINT = "List them: presencecheck list."
A_FILE = "To see a file and take it: presencecheck add FILE. To try it: presencecheck run FILE."
OTHER_FORMAT = ErrorText(
    "{path} is no checklist file of presencecheck.", "To make a list of it: presencecheck new --from {typed}"
)
"""Of any other file: notes, a table, a document."""
NAMED = "{name} ({title})"
"""A list where its name has to be typed: by that and by the title that screens show."""
DID_YOU_MEAN = "Did you mean {name}?"
WORKED_AROUND = 'Your changes to "{id}" no longer fit: {problem} See: presencecheck diff {id}'
WORKED_AROUND_SEVERAL = "Your changes no longer fit in {count} places ({ids}). See: presencecheck diff {id}"
PACKS_LEFT_OUT = "None of the lists of packs is used, since these cannot be read: {problem}"
PACK_IS_GONE = "The lists of {packs} are not used: what was installed is gone. See: presencecheck pack verify"
AS_SHIPPED = '"{id}" is as shipped, since that of the pack "{pack}" cannot be used: {problem}'
AS_PACK = '"{id}" is as the pack "{pack}" has it, since what changes it cannot be used: {problem}'
OWN_AS_SHIPPED = '"{id}" is as shipped, since your own cannot be used: {problem}'
OWN_LEFT_OUT = "Your own lists are not used, since their folder cannot be looked into: {problem}"
ROUTINE_AS_SHIPPED = 'This is the routine that came with the program, since yours, "{id}", cannot be used: {problem}'
LEFT_OUT = 'Left out of "{id}": {problem}'
LEFT_OUT_SEVERAL = 'Left out of "{id}": {count} checklists. The first: {problem}'
TAKEN = Plural(
    one="{names} means {theirs}, as before; the one of that name that is new in this version is {ours}.",
    other="{names} mean {theirs}, as before; those of these names that are new in this version are {ours}.",
)

# The plan of a run.
TWICE = ErrorText('The checklist "{id}" would be walked twice.', "Name it once.")
HANDED_OUT = ErrorText(
    '"{id}" is written to be handed out and is never walked.', "Hand it out: presencecheck show {id} --format html"
)

# `diff --seen`.
NO_OVERLAY = ErrorText(
    "{layer}:{name} is no overlay of your own, so there is nothing to note.", "Write one: presencecheck edit {name}."
)
NO_SINCE_LINE = ErrorText("{path} has no line to note it in.", 'Add the line: since: "{since}".')
