"""What is said while a person writes a list of their own by answering questions, in the terminal and in the browser."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

KINDS = {
    "confirm": "yes, or not yet",
    "choice": "one of a few words",
    "scale": "a number",
    "text": "a few words of your own",
}
"""How a question is answered, by its kind."""
OTHER_KIND = "in a way of its own, which stays as it is"
IMPORTANCES = {
    "essential": "essential: beginning without it could harm someone",
    "standard": "standard",
    "optional": "optional: good to have",
}
"""How much a question matters, by its importance."""
LOW, HIGH = "little", "much"
"""What stands at the ends of a number, where nothing else is said."""
DEFAULT_TITLE = "My list"
DEFAULT_ROUTINE_TITLE = "My day"

# The questions of the terminal.
INTRODUCTION = (
    "A list of your own, question by question. Each change is kept at once; u takes one back. Nothing about a client "
    "belongs in it."
)
TITLE = "What is the list called?"
TITLE_NOW = "What is it called? (now: {title})"
FIRST = "The first question, so worded that yes means all is well. For example: Is the door closed?"
NEXT = "The next question? Enter alone: that was the last."
KIND = "How is it answered?"
IMPORTANCE = "How much does it matter?"
READY = "In a word or two: what is so then? For example: Closed. Enter alone: nothing."
READY_NOW = "In a word or two: what is so then? (now: {now}) A hyphen alone: nothing."
HEADING_NOW = "The heading above it and those below, until the next one? (now: {now}) A hyphen alone: none."
HELPS = "What helps when it is not yet so? For example: Close it. Enter alone: nothing."
HELPS_MORE = "What else helps? Enter alone: nothing."
OPTION = "Word {place} to choose from? Enter alone: no more."
LOWEST = "What does 0 mean? For example: not at all."
HIGHEST = "What does 10 mean? For example: fully."
WORDS = "The question, in other words? Enter alone: as it is."
NUMBERED = "{place}  {text}"
ITEM = "{place}  {ask}  ({importance})"
CHOOSE = "A number, 1 to {count}. Enter alone: {usual}."
AS_NOW = "as now"
MENU = "A number: change that question. a add, t title, u undo, p print, q done."
MENU_CHANGES = "A number: change that question. a add, t title, {back}u undo, p print, q done."
MENU_BRING_BACK, MENU_ALL_BACK = "l bring back, ", "o all as it came, "
"""Where something is left out; where something is changed."""
CHANGE = "What of it? Enter alone: nothing."
CHANGES = ("other words", "how it is answered", "how much it matters", "what is so then", "what helps")
CHANGES_HEADING = "the heading above it"
CHANGES_PLACE = ("one place up", "one place down", "take it out")
NOTHING = "-"
"""What is typed so that a field has nothing."""
YES = ("y", "yes")
UNKNOWN = '"{word}" is none of these.'
NOTHING_TO_UNDO = "There is nothing to take back."
TAKEN_BACK = "Taken back."
TAKEN_OUT = "Taken out; u brings it back."
SHIPPED, FROM_PACK = "came with the program", "comes from the pack {name}"
CHANGES_INTRODUCTION = (
    "This list {came}. What you change is written to {path}, as your changes to it, and nothing else: all that you "
    "leave as it is stays as its authors revise it. Each change is kept at once; u takes one back. Nothing about a "
    "client belongs in it."
)
CHANGES_DONE = (
    "Your changes are in {path}. What they are: presencecheck diff {name}. Walk through it: presencecheck run {name}. "
    "Change more, or take changes back: presencecheck edit {name} --ask"
)
AS_IT_CAME = "Nothing is changed: {name} is as it came."
STATES = {"as-it-came": "", "changed": ", changed by you", "own": ", yours"}
"""Beside a question of a list of others."""
LEFT_OUT = "Left out:"
LEFT_OUT_ITEM = "-  {ask}"
BACK_AS_IT_CAME = "as it came"
BRING_BACK = "Which comes back?"
NOTHING_LEFT_OUT = "Nothing is left out."
ALL_BACK = "Take all your changes back? y or n."
ALL_TAKEN_BACK = "The list is as it came; u brings your changes back."
LEADS_ON = "An answer leads to “{ask}”, which would then be asked every time. Take that one out first."
DONE = "Kept. Walk through it: presencecheck run {name}. Change it: presencecheck edit {name} --ask"
NOTHING_KEPT = "There was no question, so nothing was kept."
PRINTED = "It is open in your browser: print it from there."
NOT_PRINTED = "No browser could be opened. To print it, open this page in one, by a double click: {path}"

# A routine: lists that are walked one after the other.
WHAT = "What is it to be?"
WHATS = ("a list of questions", "a routine: lists that are there already, walked one after the other")
ROUTINE_INTRODUCTION = (
    "A routine is a row of lists that are walked one after the other. Each change is kept at once; u takes one back. "
    "What the lists ask is changed in the lists."
)
ROUTINE_LEAD = "A row of lists that are walked one after the other. What they ask is changed in the lists."
ROUTINE_STARTER = """\
{modeline}
# Your changes to this routine. All that is not named here stays as its authors revise it.
# What they change there after today is told by: presencecheck diff {id}

format: 1
id: {id}
extends: {extends}
since: "{since}"
"""
"""The first text of an overlay of a routine; it is taken away once nothing is changed any more."""
REMOVED_LISTS = "# Left out. To bring one back: presencecheck edit {id} --ask"
"""The comment above the lists that are left out."""
FIRST_LIST, NEXT_LIST = "Which list comes first?", "Which comes next?"
WHICH_LIST = "Which list? It comes last; from there it can be moved."
NO_MORE = "none"
NO_LIST_TO_ADD = "There is no other list to add."
WAYS = {"walk": "question by question", "card": "as a card, to have in view"}
AS_WAY = {"walk": "walk it question by question", "card": "show it as a card"}
RECALL, RECALL_WAY = "What you wanted to keep in mind", "asked about first"
"""The part that asks about the cards of an earlier run."""
ONLY_FOR = ", only {sessions}"
CLOSES = "At the end it says: {closing}"
CLOSING_NOW = "What does it say at the end? (now: {now}) A hyphen alone: nothing."
MENU_ROUTINE = "A number: change that list. a add, t title, c last sentence, {back}u undo, q done."
ALL_ROUTINE_BACK = "The routine is as it came; u brings your changes back."
LAST_LIST = "A routine needs a list; this is its only one."
NO_LIST_KEPT = "There was no list, so nothing was kept."
BUTTON_BEGIN_ROUTINE = "Begin a routine"
ADD_LIST, BUTTON_ADD_LIST = "Add a list", "Add it"
CLOSING_FIELD = "What it says at the end"
BUTTON_KEEP_WORDS = "Keep these words"

HOW = "How do you want to write it?"
HOWS = ("question by question, here", "in your browser", "in a text editor")
WHERE = "Where are your lists to be kept?"
WHERES = ("in {folder}, where you see them", "in a folder of the program")

# What cannot be kept, or not without loss.
LOST = Plural(
    one="The file has {count} remark of its own that this would take out: {first}",
    other="The file has {count} remarks of its own that this would take out, the first: {first}",
)
ASK_TO_LOSE = "Change it all the same? y or n. To keep them, use a text editor: presencecheck edit {name}"
LEFT = "It stays as it was."
LAST_QUESTION = "A list needs a question; this is its only one."
CHANGED_ELSEWHERE = ErrorText(
    "{path} was changed in another window or program meanwhile.", "It stays as it is there. Begin again from it."
)
UNWRITABLE = ErrorText(
    "This change cannot be written by answering questions; nothing was changed.",
    "In a text editor: presencecheck edit {name}",
)
NOBODY = ErrorText(
    "There is no terminal to ask in.", "In a browser: presencecheck open --edit. In a text editor: leave --ask out."
)

# What the check says, in the person's words.
QUESTION = "Question {place}: {text}"
FIELDS = {
    "title": "the title",
    "include": "the row of lists",
    "closing": "what it says at the end",
    "ask": "the question",
    "ready": "the word for it",
    "do": "what helps",
    "section": "the heading",
    "options": "the words to choose from",
    "low": "the word for the lowest number",
    "high": "the word for the highest number",
}
"""What a field of a file is called here."""
SAID = {
    "no-ready": "it has no word to show after yes, such as Closed; a tick will be shown.",
    "no-remedy": "it does not say what helps when it is not yet so.",
    "open-question": "yes is no answer to it. Ask whether something is so.",
    "negative-question": "yes would mean that something is wrong, or could mean both. Yes should mean all is well.",
    "no-question": "it is answered by yes or not yet, but has no question mark. For example: Is the door closed?",
    "two-questions": "it asks two things, and one answer cannot fit both. Make two questions of it.",
    "asks-personal": "it seems to ask for {what}. That belongs in the clinical record.",
    "stores-client": "its answer would be kept, and tells of a client {what}. That belongs in the clinical record.",
    "hard-to-read": "it reads like an official letter. Shorter sentences and plainer words help.",
    "many-items": "The list has {count} questions; five to nine are answered with more care.",
    "long-check": "The list takes about {seconds} s; beyond 90 s people tick without looking.",
    "too-short-or-long": "{field} should have {bound}.",
    "missing-key": "{field} is missing.",
    "double-option": 'the word "{option}" is there twice.',
    "back-option": 'the word "back" would mean going back. Use another.',
    "follow-up-option": "what an answer leads to names a word that is not there. That is changed in a text editor.",
    "follow-up-order": "another question leads to one that would come before it. Leave it below that one.",
    "unknown-name": '"{name}" is not filled in. These are: {known}. Braces that are text stand singly.',
    "name-here": "an answer is kept as it is written, so that no name is filled in there. Write the words.",
    "hidden-character": "it has a hidden or control character. Type the text again.",
}
"""By the code of the rule; the others are said as `check` says them."""

# The pages of the browser.
HOME = "Your own lists"
NO_LISTS = "There is none yet."
BEGIN = "Begin a list"
COPY = "Make your own"
COPY_OF = "Make your own of {title}"
LIST_TITLE = "What it is called"
BUTTON_BEGIN = "Begin"
ADD = "Add a question"
ADD_HINT = "So worded that yes means all is well, such as: Is the door closed? Nothing about a client."
BUTTON_ADD = "Add"
BUTTON_CHANGE = "Change"
BUTTON_UP, BUTTON_DOWN, BUTTON_OUT = "Up", "Down", "Take out"
NAMED_BUTTON = "{button}: {ask}"
BUTTON_UNDO = "Take the last change back"
BUTTON_TITLE = "Keep the title"
BUTTON_KEEP = "Keep"
BUTTON_DONE = "Done"
PRINT = "To print"
ALL_LISTS = "All lists"
BACK = "Back to the list"
ASK = "The question"
READY_FIELD = "What is so then, in a word or two"
HELPS_FIELD = "What helps when it is not yet so, one thing on each line"
OPTIONS_FIELD = "The words to choose from, one on each line"
FOR_KIND = "If it is answered by {kind}"
LOWEST_FIELD, HIGHEST_FIELD = "The word for 0", "The word for the highest number"
HEADING_FIELD = "A heading above it and those below, until the next one"
MOST_FIELD = "The highest number"
WORTH = "Worth a look"
CHANGES_LEAD = (
    "This list {came}. What you change is kept as your changes to it, in {path}; all that you leave as it is stays as "
    "its authors revise it."
)
NOTHING_CHANGED = "Nothing is changed yet."
CHANGE_IT = "Change it"
CHANGE_IT_OF = "Change it: {title}"
BUTTON_AS_IT_CAME = "As it came"
BUTTON_BRING_BACK = "Bring back"
BUTTON_ALL_BACK = "Take all my changes back"
OTHERS = "Those that came with the program, or from a practice"
OTHERS_HINT = "Change one, and what you leave as it is stays up to date; or make a list of your own of it."
KEPT_IN = "Each change is kept at once, in {folder}. Walk through it: presencecheck open {name}"
NOT_KEPT_YET_ROUTINE = "It is kept as soon as it has a list."
NOT_KEPT_YET = "It is kept as soon as it has a question."
MOVE_TO = "Keep my lists in {folder}, where I see them"
SURE = "Change it all the same"
LEAVE_IT = "Leave it as it is"
LOST_HINT = "To keep them, change it in a text editor."
STALE = "That page was of an earlier state of the list. This is the list now; nothing was changed."
GONE = "There is no such list, or no such question, any more."
OVER = "Done"
OVER_HINT = "Everything is kept. You can close this page."
ADDRESS = "Your lists are in your browser: {address} Ctrl-C ends this."
SILENT = "Nothing came from the page for an hour, so it was ended. Everything is kept."
