"""What is said of a file of answers that does not fit the run."""

PLACE = "{name}:{line}: {problem}."
NOT_LISTED = '"{item}" is not one of the lines that "{prompt}" is about here'
NO_ITEM = 'there is no item "{item}" in this run'
OTHER_ITEM = '"{item}" is answered, but "{asked}" is asked'
NO_SUCH_ANSWER = '"{item}" does not take this answer'
KEPT = "The answers before it are kept."
NOT_AN_ANSWER = "this line is no answer"
NOT_AN_ANSWER_HINT = 'Write {"item": "environment/room-closed", "answer": "yes"}.'
STANDARD_INPUT = "standard input"
NOT_UTF_8 = "{path} is not UTF-8 text."
NOT_UTF_8_HINT = "Save it as UTF-8."
