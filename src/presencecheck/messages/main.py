"""What is said where a command ends in a way of its own."""

BUG = "A fault in presencecheck itself, sorry: {kind} at {where}."
BUG_HINT = "What was answered before is kept. Please report this line; it holds nothing you typed."
INTERRUPTED = "Interrupted."
