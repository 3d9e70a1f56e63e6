"""What is said of each violation of a rule for checklist files, and what helps. Pure."""

from presencecheck.messages.plural import Plural

MESSAGES = {
    # The file as a file.
    "too-large": ("the file is larger than {limit} KiB.", "A checklist is a page or two of text."),
    "not-utf-8": ("the file is not UTF-8 text (byte {byte}).", "Save it as UTF-8; a spreadsheet calls that CSV UTF-8."),
    "utf-16": ("the file is saved as {encoding}.", "Save it as UTF-8."),
    "not-plain-text": ("this is {what}.", "Save its text as plain text, or write it in a text editor."),
    "hidden-character": ("a hidden or control character, {character}{name}.", "Delete it and type the text again."),
    "unknown-character": (
        "the character {character} is newer than this Python, or is none.",
        "Where it is not known it is shown as an empty box.",
    ),
    "empty-file": ("the file is empty.", "Start with format, id, title and items."),
    # The file as YAML.
    "syntax": ("this cannot be read: {reason}.", "Look at the indent and the quotes here and on the line above."),
    "anchor": (
        "anchors and aliases (& and *) are not read.",
        "Write the text out; one that begins so, in quotes.",
    ),
    "merge": ("merge keys (<<) are not read.", "Write the fields out."),
    "tag": ("tags (!) are not read.", "Remove {tag}, or put the text in quotes."),
    "several-documents": ("a second document starts here (---).", "One file is one checklist."),
    "too-deep": ("the text is nested deeper than {limit} levels.", "A checklist needs five levels."),
    "too-many": ("the file has more than {limit} parts.", "Make several checklists of it."),
    "too-long": ("this text is longer than {limit} characters.", "Make it a sentence or two."),
    "double-key": ('"{key}" is given twice.', "Keep one of them; the first is on line {line}."),
    "odd-key": ("a field's name must be plain text.", "Write `field: value`."),
    "no-value": ('"{key}" has no value.', "Write one or remove the line."),
    "cut-off": (
        "everything from # on is a comment and no part of the text.",
        "Put the text in quotes if it belongs to the question.",
    ),
    "shown-quotes": ("these quotes are part of the text and are shown.", "Take them out: a text needs no quotes."),
    # The file as a checklist.
    "not-a-mapping": (
        "a checklist is a list of fields, such as `title: …`.",
        "Start with format, id, title and items, each on a line of its own.",
    ),
    "unknown-key": ('there is no field "{key}" here.', "Known here: {known}."),
    "missing-key": ('"{key}" is missing here.', "Add the line `{key}: …`."),
    "wrong-format": (
        "this is format {format}; this program reads format 1.",
        "Update presencecheck, or write `format: 1`.",
    ),
    "unknown-word": ('"{word}" is not one of {known}.', "Write one of these."),
    "not-text": ('"{key}" should be text.', "Write words; where they begin with a bracket, in quotes."),
    "not-a-list": ('"{key}" should be a list.', "Write [one, two], or a line with a hyphen for each."),
    "not-fields": ('"{key}" should be fields with values.', "Write {{field: value}}, or an indented line for each."),
    "not-a-number": ('"{key}" should be a whole number.', "Write digits alone, such as 30."),
    "not-true-or-false": ('"{key}" should be true or false.', "Write one of the two."),
    "out-of-range": ('"{key}" should be {bound}.', "Write a number within that."),
    "too-short-or-long": ('"{key}" should have {bound}.', "Shorten it, or say more."),
    "odd-value": ('"{key}" cannot be read: {reason}.', "Compare it with the reference of fields."),
    "odd-fact": ('"practice.{key}" cannot be this.', "{help}"),
    "odd-item": ("an item is fields with values, or `id: question`.", "Write `- water: Is water within reach?`."),
    "odd-id": ('"{id}" cannot be an id.', "Use small letters, digits and hyphens, 64 at most, such as `room-closed`."),
    "odd-day": ('"{day}" is no day that programs can read.', "Write year, month and day, such as 2026-11-22."),
    "odd-language": ('"{language}" is no short name of a language.', "Write such a name, as en, de or pt-BR."),
    "reserved-id": ('"{id}" is the name of something else.', "Choose another id."),
    "file-name": ('the file is called "{name}" and its id is "{id}".', "Name it {id}.yaml, so that it is found."),
    "reserved-word": (
        '"{id}" is, or may become, a command, so that this is not walked by its name alone.',
        "Walk it with: presencecheck run {id}; or choose another id.",
    ),
    "double-id": ('the id "{id}" is used twice.', "Give this item an id of its own; the first is on line {line}."),
    "link-here": (
        'an address stands only on pages for clients, and "{id}" is walked.',
        "Remove `link`, or write `style: hand-out` if the list is given to clients.",
    ),
    "odd-link": (
        'the address of "{id}" does not show where it leads.',
        "Write it whole, such as https://example.org/test: https, a host by its name, no user, plain letters.",
    ),
    "unknown-name": (
        '"{name}" is no name that can be filled in; two opening braces always begin one.',
        "Write one of {known}; braces that are text, singly.",
    ),
    "name-here": (
        'no name can be filled in in "{key}".',
        "Write the words themselves: names stand in texts that are read, and an answer is kept as it is written.",
    ),
    "breathe-or-steps": ('the exercise "{id}" needs either breathe or steps.', "Give one of the two."),
    "steps-longer": (
        'the steps of the exercise "{id}" take {steps} s at least, and it lasts {seconds} s.',
        "Give the steps fewer `seconds`, or the exercise more.",
    ),
    "again-longer": (
        'when repeated, the exercise "{id}" would be longer than its {seconds} s.',
        "Give `again` fewer seconds, or remove it.",
    ),
    "follow-up-bounds": (
        'a follow-up of the scale "{id}" needs at-most or at-least.',
        "For a choice it would be `is`.",
    ),
    "off-scale": (
        'a follow-up of "{id}" speaks of {bound}, which is not on the scale.',
        "Stay within its min and max.",
    ),
    "double-option": ('the option "{option}" of "{id}" is given twice.', "Keep one of them."),
    "back-option": ('the option "back" of "{id}" would mean going back.', "Use another word."),
    "follow-up-option": (
        'a follow-up of the choice "{id}" needs `is` with one of its options, not "{option}".',
        "Write it as under options.",
    ),
    "too-many-marks": ('"{id}" has only {count} options.', "Give `at-most` a smaller number, or remove it."),
    "follow-up-has": (
        'a follow-up of "{id}" needs `has` with one of its options, not "{option}".',
        "Write it as under options.",
    ),
    "follow-up-empty": ('a follow-up of "{id}" neither says nor adds anything.', "Give say or add."),
    "follow-up-item": ('a follow-up of "{id}" adds "{add}", which no item here is.', "Name an item further down."),
    "follow-up-order": ('a follow-up of "{id}" adds "{add}", which does not come after it.', "Move that item down."),
    "former-id": (
        '"{former}" cannot be an earlier id of "{id}".',
        "Name an id that no other item has or had, and that is not retired.",
    ),
    "retired-id": ('"{id}" is retired and is the id of an item.', "Give that item a new id."),
    "retired-by": ('"{by}", which replaces "{id}", is no item here.', "Name the items that took its place, or none."),
    "odd-same-as": (
        '"{same}" does not name an item of another checklist.',
        "Write the checklist and the item: environment/room-closed.",
    ),
    "share-moment": (
        '"{id}" is shared with the practice and is not for the setup.',
        "Only what is set up before a session can be shared; remove `share`.",
    ),
    "include-one": ("each entry includes one thing.", "Give it either `checklist: ID` or `recall: last`."),
    "double-recall": ("the cards are recalled twice.", "Keep one `recall: last`."),
    "recall-alone": ("a routine needs a checklist.", "Add one, such as `- checklist: closing`."),
    "double-checklist": ('the checklist "{id}" is included twice.', "Keep one of them."),
    "unknown-checklist": ('there is no checklist "{id}".', "List them: presencecheck list."),
    "includes-routine": ('"{id}" is a routine; a routine includes checklists.', "Include its checklists one by one."),
    "cyclic-include": ("this routine comes back to itself: {way}.", "Include the checklists themselves, one by one."),
    "includes-hand-out": (
        '"{id}" is written to be handed out and is never walked.',
        "Take it out here; to hand it out: presencecheck show {id} --format html",
    ),
    # The file in its folder.
    "unreadable": ("the file cannot be read: {reason}.", "Look at who owns it and may read it."),
    "link": (
        "this is a link to another place; inside a folder links are not followed.",
        "Put the file itself here, or name it on the command line.",
    ),
    "double-file": ('this is the list "{id}", and so is {used}, which is used.', "Keep one of the two files."),
    "foreign-file": (
        "this is no checklist and stands beside pack.yaml; a pack takes no YAML file of another program.",
        "Put it into a folder of its own.",
    ),
    "not-a-pack": ("as a pack this would be refused: {reason}.", "Look at what the folder holds."),
    "stale-sums": (
        "SHA256SUMS does not say what is in the folder, so it would be refused as a pack; it differs in {names}.",
        "Make the pack again: presencecheck pack export. Or remove SHA256SUMS and SHA256SUMS.sig here.",
    ),
    # The file as an overlay.
    "overlay-unknown": ('"{extends}" has no item "{id}".', "Its items: {items}."),
    "overlay-double": ('"{extends}" has an item "{id}" itself.', "Use replace, or give it another id."),
    "overlay-needed": ('a follow-up of "{by}" adds "{id}".', 'Remove or replace "{by}" as well.'),
    "overlay-field": ('"{id}" is of kind "{kind}", which has no field "{key}".', "Take the field out of the change."),
    "overlay-fixed": (
        '"{key}" is changed only with the whole item.',
        "Write the whole item under replace, or take the field out.",
    ),
    "overlay-places": ("what is added goes to one place: after one, before one, or first.", "Give one of these."),
    "overlay-size": ("with this, {count} items are left; a checklist has 1 to {limit}.", "Remove or add fewer."),
    "overlay-unlisted": (
        '"{extends}" does not include "{id}".',
        "See what it includes: presencecheck show {extends}.",
    ),
    "overlay-listed": (
        '"{extends}" includes "{id}" itself.',
        "To have it elsewhere or in another way, leave it out too, under remove.",
    ),
    "overlay-lists": ("with this, {count} lists are left; a routine has 1 to {limit}.", "Leave out or add fewer."),
    "overlay-of-routine": (
        '"{key}" is for a routine, and "{extends}" is a checklist.',
        "Items are added under add: presencecheck show {extends}.",
    ),
    "overlay-of-list": (
        '"{key}" is for a checklist, and "{extends}" is a routine.',
        "Change one of its lists: presencecheck show {extends}.",
    ),
    "unknown-base": ('there is no checklist "{id}" to extend.', "List them: presencecheck list."),
    "extends-itself": ('"{id}" extends itself: {way}.', "Extend a checklist of a lower layer."),
    # Advice.
    "overlay-renamed": ('"{extends}" calls the item "{id}" "{now}" now.', 'Write "{now}".'),
    "overlay-retired": ('"{extends}" has no item "{id}" since version {since}.', "In its place: {by}."),
    "overlay-lost": (
        'what is said of "{id}" below is lost: {fields}.',
        "To change single fields and keep the others: change, in place of replace.",
    ),
    "no-ready": ('"{id}" has no state word.', 'Add `ready:`, a word or two for "it is so": Closed off.'),
    "no-remedy": ('"{id}" says nothing of what helps.', "Add `if-not-yet: {{do: [what to do]}}`."),
    "unkept-adds": (
        'an answer to "{id}" is not kept and adds "{add}": where no kept one does, the kept verdict leaves it out.',
        "Make that item optional.",
    ),
    "no-source": ('"{id}" cites "{source}", which is not among this file\'s sources.', "Add it under sources."),
    "breath-alternative": (
        'the alternative of "{id}" is about breath.',
        "Some people cannot use breath: offer something else.",
    ),
    "many-items": (
        "{count} items; lists of five to nine are answered with more care.",
        "Move some to another checklist.",
    ),
    "long-check": (
        "about {seconds} s of checking; beyond 90 s people tick without looking.",
        "Move some to another checklist.",
    ),
    "no-question": (
        '"{id}" is not worded as a question, and is answered by yes or not yet.',
        "Ask whether it is so, as in: Is the door shut?",
    ),
    "open-question": (
        '"{id}" asks what yes cannot answer.',
        "Ask whether it is so or is known; or give the item `kind: choice` or `kind: text`.",
    ),
    "negative-question": (
        'a yes to "{id}" would mean that something is wrong, or could mean both.',
        "Ask it so that yes means all is well: Is it quiet? In place of: Is there noise?",
    ),
    "markup": (
        'this text is shown letter by letter, "{mark}" too.',
        "Write it without marks of another format; numbers, boxes and links are not needed.",
    ),
    "field-in-text": (
        'a text of "{id}" holds what belongs in the field `{key}`.',
        "Take it out of the text and write the field: `{key}:`.",
    ),
    "two-questions": (
        '"{id}" asks two questions, and one answer cannot fit both.',
        "Keep one here and make the other an item of its own.",
    ),
    "asks-personal": (
        '"{id}" seems to ask for {what}.',
        "That belongs in the clinical record; ask here whether it is known or at hand.",
    ),
    "stores-client": (
        'the answer to "{id}" is kept, and tells of a client {what}.',
        "Give the item `keep: false`, or ask whether it is known: nothing about a client belongs in the history.",
    ),
    "hard-to-read": (
        "this text reads like an official letter (LIX {score}; above {most} is very hard).",
        "Use shorter sentences and plainer words: it is read at a glance.",
    ),
    "unused-source": ('no item cites the source "{source}".', "Add it to an item's `sources`, or take it out."),
    "section-apart": (
        'the section "{section}" stands in two places, with another between them.',
        "Put its items together, or name one of the two otherwise.",
    ),
    "stop-on-card": (
        '"{id}" of "{checklist}" advises not to begin, and stands on a card, which is shown after the verdict.',
        "Give the item `moment: setup`, so that it is asked; where only the client can tell, `moment: open`.",
    ),
    "unknown-twin": (
        '"{id}" is said to be the same as "{twin}", which is not there.',
        "Name an item of another checklist, or remove `same-as`.",
    ),
    "unlike-twin": (
        '"{id}" is {own}, and "{twin}" is {other}, so both are asked.',
        "Make them alike, or remove `same-as`.",
    ),
}
"""The message and the hint, by the code of the rule."""

NO_SUCCESSOR = "nothing"
"""What took the place of a retired item that was not replaced."""
DID_YOU_MEAN = 'Did you mean "{word}"?'
FIRST_OF_SEVERAL = Plural(
    one="{first} ({count} more: presencecheck check {typed})",
    other="{first} ({count} more: presencecheck check {typed})",
)
"""The first message of a file that has more errors."""
