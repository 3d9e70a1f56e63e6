"""What is said where the cards of an earlier walk are recalled."""

QUESTION = "Which of these were left open?"
LINE = "{number} {state}"
MARKED = "left open"
"""Beside a line, and for what was left open."""
LEFT_OPEN = "{state}: left open"
NEXT_TIME = "Next time: {remedy}"
NONE_OPEN = "Nothing was left open."
PLAIN = (
    "Type the numbers of what was left open, such as 1 2, ? for the questions, {client} or {quit}, then Enter. "
    "Enter alone when that is all."
)
PLAIN_SHORT = "Numbers, Enter alone, ?, {client}, {quit} or help."
PLAIN_MORE = "Type + for the other lines."
