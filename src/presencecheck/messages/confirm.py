"""What is said where a yes is needed."""

NOBODY_TO_ASK = ("There is no terminal to ask in.", "Answer beforehand with --yes.")
YES_OR_NO = "{question} [y/N]"
YES = ("y", "yes")
"""What counts as a yes, in small letters."""
