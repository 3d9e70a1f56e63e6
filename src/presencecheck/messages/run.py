"""The help of the options of `run`, and what is said of options that cannot be followed."""

from presencecheck.messages.error_text import ErrorText

OPTIONS = {
    "names": "Checklists or routines, in their order.",
    "modality": "How the session is held.",
    "setting": "With whom it is.",
    "first_session": "It is a first session.",
    "at": "When it begins, as 14:30 or 2:30 pm, or next, by your calendar; keeps the time left in view.",
    "within": "The same in minutes from now, as 10.",
    "edit": "Write your own lists there: all of them, or the one that is named.",
    "browser": "In your browser instead of the terminal.",
    "no_open": "In the browser: print the address of the page instead of opening it.",
    "plain": "Plain lines, for screen readers and braille; --no-plain: drawn, also under one.",
    "no_motion": "Nothing moves on screen.",
    "private": "Clear the screen at the end.",
    "answers": "Answer from a file, or - for standard input.",
    "no_log": "Keep nothing of this run.",
    "resume": "Continue an unfinished run, or not.",
    "probe": "Measure what can be measured, or only ask; with --answers only ask.",
}
"""Help of the options and arguments, by parameter."""
EDIT_ONE = ErrorText("One list is written at a time.", "Give one name, or none for all of your lists.")
RESUME_UNLOGGED = "--resume continues a run of the history, and --no-log keeps none."
RESUME_UNLOGGED_HINT = "Give one of them."
