"""What is said of questions from others whose kept answers would tell of a client."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

KEPT = Plural(
    one="The answer to one question would be kept in your history, and tells of a client:",
    other="The answers to {count} questions would be kept in your history, and tell of a client:",
)
QUESTION = "{ask} ({ref}: {what})"
MORE = Plural(one="and {count} more", other="and {count} more")
REFUSED = ErrorText(
    "{title} is not taken: it keeps answers that tell of a client, which is not allowed on this computer.",
    "They are {refs}. Ask who wrote it for one with keep: false there, or the person who looks after this computer.",
)
