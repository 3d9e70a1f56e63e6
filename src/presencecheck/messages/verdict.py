"""What is said at the end of a walk: the verdict, or how to continue."""

from presencecheck.messages.plural import Plural

NAMES = {
    "ready": "ready",
    "ready-with-exceptions": "ready-with-exceptions",
    "not-ready": "not-ready",
}
SENTENCES = {
    "ready": "All is in place.",
    "ready-with-exceptions": "What matters most is in place. Still open:",
    "not-ready": "Something essential is open:",
}
READY_BUT = Plural(
    one="Everything needed is in place; 1 question was left open.",
    other="Everything needed is in place; {count} questions were left open.",
)
OPEN_ITEM = "({outcome})"
KEPT_VERDICT = "An answer that is not kept brought up what is open, so the verdict that is kept is {verdict}."
CLOSING = "Begin when you are."
CLOSING_AFTER = "The hour is closed."
INTENTION = "For this hour: {words}"
TOOK = "{answered} of {count} answered in {time}."
LEFT = "Saved: {answered} of {count} answered. To go on, start presencecheck again."
LEFT_UNLOGGED = "Left: {answered} of {count} answered; nothing was to be kept."
LEFT_NOTHING = "Nothing was answered, so nothing is kept."
CLEARS = "Enter clears this screen."
