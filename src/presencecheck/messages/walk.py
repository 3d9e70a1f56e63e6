"""What is said in a walk, from its first line to its last question."""

from collections.abc import Iterable

from presencecheck.messages import durations as durations_messages
from presencecheck.messages.plural import Plural

# The walk begins.
STEPS = Plural(one="1 step, about {time}.", other="{count} steps, about {time}.")
STEPS_KEPT = Plural(
    one="1 step, about {time}. Your answer is kept.",
    other="{count} steps, about {time}. Every answer is kept as you go.",
)
TOGETHER = Plural(
    one="1 of them is confirmed at once, if it is still so.",
    other="{count} of them are confirmed at once, if still so.",
)
RECALLED_FIRST = Plural(one="First a look back at the last card.", other="First a look back at {count} cards.")
RESUMED = "Continuing the run begun at {time}; {answered} of {count} steps gone through."
OPEN_ELSEWHERE = "Another window has a run open; this one is a run of its own."
OPEN_THERE = "The unfinished run is open in another window, and goes on there."
RUN_ENDED = "That run ended at {time}."
RUN_ENDED_HINT = "A run can go on for 20 minutes after its last answer. Start a new one: presencecheck"
CHECK_ENDED = "This check ended at {time}."
NOTHING_UNFINISHED = "There is no unfinished run to continue."
NOTHING_UNFINISHED_HINT = "Start one: presencecheck"
TRIAL = "This file is only tried: nothing of this run is kept, and it joins no list of yours."
UNLOGGED = "This run is not kept in the history."
HEARD = (
    "A screen reader is on, so this is in plain lines. Drawn instead: presencecheck run --no-plain; "
    "always drawn: presencecheck config set plain false."
)
NOTHING_LEFT = "Nothing is left to check."

# Offers before the first question.
OFFER_RESUME = "A run of {routine} begun at {time} is unfinished: {answered} of {count} steps gone through."
OFFER_RESUME_LATER = "{offer} The last answer was at {last}."
"""Where so much time has passed that a new run comes first."""
OFFER_RESUME_OPTIONS = {"resume": "go on with it", "new": "start a new one"}
OFFER_QUICK = "This takes about {time}; {left} to {at}."
OFFER_QUICK_LATE = "This takes about {time}; {at} has come."
OFFER_QUICK_OPTIONS = ("take the quick routine", "take this one all the same")
NO_SESSION = "what starts at {at} is no session"
"""The option beside them, of a start that the calendar has; the letter x takes it, too."""
FROM_CALENDAR = "{at} is from your calendar, as of {read}."
NO_START = "Your calendar has no session within the next 12 hours, as of {read}."
NO_START_TIMES = "The next start is not known. Read the calendar: presencecheck appointment --refresh"
NO_CALENDAR = "The next start is not known, since no calendar is set: presencecheck config set calendar"

# Several items confirmed together.
STILL_SO_TIME = "Same room, same computer as at {time}?"
STILL_SO_TODAY = "Same room, same computer as earlier today?"
STILL_SO_DAY = "Same room, same computer as on {day}?"
STILL_SO_MORE = "And these, are they still so?"
STILL_SO_PAUSE = "The last answer was at {time}. Is this still so, for this client?"
STILL_SO_LINE = "{number} {state}"
STILL_SO_SAME_ANSWER = "The same answer as then: {ask}"
"""In place of the state, for a question that can be answered in several ways."""
STILL_SO_ANSWER = "{ask} {answer}"
STILL_SO_ASK = "{number} {ask}"
STILL_SO_SINCE = "since {day}"
STILL_SO_MARKED = "will be asked"
STILL_SO_NOTES = " · "
"""Between the remarks beside a line."""
STILL_SO_ENTER = "Press y or n."
STILL_SO_SETTLED = "Still so"
STILL_SO_SETTLED_SOME = "Still so: {numbers}"
STILL_SO_SETTLED_NONE = "These are asked one by one."

# Offered once, before the first scale.
OFFER_NUMBERS = (
    "Next comes a question that is answered by a number. Keep such numbers for yourself? They are on this computer and "
    "come out in an export. "
    "You can change it later: presencecheck config set keep-numbers."
)
OFFER_NUMBERS_OPTIONS = ("no, only use them now", "yes, keep them")

# Offers where the history cannot be written.
OFFER_UNLOGGED = "{trouble} What now?"
OFFER_UNLOGGED_OPTIONS = ("try again", "go on, keeping nothing more")
KEPT_BEFORE = "What you answered before that is kept in the history; the rest of this run is not."

# Questions.
SECTION = "part {number} of {count}"
PROGRESS = "{number} of {count}"
ESSENTIAL = "essential"
"""Beside the number of a question that decides over the verdict."""
TIME_LEFT = "about {time} left"
OPEN = "{count} open"
AFTER_VERDICT = "once more"
TO_APPOINTMENT = "{time} to {at}"
PAST_APPOINTMENT = "{at} has come"
LONG_PAST_APPOINTMENT = "{at} was {time} ago"
"""Where it is so long past that another time may have been meant."""
PROGRESS_PARTS = " · "
"""Between the parts of the line that says where the walk stands."""
EARLIER = "Earlier answer: {answer}."
ADDED = Plural(one="That makes one step more: {total} now.", other="That makes {count} steps more: {total} now.")
NOT_YET = "Not yet. What helps:"
NOT_YET_BARE = "Not yet."
UNWISE = "Better not to begin before this is so. You decide."
CARD_READY = "Opened together"
REQUIRED = "{by} requires this one. You can leave it open; the verdict then says so."
WHY_NONE = "No reason is written down for this one."
EVIDENCE = {
    "trial": "Something like it was tried in a trial or an experiment.",
    "survey": "It rests on what people said in a survey or in interviews.",
    "guidance": "It rests on professional guidance.",
    "custom": "It is a custom of the profession.",
    "ours": "It is the judgement of its authors.",
}
"""What an item rests on at best."""
SOURCES = "Sources, and how much of each was read: {sources}"
WHY_MORE = "What that rests on: ? again."
SOURCE = "{source}."
ANOTHER_WAY = "Another way: {alternative}"
OR_ANOTHER_WAY = " Or: "
NONE_MARKED = "none of these"
BETWEEN_MARKS = ", "
NOT_KEPT = "Not kept."
QUOTED = "“{words}”"

# Measurements.
MEASURING = "measuring…"
PLAIN_MEASURING = "Measuring, 3 seconds at most."
MEASURING_SAID = "measuring… your yes counts unless it finds otherwise"
PLAIN_MEASURING_SAID = "Still measuring. Your yes counts, unless it finds otherwise."
ON_PAGE = "waiting for the page in your browser…"
PLAIN_ON_PAGE = "The page opens in your browser. What it finds is told here; you can also answer without it."
MEASURED = "Measured: {sentence}"
NOT_MEASURED = "Not measured: {sentence}"
TO_MEASURE = "To have it measured: {remedy}"

# Answers, as shown once they are given.
STATE = "In place"
OUTCOMES = {
    "done": "{state}",
    "fixed": "{state}, put right",
    "accepted": "left as it is",
    "skipped": "skipped",
    "not-applicable": "does not apply",
    "unanswered": "not answered",
    "still-so": "{state}, still so",
}
DONE_EXERCISE = "Done"
UNSAID = "Noticed; not kept"
SCALE_VALUE = "{value} of {maximum}"

# Keys, and what is shown beside each.
ENTER = "Enter"
SPACE = "space"
NUMBERS = "{lowest}–{highest}"
"""The digits that can be pressed."""
KEY_YES = "yes"
KEY_YES_MEASURED = "yes (measure again)"
KEY_YES_AGAINST = "yes all the same"
KEY_NOW = "it is now"
KEY_NOT_YET = "not yet"
KEY_ACCEPT = "go on as it is"
KEY_MEASURE = "measure"
KEY_SKIP = "skip"
KEY_NOT_APPLICABLE = "does not apply"
KEY_BACK = "back"
KEY_CLIENT = "client is here"
KEY_WHY = "why"
KEY_LEAVE = "leave"
KEY_NO_SESSION = "no session"
KEY_KEEP = "keep it"
KEY_BEGIN = "begin"
KEY_DONE = "done my own way"
KEY_OTHER = "another way"
KEY_CHOOSE = "choose"
KEY_MARK = "mark or unmark"
KEY_TAKE = "take these"
KEY_TAKE_NONE = "none of these"
KEY_PAUSE = "pause"
KEY_RESUME = "go on"
KEY_SHORTER = "shorter"
KEY_ENOUGH = "enough"
KEY_WRITE = "go on (empty: skip)"
KEY_STILL_SO = "still so"
KEY_REST_STILL_SO = "the rest is still so"
KEY_ASK_ONE = "ask that one"
KEY_ASK_ALL = "ask all of them"
KEY_QUESTIONS = "their questions"
KEY_AGAIN = "that one again"
KEY_LAST = "the last question again"
KEY_MORE = "{count} more"
KEY_END = "end"
KEY_NEW = "a new one"
BREATHE_IN, BREATHE_OUT = "breathe in", "breathe out"
"""The cues of a breathing exercise."""
PAUSED = "paused"
SECONDS_LEFT = "{seconds} s left"
SCALE_ENDS = "{minimum} {low} … {maximum} {high}"

# Plain lines.
PLAIN_STEP = "Step {number} of {count}."
PLAIN_STEP_ESSENTIAL = "Step {number} of {count}, essential."
PLAIN_TYPE = "Type {words}, then Enter."
PLAIN_SHORT = "{words}."
"""The same once all of it was said: what answers, or help."""
PLAIN_HELP = "help"
"""The word that says all of it again."""
PLAIN_MEANS = {"not-applicable": "{word} if it does not apply"}
"""What is said of a word that does not say it itself."""
PLAIN_KEEP = "nothing to {meaning}"
PLAIN_LETTER = "{letter} for {meaning}"
PLAIN_MEASURE = "{letter} to {meaning}"
PLAIN_NUMBER = "a number"
PLAIN_MARK = ("up to {most} numbers, such as 1 2", "0 for none of them")
PLAIN_WORDS = ("a few words", "nothing to skip")
PLAIN_EXERCISE = ("nothing to begin", "{done} when done your own way", "{other} for another way")
PLAIN_OTHER = "other"
"""The word that shows another way of an exercise."""
PLAIN_TYPED = {
    "skip": "skip",
    "not-applicable": "x",
    "back": "back",
    "why": "why",
    "client": "client",
    "quit": "quit",
}
"""The words that every question takes, by what they mean in `answer_words`."""
PLAIN_UNKNOWN = "That is not one of the answers here."
PLAIN_EMPTY_NUMBER = "Type a number here."
PLAIN_CUE = "{cue}, {seconds}."
PLAIN_EXERCISE_BEGINS = "{seconds}. Enter ends it at any time."
PLAIN_SCALE = "A number from {minimum}, {low}, to {maximum}, {high}."
PLAIN_OPTION = "{number}: {option}"
PLAIN_EXERCISE_OVER = "That was the time."
PLAIN_STILL_SO = (
    "Type y if all of these are still so, numbers for those to be asked, n to be asked all, ? for their questions, "
    "{client} or {quit}, then Enter."
)
PLAIN_STILL_SO_SHORT = "y, numbers, n, ?, {client}, {quit} or help."
PLAIN_STILL_SO_REST = "Type y if the rest is still so, or other numbers, then Enter."
PLAIN_LAST_OPEN = Plural(one="1 to answer what is open", other="1 to {count} to answer one of these again")
PLAIN_LAST_TEN = "1 to 9, or 0 for the tenth, to answer one of these again"
PLAIN_LAST_QUESTION = "b for the last question again"
PLAIN_LAST_MORE = Plural(one="+ for 1 more", other="+ for {count} more")
PLAIN_LAST_ENDS = "Press Enter alone to end."
PLAIN_NEW = "Press Enter for a new one, or type quit."


def quoted(words: str) -> str:
    """Words to be said aloud."""
    return QUOTED.format(words=words)


def cited(sources: Iterable[str]) -> str:
    """Sources one after the other, each with its full stop."""
    return " ".join(SOURCE.format(source=source.rstrip(".")) for source in sources)


def to_appointment(seconds: float, at: str) -> str:
    """How long it is to an appointment, or that it has begun; negative seconds are past."""
    if seconds > 0:
        return TO_APPOINTMENT.format(time=durations_messages.estimate(seconds), at=at)
    if seconds > -_LONG_SECONDS:
        return PAST_APPOINTMENT.format(at=at)
    return LONG_PAST_APPOINTMENT.format(time=durations_messages.estimate(-seconds), at=at)


_LONG_SECONDS = 60 * 60
