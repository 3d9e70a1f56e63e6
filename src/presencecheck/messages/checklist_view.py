"""What stands beside the texts of a checklist where it is shown, printed or handed out."""

# Labels of what an item says beside its question; what has none speaks for itself.
NOTES = {
    "ready": "Ready",
    "answers": "One of",
    "any": "Any of",
    "some": "Up to {most} of",
    "steps": "Step by step",
    "other": "Another way",
    "words": "Words for it",
    "help": "If not yet",
    "after": "Then",
    "when": "Only",
    "why": "Why",
    "link": "Link",
    "evidence": "Evidence",
}
HANDED_NOTES = {**NOTES, "help": "What helps", "why": ""}
"""The same, where the list is written to the client."""
OTHER_LABELS = {
    "why": ("reason", "rationale", "because"),
    "help": ("if not", "if no", "help", "what to do", "remedy"),
    "answers": ("options", "answers"),
}
"""Labels of the same meaning in lists of others, in small letters."""
WRITTEN = "In your own words, {most} characters at most"
"""Of a question that is answered in words, where there is no line to write on."""
LABELLED = "{label}: {words}"
SOURCES_TITLE = "Sources"
ESSENTIAL_ETC = {"essential": "essential", "standard": "", "optional": "optional"}
ADDED = "only if added"
MOMENTS = {
    "setup": "before the client comes",
    "arrive": "on arriving",
    "open": "with the client",
    "between": "between sessions",
    "close": "after the session",
}
"""Of an item that is for another moment than its list."""
PART = "{title} ({sessions})"
"""Of a list that its routine includes only for some sessions."""

# What the notes are made of.
SCALE = "{lowest} to {highest}"
TIMED_STEP = "{say} ({seconds} s)"
"""In every language: a step of an exercise with a time of its own."""
BREATHE = ("breathe in for {in_} s", "breathe out for {out} s")
NEEDS = {
    "breath": "breath",
    "sight": "sight",
    "standing": "standing",
    "imagery": "imagery",
    "hearing": "hearing",
}
OTHER_WAY = "{say} (needs {needs})"
OTHER_WAY_FOR_ALL = "{say} (for everyone)"
"""Of a way that needs nothing of these."""
EVIDENCE = {
    "trial": "a trial or an experiment with something like it",
    "survey": "what people said in a survey or in interviews",
    "guidance": "guidance of a professional body",
    "custom": "custom of the field",
    "ours": "judgement of the authors",
}
AFTER_OPTION = "{option}"
AFTER_MARKED = "with {option}"
AFTER_AT_MOST = "{bound} or less"
AFTER_AT_LEAST = "{bound} or more"
AFTER_BETWEEN = "{low} to {high}"
AFTER_SAY = "{answer}: {say}"
AFTER_ADD = "{answer}: also “{ask}”"
WHEN = {
    "video": "by video",
    "audio": "by audio",
    "in-person": "in person",
    "individual": "with one person",
    "couple": "with a couple",
    "group": "with a group",
    "family": "with a family",
    "child": "with a child",
}
WHEN_FIRST = {True: "in a first session", False: "in later sessions"}
OR = " or "
REVISED = "revised {day}"
VERSION = "version {version}"

# In FHIR.
NO_ANSWER = "If there is no answer: why?"
CONTEXT_TITLE = "What kind of session it is"
CONTEXT_QUESTIONS = {
    "modality": "By video, audio or in person?",
    "setting": "With whom?",
    "first-session": "Is it a first session?",
}
OUTCOME_DISPLAYS = {
    "done": "in place",
    "fixed": "not yet at first, then put right",
    "accepted": "left as it is",
    "skipped": "skipped",
    "not-applicable": "does not apply",
    "unanswered": "not answered",
    "still-so": "confirmed as still so",
}
CARD_TITLE = "To have in view, once the client is there"

# Files that are written.
