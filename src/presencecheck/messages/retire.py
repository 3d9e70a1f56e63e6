"""What `retire` says and writes."""

from presencecheck.messages.error_text import ErrorText

STARTER = """\
{modeline}
# Your changes to this list. All that is not named here stays as its authors revise it.
# What they change there after today is told by: presencecheck diff {id}

format: 1
id: {id}
extends: {extends}
since: "{since}"
"""
"""The first text of an overlay that leaves questions out; it is taken away once it leaves none out any more."""
REMOVALS = "# Left out. To bring one back: presencecheck retire --undo {id}/ITEM"
"""The comment above the questions that are left out."""

RETIRES = "Leave out of every walk: {ask} ({ref})"
RETURNS = "Ask again: {ask} ({ref})"
ESSENTIAL = "It is essential: beginning without it could harm. {why}"
CHANGES = "In {path}:"
GONE = "{path} goes, since nothing else is in it."
ADDED = "+ {line}"
TAKEN = "- {line}"
ASK = "Leave it out of every walk?"
NOBODY = (
    "{ref} is essential: whether to leave it out has to be asked, and there is nobody to ask.",
    "Look at it with `presencecheck show {checklist}`, then give --yes.",
)
LEFT = "Nothing was changed."
UNDO = "Written. To bring it back: presencecheck retire --undo {ref}"
RETIRED_ALREADY = "{ref} is left out already. To bring it back: presencecheck retire --undo {ref}"
ASKED_ALREADY = "{ref} is asked already; nothing was changed."

BAD_REF = ErrorText('"{ref}" names no question.', "Write LIST/ITEM, such as tech-check/power.")
ROUTINE = ErrorText('"{checklist}" is a routine; questions stand in its lists.', "Name the list, too: {where}.")
ROUTINE_SHOW = "presencecheck show {checklist} has them"
NO_ITEM = ErrorText('There is no question "{item}" in {checklist}.', "Its questions: {items}.")
NO_LONGER = ErrorText(
    '"{item}" is no question of {checklist} any more, since version {since}.', "What took its place: {by}."
)
OWN_LIST = ErrorText(
    "{checklist} is a list of your own, which nothing needs to be laid over.",
    "Take the question out of it: presencecheck edit {checklist}.",
)
ONLY_ONE = ErrorText("{ref} is the only question that is left there.", "Leave the list out of your routine instead.")
NEEDED = ErrorText(
    "{ref} is asked only where an answer to {checklist}/{by} leads to it.",
    "Change where that leads: presencecheck edit {checklist}.",
)
LEADS_ON = ErrorText(
    "Answers to {ref} lead to {names}, which would then be asked every time.",
    "Take both out: presencecheck edit {checklist}.",
)
NO_LONGER_FITS = ErrorText(
    "With that, your changes in {path} would not fit any more: {problem}",
    "Change it by hand: presencecheck edit {checklist}.",
)
NOT_EDITABLE = ErrorText(
    "{path} is written in a way that cannot be changed here.",
    "Change its `remove` by hand: presencecheck edit {checklist}.",
)
CHANGED_MEANWHILE = ErrorText("{path} was changed meanwhile.", "Nothing was written; try again.")

OPTIONS = {
    "ref": 'A question, by its list: tech-check/power. `stats` names those that are never "not yet".',
    "undo": "Ask it again: take exactly that out of your overlay.",
    "yes": "Leave out an essential question without asking.",
}
"""Help of the options and arguments, by parameter."""
