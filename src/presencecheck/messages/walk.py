"""What is said in a walk, and the help of the options of `run`."""

from collections.abc import Iterable

# The walk begins.
STEPS = "{count} steps, about {time}."
STEPS_KEPT = "{count} steps, about {time}. Every answer is kept as you go."
STEP = "1 step, about {time}."
STEP_KEPT = "1 step, about {time}. Your answer is kept."
ALREADY_TODAY = "{count} already done today."
ALREADY = "{count} already done today or this week."
GOING_ON = "Going on with the run begun at {time}; {answered} of {count} answered."
OPEN_ELSEWHERE = "Another window has a run open; this one is a run of its own."
OPEN_THERE = "The unfinished run is open in another window, and goes on there."
NOTHING_UNFINISHED = "There is no unfinished run to go on with."
NOTHING_UNFINISHED_HINT = "Start one: presencecheck"
UNLOGGED = "This run is not kept in the history."
NOTHING_LEFT = "Nothing is left to check."
NOTHING_LEFT_TODAY = "Nothing is left to check: all {count} are done for now."

# Options of `run`.
OPTIONS = {
    "names": "Checklists or routines, in their order.",
    "modality": "How the session is held.",
    "setting": "With whom it is.",
    "first_session": "It is a first session.",
    "at": "When it begins; keeps the time left in view.",
    "plain": "Plain lines, for screen readers and braille.",
    "no_motion": "Nothing moves on screen.",
    "private": "Clear the screen at the end.",
    "answers": "Answer from a file, or - for standard input.",
    "no_log": "Keep nothing of this run.",
    "resume": "Go on with an unfinished run, or not.",
    "probe": "Measure what can be measured, or only ask; with --answers only ask.",
}
"""Help of the options and arguments of `run`, by parameter."""

# Options of `run` that cannot be followed.
RESUME_UNLOGGED = "--resume goes on with a run of the history, and --no-log keeps none."
RESUME_UNLOGGED_HINT = "Give one of them."
NOT_A_TIME = '"{time}" is not a time.'
NOT_A_TIME_HINT = "Write it as 14:30."
STANDARD_INPUT = "standard input"
ANSWERS_NOT_UTF_8 = "{path} is not UTF-8 text."
ANSWERS_NOT_UTF_8_HINT = "Save it as UTF-8."

# Offers before the first question.
OFFER_RESUME = "A run of {routine} begun at {time} is unfinished: {answered} of {count} answered."
OFFER_RESUME_OPTIONS = ("go on with it", "start afresh")
OFFER_QUICK = "This takes about {time}; {left} to {at}."
OFFER_QUICK_OPTIONS = ("take the quick routine", "take this one all the same")

# Offers where the history cannot be written.
OFFER_UNLOGGED = "{trouble} What now?"
OFFER_UNLOGGED_OPTIONS = ("try again", "go on, keeping nothing more")
KEPT_BEFORE = "What you answered before that is kept in the history; the rest of this run is not."

# Questions.
SECTION = "{number} of {count}"
PROGRESS = "{number} of {count}"
TIME_LEFT = "about {time} left"
TO_APPOINTMENT = "{time} to {at}"
PAST_APPOINTMENT = "{at} has come"
EARLIER = "Earlier answer: {answer}."
NOT_YET = "Not yet. What helps:"
NOT_YET_BARE = "Not yet."
UNWISE = "Better not to begin before this is so. You decide."
CARD_QUESTION = "Once you have opened with the client: was all of this in place?"
CARD_READY = "Opened together"
WHY_NONE = "No reason is written down for this one."
SOURCES = "Sources: {sources}"
ANOTHER_WAY = "Another way: {alternative}"
NOT_KEPT = "Not kept."

# What became of an item.
STATE = "In place"
OUTCOMES = {
    "done": "{state}",
    "fixed": "{state}, put right",
    "accepted": "left as it is",
    "skipped": "skipped",
    "not-applicable": "does not apply",
    "unanswered": "not answered",
}
DONE_EXERCISE = "Done"
UNSAID = "Noticed; not kept"
SCALE_VALUE = "{value} of {maximum}"

# Keys, as shown beside each.
KEY_YES = "yes"
KEY_NOW = "it is now"
KEY_NOT_YET = "not yet"
KEY_ACCEPT = "go on as it is"
KEY_SKIP = "skip"
KEY_NOT_APPLICABLE = "does not apply"
KEY_BACK = "back"
KEY_WHY = "why"
KEY_LEAVE = "leave"
KEY_KEEP = "keep it"
KEY_BEGIN = "begin"
KEY_DONE = "done my own way"
KEY_OTHER = "another way"
KEY_TAKE = "take"
KEY_PAUSE = "pause"
KEY_RESUME = "go on"
KEY_SHORTER = "shorter"
KEY_ENOUGH = "enough"
KEY_WRITE = "go on (empty: skip)"
BREATHE_IN, BREATHE_OUT = "breathe in", "breathe out"
"""The cues of a breathing exercise."""
PAUSED = "paused"
SECONDS_LEFT = "{seconds} s left"

# Plain lines.
PLAIN_STEP = "Step {number} of {count}."
PLAIN_TYPE = "Type {words}, then Enter."
PLAIN_UNKNOWN = "That is not one of the answers here."
PLAIN_EMPTY = "This one wants a letter, not Enter alone."
PLAIN_BEAT = "{cue}, {seconds}."
PLAIN_HOLD = "{seconds}. Enter ends it at any time."
PLAIN_SCALE = "A number from {minimum}, {low}, to {maximum}, {high}."
PLAIN_OPTION = "{number}: {option}"
PLAIN_OVER = "That was the time."

# The end.
VERDICTS = {
    "ready": "All is in place.",
    "ready-with-exceptions": "What matters most is in place. Still open:",
    "not-ready": "Something essential is open:",
}
READY_BUT_ONE = "Everything needed is in place; 1 question was left open."
READY_BUT = "Everything needed is in place; {count} questions were left open."
KEPT_VERDICT = "An answer that is not kept brought up what is open, so the verdict that is kept is {verdict}."
CLOSING = "Begin when you are."
CLOSING_AFTER = "The hour is closed."
INTENTION = "For this hour: {words}"
TOOK = "{answered} of {count} answered in {time}."
LEFT = "Saved: {answered} of {count} answered. To go on, start presencecheck again."
LEFT_UNLOGGED = "Left: {answered} of {count} answered; nothing was to be kept."
LEFT_NOTHING = "Nothing was answered, so nothing is kept."
CLEARS = "Enter clears this screen."

# Lists and tables.

# Trouble.
NOT_A_TERMINAL = "There is no terminal to ask in."
NO_SECOND_SCREEN = "This terminal has no second screen, so what is shown in it cannot be cleared."
NO_SECOND_SCREEN_HINT = "Walk in another terminal, or without --private and the setting private."
NOT_A_TERMINAL_HINT = "Answer from a file: presencecheck run --answers FILE (or - for standard input)."
BUG = "A fault in presencecheck itself, sorry: {kind} at {where}."
BUG_HINT = "What was answered before is kept. Please report this line; it holds nothing you typed."
INTERRUPTED = "Interrupted."


def duration(seconds: float) -> str:
    """A length of time in plain words: 40 s, 5 min, 5 min 12 s is never needed for estimates."""
    if seconds < 90:
        return f"{max(round(seconds), 1)} s"
    return f"{round(seconds / 60)} min"


def exact(seconds: float) -> str:
    """A measured length of time: 5 min 12 s."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def quoted(words: str) -> str:
    """Words to be said aloud."""
    return f"“{words}”"


def spoken(seconds: int) -> str:
    """Seconds as they are read aloud: 1 second, 4 seconds."""
    return f"{seconds} second{'' if seconds == 1 else 's'}"


def cited(sources: Iterable[str]) -> str:
    """Sources one after the other, each with its full stop."""
    return " ".join(f"{source.rstrip('.')}." for source in sources)
