"""What is said where a command ends in a way of its own."""

from presencecheck.messages.error_text import ErrorText

BUG = "A fault in presencecheck itself, sorry: {kind} at {where}."
BUG_HINT = "What was answered before is kept. Please report this line; it holds nothing you typed."
INTERRUPTED = "Interrupted."

# What the system refuses.
REFUSED = ErrorText(
    "The system refused something that presencecheck needs: {reason}.",
    "Close other programs or make room, then try again; what was answered before is kept.",
)
NO_REASON = "it did not say why"
NO_MEMORY = ErrorText("There is not enough memory.", "Close other programs, then try again.")
NO_THREAD = ErrorText("The system starts no more threads.", "Close other programs, then try again.")
